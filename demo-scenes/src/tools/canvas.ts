/** The frame that is being composed: first the still picture, then what moves, then sensor grain. */
import type { Colour } from './colour.ts'
import { createRandom } from './noise.ts'
import { brighten, faded, over, weigh } from './pixels.ts'
import { clampByte, type Layer, type Light, type Picture, type Sprite } from './sprite.ts'

/** The colour and taper of a line: create it once with `lineInk`, so that drawing allocates nothing. */
export interface LineInk {
  /** `0xffRRGGBB`. */
  readonly packed: number
  /** Width at the end of the line divided by the width at its start. */
  readonly taper: number
}

export function lineInk(colour: Colour, taper = 1): LineInk {
  const [red, green, blue] = colour.map((part) => Math.round(clampByte(part, 1)))
  return { packed: (255 << 24) | ((red ?? 0) << 16) | ((green ?? 0) << 8) | (blue ?? 0), taper }
}

const GRAIN_PIXELS = 40_009
let grain: Int32Array | undefined

/**
 * A frame that is being drawn. Every method works in place and allocates nothing. Positions are in
 * pixels from the top left; fractions count, so that slow movement is smooth. Whole numbers are kept
 * as integers (`| 0`): a loop over floating-point numbers takes twice as long.
 */
export class Canvas {
  /** Pixels. */
  readonly width: number
  readonly height: number
  /** `height * width` pixels, packed `0x00RRGGBB`: half the work of separate bytes. */
  readonly #pixels: Int32Array
  /** The finished frame, BGR: four pixels in three words. */
  readonly #packed: Int32Array
  readonly #bytes: Uint8Array

  constructor(width: number, height: number) {
    this.width = width
    this.height = height
    const groups = Math.ceil((width * height) / 4)
    this.#pixels = new Int32Array(groups * 4)
    this.#packed = new Int32Array(groups * 3)
    this.#bytes = new Uint8Array(this.#packed.buffer, 0, width * height * 3)
  }

  /** Starts the frame with an opaque picture of the same size. */
  begin(picture: Picture): void {
    this.#pixels.set(picture.pixels)
  }

  /** Draws a sprite with its top left corner at (x, y); opacity 0 to 1. */
  blit(sprite: Sprite, x: number, y: number, opacity = 1): void {
    this.#blitRows(sprite, x, y, 0, sprite.height + 1, opacity)
  }

  /** As `blit`, but bent like a plant in a current: the top moves `bend` pixels to the right. */
  sway(sprite: Sprite, x: number, y: number, bend: number): void {
    for (let row = 0; row <= sprite.height; row++) {
      const up = 1 - row / sprite.height
      this.#blitRows(sprite, x + bend * up * up, y, row, row + 1, 1)
    }
  }

  /** Adds a light, multiplied by `gain` (0 to 1), with its top left corner at the pixel nearest to (x, y). */
  glow(light: Light, x: number, y: number, gain = 1): void {
    const { width, runs } = light
    const pixels = this.#pixels
    const weight = Math.round(gain * 256) | 0
    const left = Math.round(x) | 0
    const top = Math.round(y) | 0
    const toX = Math.min(width, this.width - left)
    const toY = Math.min(light.height, this.height - top)
    for (let row = Math.max(0, -top); row < toY; row++) {
      const line = (top + row) * this.width + left
      for (let column = Math.max(0, -left); column < toX;) {
        const here = runs[row * width + column] ?? 0
        if (here < 0) {
          column -= here
          continue
        }
        pixels[line + column] = brighten(pixels[line + column] ?? 0, here, weight)
        column++
      }
    }
  }

  /** As `glow`, scaled by `size`. */
  glowScaled(light: Light, x: number, y: number, size: number, gain: number): void {
    const { width, height, runs } = light
    const pixels = this.#pixels
    const weight = Math.round(gain * 256) | 0
    const fromX = Math.max(0, Math.ceil(x - 0.5)) | 0
    const fromY = Math.max(0, Math.ceil(y - 0.5)) | 0
    const toX = Math.min(this.width, Math.floor(x + width * size))
    const toY = Math.min(this.height, Math.floor(y + height * size))
    for (let row = fromY; row < toY; row++) {
      const line = Math.min(height - 1, ((row + 0.5 - y) / size) | 0) * width
      for (let column = fromX; column < toX; column++) {
        const here = runs[line + Math.min(width - 1, ((column + 0.5 - x) / size) | 0)] ?? 0
        if (here <= 0) continue
        const at = row * this.width + column
        pixels[at] = brighten(pixels[at] ?? 0, here, weight)
      }
    }
  }

  /**
   * Draws a layer over full rows from `top` down, shifted left by `shift` and repeated
   * horizontally: clouds, fog, shadows. The rows step to the next pixel at different times, so that
   * the layer moves smoothly without being resampled.
   * @param mask for each pixel of the frame (`height * width`) how much the layer may cover, 0 to 255
   */
  drift(layer: Layer, shift: number, top: number, mask?: Uint8Array): void {
    const { width, runs } = layer
    const pixels = this.#pixels
    const columns = this.width
    const rows = Math.min(layer.height, this.height - top)
    for (let row = 0; row < rows; row++) {
      const whole = Math.floor(shift + row * 0.618) - Math.floor(row * 0.618)
      const line = (top + row) * columns
      const start = row * width
      let from = (((whole % width) + width) % width) | 0
      for (let column = 0; column < columns;) {
        const here = runs[start + from] ?? 0
        const alpha = here >>> 24
        const step = alpha === 0 ? here : 1
        if (alpha > 0) {
          const at = line + column
          const share = mask ? (mask[at] ?? 0) : 255
          if (share === 255) {
            pixels[at] = alpha === 255 ? here & 0xffffff : over(pixels[at] ?? 0, here)
          } else if (share > 0) {
            pixels[at] = over(pixels[at] ?? 0, faded(here, share))
          }
        }
        column += step
        from += step
        if (from >= width) from -= width
      }
    }
  }

  /** Draws a sprite scaled by `size` (best 0.5 to 1), with its top left corner at (x, y). */
  scaled(sprite: Sprite, x: number, y: number, size: number, opacity = 1): void {
    const { width, height, pixels: source } = sprite
    const pixels = this.#pixels
    const weight = Math.round(opacity * 256) | 0
    const fromX = Math.max(0, Math.ceil(x - 0.5)) | 0
    const fromY = Math.max(0, Math.ceil(y - 0.5)) | 0
    const toX = Math.min(this.width, Math.floor(x + width * size + 0.5))
    const toY = Math.min(this.height, Math.floor(y + height * size + 0.5))
    for (let row = fromY; row < toY; row++) {
      const v = Math.min(height - 1.01, Math.max(0, (row + 0.5 - y) / size - 0.5))
      const down = ((v - (v | 0)) * 16) | 0
      const line = (v | 0) * width
      for (let column = fromX; column < toX; column++) {
        const u = Math.min(width - 1.01, Math.max(0, (column + 0.5 - x) / size - 0.5))
        const right = ((u - (u | 0)) * 16) | 0
        const from = line + (u | 0)
        const a = source[from] ?? 0
        const b = source[from + 1] ?? 0
        const c = source[from + width] ?? 0
        const d = source[from + width + 1] ?? 0
        if ((a | b | c | d) === 0) continue
        const wd = right * down
        const wc = (16 - right) * down
        const wb = right * (16 - down)
        const wa = 256 - wb - wc - wd
        const at = row * this.width + column
        const mean = weigh(a, b, c, d, wa, wb, wc, wd)
        pixels[at] = over(pixels[at] ?? 0, weight === 256 ? mean : faded(mean, weight))
      }
    }
  }

  /** Draws a straight line with round ends and smooth edges, `width` pixels wide at its start. */
  line(
    x0: number,
    y0: number,
    x1: number,
    y1: number,
    width: number,
    ink: LineInk,
    opacity = 1,
  ): void {
    const { packed, taper } = ink
    const pixels = this.#pixels
    const thinning = ((taper - 1) * width) / 2
    const reach = (Math.max(1, taper) * width) / 2 + 1
    const dx = x1 - x0
    const dy = y1 - y0
    const squared = dx * dx + dy * dy || 1
    // How far the line extends to both sides of its middle within one row.
    const half = dy === 0 ? Infinity : (reach * Math.sqrt(squared)) / Math.abs(dy)
    const fromX = Math.max(0, Math.floor(Math.min(x0, x1) - reach))
    const toX = Math.min(this.width - 1, Math.ceil(Math.max(x0, x1) + reach))
    const toY = Math.min(this.height - 1, Math.ceil(Math.max(y0, y1) + reach))
    for (let y = Math.max(0, Math.floor(Math.min(y0, y1) - reach)); y <= toY; y++) {
      const middle = dy === 0 ? x0 : x0 + ((y + 0.5 - y0) * dx) / dy
      const end = Math.min(toX, middle + half)
      for (let x = Math.max(fromX, Math.floor(middle - half)) | 0; x <= end; x++) {
        const px = x + 0.5 - x0
        const py = y + 0.5 - y0
        const along = Math.min(1, Math.max(0, (px * dx + py * dy) / squared))
        const offX = px - dx * along
        const offY = py - dy * along
        const inside = width / 2 + thinning * along + 0.5 - Math.sqrt(offX * offX + offY * offY)
        if (inside <= 0) continue
        const weight = ((inside < 1 ? inside : 1) * opacity * 256) | 0
        const at = y * this.width + x
        pixels[at] = over(pixels[at] ?? 0, faded(packed, weight))
      }
    }
  }

  /**
   * Writes the frame as BGR, `height * width * 3` bytes, with sensor grain.
   * @param level amplitude of the grain: 0 (daylight) to 3 (night)
   */
  finish(bytes: Uint8Array, frameNumber: number, level: 0 | 1 | 2 | 3): void {
    grain ??= createGrain()
    const noise = grain
    const pixels = this.#pixels
    const packed = this.#packed
    const mask = 0x010101 * ((2 << level) - 1)
    let from = (Math.abs(Math.trunc(frameNumber)) * 7919) % (GRAIN_PIXELS - 3)
    for (let at = 0, word = 0; word < packed.length; at += 4, word += 3, from += 4) {
      if (from >= GRAIN_PIXELS - 3) from -= GRAIN_PIXELS - 3
      const a = (pixels[at] ?? 0) + ((noise[from] ?? 0) & mask)
      const b = (pixels[at + 1] ?? 0) + ((noise[from + 1] ?? 0) & mask)
      const c = (pixels[at + 2] ?? 0) + ((noise[from + 2] ?? 0) & mask)
      const d = (pixels[at + 3] ?? 0) + ((noise[from + 3] ?? 0) & mask)
      packed[word] = a | (b << 24)
      packed[word + 1] = (b >> 8) | (c << 16)
      packed[word + 2] = (c >> 16) | (d << 8)
    }
    bytes.set(this.#bytes)
  }

  #blitRows(sprite: Sprite, x: number, y: number, from: number, to: number, opacity: number) {
    const { width, height, spans, pixels: source } = sprite
    const pixels = this.#pixels
    const left = Math.floor(x) | 0
    const top = Math.floor(y) | 0
    const right = x - left
    const down = y - top
    const weight = opacity * 256
    const bottomRight = Math.round(right * down * weight) | 0
    const bottomLeft = Math.round((1 - right) * down * weight) | 0
    const topRight = Math.round(right * (1 - down) * weight) | 0
    const topLeft = Math.max(0, Math.round(weight) - bottomRight - bottomLeft - topRight) | 0
    const toY = Math.min(to, this.height - top)
    for (let row = Math.max(from, -top); row < toY; row++) {
      // Pixels outside the sprite count as transparent.
      const here = row < height ? row : -1
      const above = row - 1
      const first = Math.min(firstOf(spans, here, width), firstOf(spans, above, width))
      const end = Math.max(endOf(spans, here), endOf(spans, above))
      const fromX = Math.max(first, -left)
      const toX = Math.min(end + 1, this.width - left)
      let at = (top + row) * this.width + left + fromX
      let d = fromX > 0 && here >= 0 ? (source[here * width + fromX - 1] ?? 0) : 0
      let b = fromX > 0 && above >= 0 ? (source[above * width + fromX - 1] ?? 0) : 0
      for (let column = fromX; column < toX; column++, at++) {
        const c = d
        const a = b
        d = here >= 0 && column < width ? (source[here * width + column] ?? 0) : 0
        b = above >= 0 && column < width ? (source[above * width + column] ?? 0) : 0
        if ((a | b | c | d) === 0) continue
        const mean = weigh(d, c, b, a, topLeft, topRight, bottomLeft, bottomRight)
        pixels[at] = over(pixels[at] ?? 0, mean)
      }
    }
  }
}

function firstOf(spans: Int32Array, row: number, width: number): number {
  return row < 0 ? width : (spans[row * 2] ?? width)
}

function endOf(spans: Int32Array, row: number): number {
  return row < 0 ? 0 : (spans[row * 2 + 1] ?? 0)
}

/** Grey grain: the same value, 0 to 15, in each of three bytes. */
function createGrain(): Int32Array {
  const random = createRandom(0x5eed)
  return Int32Array.from({ length: GRAIN_PIXELS }, () => 0x010101 * Math.floor(random() * 16))
}
