/** Paints anti-aliased shapes: for everything that is painted once, when a scene is created. */
import type { Colour, Ink, MutableColour } from './colour.ts'
import { hash } from './noise.ts'
import type { Box, Shape } from './shapes.ts'
import {
  clampByte,
  countRuns,
  findSpans,
  type Layer,
  type Light,
  type Picture,
  type Sprite,
} from './sprite.ts'

export interface Stroke {
  /** Opacity, 0 to 1. */
  readonly alpha?: number
  /** Width of the soft edge in picture heights; one pixel if left out. */
  readonly soft?: number
}

/**
 * A picture of floating-point colours. Positions are in picture heights of the frame, not in
 * pixels, so that a scene looks the same at every size.
 */
export class Painting {
  /** Pixels. */
  readonly width: number
  readonly height: number
  /** Pixels in one picture height. */
  readonly scale: number
  /** Premultiplied red, green, blue (0 to 255) and alpha (0 to 1): `height * width * 4`. */
  readonly #rgba: Float32Array

  constructor(width: number, height: number, scale: number) {
    this.width = Math.max(1, Math.ceil(width))
    this.height = Math.max(1, Math.ceil(height))
    this.scale = scale
    this.#rgba = new Float32Array(this.width * this.height * 4)
  }

  /** Fills a shape, or the whole picture, with ink. */
  paint(shape: Shape | undefined, ink: Ink, stroke: Stroke = {}): void {
    const soft = Math.max(stroke.soft ?? 0, 1 / this.scale)
    const alpha = stroke.alpha ?? 1
    const colour: MutableColour = [0, 0, 0]
    if (typeof ink !== 'function') [colour[0], colour[1], colour[2]] = ink
    const slack = shape?.slack ?? Infinity
    const rgba = this.#rgba
    const { fromX, toX, fromY, toY } = this.#bounds(shape?.box, soft / 2)
    for (let row = fromY; row < toY; row++) {
      const y = (row + 0.5) / this.scale
      let at = (row * this.width + fromX) * 4
      for (let column = fromX; column < toX; column++, at += 4) {
        const x = (column + 0.5) / this.scale
        const distance = shape ? shape.distance(x, y) : -soft
        const reach = 0.5 - distance / soft
        if (reach <= 0) {
          const skip = Math.max(0, Math.floor((distance - slack - soft) * this.scale))
          column += skip
          at += skip * 4
          continue
        }
        const cover = alpha * (reach < 1 ? reach : 1)
        if (typeof ink === 'function') ink(x, y, colour)
        const keep = 1 - cover
        rgba[at] = (rgba[at] ?? 0) * keep + colour[0] * cover
        rgba[at + 1] = (rgba[at + 1] ?? 0) * keep + colour[1] * cover
        rgba[at + 2] = (rgba[at + 2] ?? 0) * keep + colour[2] * cover
        rgba[at + 3] = (rgba[at + 3] ?? 0) * keep + cover
      }
    }
  }

  /** Draws ink of varying opacity over a box: `ink` writes the colour and returns the opacity, 0 to 1. */
  blend(box: Box | undefined, ink: (x: number, y: number, out: MutableColour) => number): void {
    const colour: MutableColour = [0, 0, 0]
    this.#visit(box, (x, y, at) => {
      const cover = ink(x, y, colour)
      if (cover <= 0) return
      const rgba = this.#rgba
      const keep = 1 - (cover < 1 ? cover : 1)
      rgba[at] = (rgba[at] ?? 0) * keep + colour[0] * (1 - keep)
      rgba[at + 1] = (rgba[at + 1] ?? 0) * keep + colour[1] * (1 - keep)
      rgba[at + 2] = (rgba[at + 2] ?? 0) * keep + colour[2] * (1 - keep)
      rgba[at + 3] = (rgba[at + 3] ?? 0) * keep + 1 - keep
    })
  }

  /** Adds coloured light: `strength` returns how much at each position; 1 adds the full colour. */
  shine(box: Box | undefined, colour: Colour, strength: (x: number, y: number) => number): void {
    const rgba = this.#rgba
    this.#visit(box, (x, y, at) => {
      const amount = strength(x, y)
      rgba[at] = (rgba[at] ?? 0) + colour[0] * amount
      rgba[at + 1] = (rgba[at + 1] ?? 0) + colour[1] * amount
      rgba[at + 2] = (rgba[at + 2] ?? 0) + colour[2] * amount
    })
  }

  /** Multiplies the brightness by what `factor` returns at each position: shadows, pools of light. */
  light(box: Box | undefined, factor: (x: number, y: number) => number): void {
    this.tint(box, (x, y, out) => {
      out[0] = out[1] = out[2] = factor(x, y)
    })
  }

  /** As `light`, with separate factors for red, green and blue: coloured lamps. */
  tint(box: Box | undefined, factors: (x: number, y: number, out: MutableColour) => void): void {
    const rgba = this.#rgba
    const out: MutableColour = [1, 1, 1]
    this.#visit(box, (x, y, at) => {
      factors(x, y, out)
      rgba[at] = (rgba[at] ?? 0) * out[0]
      rgba[at + 1] = (rgba[at + 1] ?? 0) * out[1]
      rgba[at + 2] = (rgba[at + 2] ?? 0) * out[2]
    })
  }

  /** Turns the picture into shades of one colour, as an infrared camera does. */
  toShadesOf(colour: Colour): void {
    const rgba = this.#rgba
    for (let at = 0; at < rgba.length; at += 4) {
      const grey = (rgba[at] ?? 0) * 0.3 + (rgba[at + 1] ?? 0) * 0.59 + (rgba[at + 2] ?? 0) * 0.11
      for (let channel = 0; channel < 3; channel++) {
        rgba[at + channel] = (grey * (colour[channel] ?? 0)) / 255
      }
    }
  }

  /** The opaque picture, darker towards the corners as behind a lens. */
  toPicture(vignette = 0.28): Picture {
    const pixels = new Int32Array(this.width * this.height)
    const diagonal = (this.width * this.width + this.height * this.height) / 4
    for (let row = 0; row < this.height; row++) {
      for (let column = 0; column < this.width; column++) {
        const pixel = row * this.width + column
        const dx = column - this.width / 2
        const dy = row - this.height / 2
        const far = (dx * dx + dy * dy) / diagonal
        const lens = 1 - vignette * far * far
        // Dither of half a step prevents bands in slow gradients.
        const dither = hash(column, row, 7)
        pixels[pixel] = this.#pack(pixel * 4, lens, dither, 1)
      }
    }
    return { width: this.width, height: this.height, pixels }
  }

  /** A cut-out to draw over frames. */
  toSprite(): Sprite {
    const pixels = new Int32Array(this.width * this.height)
    for (let pixel = 0; pixel < pixels.length; pixel++) {
      const alpha = Math.min(1, this.#rgba[pixel * 4 + 3] ?? 0)
      pixels[pixel] = (Math.round(alpha * 255) << 24) | this.#pack(pixel * 4, 1, 0.4, alpha)
    }
    return { width: this.width, height: this.height, pixels, spans: findSpans(pixels, this.width) }
  }

  /** A wide cut-out that drifts over frames. */
  toLayer(): Layer {
    const { width, height, pixels } = this.toSprite()
    return { width, height, runs: countRuns(pixels, width, 1) }
  }

  /** A light to add to frames; its opacity is ignored. */
  toLight(): Light {
    const pixels = new Int32Array(this.width * this.height)
    for (let pixel = 0; pixel < pixels.length; pixel++) {
      pixels[pixel] = this.#pack(pixel * 4, 1, 0.4, 1)
    }
    return { width: this.width, height: this.height, runs: countRuns(pixels, this.width, -1) }
  }

  #pack(at: number, factor: number, add: number, most: number): number {
    const red = clampByte((this.#rgba[at] ?? 0) * factor + add, most)
    const green = clampByte((this.#rgba[at + 1] ?? 0) * factor + add, most)
    const blue = clampByte((this.#rgba[at + 2] ?? 0) * factor + add, most)
    return ((red | 0) << 16) | ((green | 0) << 8) | (blue | 0)
  }

  #visit(box: Box | undefined, pixel: (x: number, y: number, at: number) => void): void {
    const { fromX, toX, fromY, toY } = this.#bounds(box, 0)
    for (let row = fromY; row < toY; row++) {
      const y = (row + 0.5) / this.scale
      for (let column = fromX; column < toX; column++) {
        pixel((column + 0.5) / this.scale, y, (row * this.width + column) * 4)
      }
    }
  }

  /** The pixels of a box with a margin around it, clipped to the picture. */
  #bounds(box: Box | undefined, margin: number) {
    const [left, top, right, bottom] = box ?? [-Infinity, -Infinity, Infinity, Infinity]
    return {
      fromX: Math.max(0, Math.floor((left - margin) * this.scale)),
      toX: Math.min(this.width, Math.ceil((right + margin) * this.scale)),
      fromY: Math.max(0, Math.floor((top - margin) * this.scale)),
      toY: Math.min(this.height, Math.ceil((bottom + margin) * this.scale)),
    }
  }
}
