/** The caption in a frame, as surveillance cameras write it: name, frame number and clock. */
import { GLYPH_ADVANCE, GLYPH_HEIGHT, GLYPH_WIDTH, hasDot } from './caption-font.ts'

export interface Caption {
  /**
   * Writes the caption into a frame of the size for which it was created.
   * @param pixels BGR, `height * width * 3` bytes
   * @param seconds shown as hours, minutes and seconds
   */
  draw(pixels: Uint8Array, frameNumber: number, seconds: number): void
}

/** A letter at its final size: 0 is transparent, 1 darkens the picture, 2 is ink. */
type Stamp = Uint8Array

const INK = 240
/** Brightness of the picture under an outline, in 256ths. */
const SHADE = 70
const ZERO = 48
/** Length of `#00000000  00:00:00`. */
const LONGEST = 20
/** With fewer letters in a line than this, the clock is placed below the name. */
const ONE_LINE = 36

/**
 * Creates a caption: the name at the top left, `#001234  00:00:41` at the top right, or below the
 * name in a small frame. Drawing it allocates nothing.
 */
export function createCaption(
  name: string,
  { width, height }: { readonly width: number; readonly height: number },
): Caption {
  const scale = Math.max(1, Math.round(height / 240))
  const outline = Math.max(1, scale >> 1)
  const cell = {
    width: GLYPH_WIDTH * scale + outline * 2,
    height: GLYPH_HEIGHT * scale + outline * 2,
  }
  const advance = GLYPH_ADVANCE * scale
  const margin = Math.max(2, Math.round(height * 0.028))
  const stamps = new Map<number, Stamp>()
  for (const letter of `${name.toUpperCase()}0123456789#: `) {
    stamps.set(letter.charCodeAt(0), createStamp(letter, scale, outline))
  }
  const nameCodes = Uint8Array.from(name.toUpperCase(), (letter) => letter.charCodeAt(0))
  const clockCodes = new Uint8Array(LONGEST)
  const oneLine = (width - 2 * margin) / advance >= ONE_LINE

  const write = (
    pixels: Uint8Array,
    codes: Uint8Array,
    length: number,
    left: number,
    top: number,
  ) => {
    for (let at = 0; at < length; at++) {
      const stamp = stamps.get(codes[at] ?? 0)
      if (stamp) press(pixels, stamp, left + at * advance - outline, top - outline)
    }
  }
  const press = (pixels: Uint8Array, stamp: Stamp, left: number, top: number) => {
    const toX = Math.min(cell.width, width - left)
    const toY = Math.min(cell.height, height - top)
    for (let row = Math.max(0, -top); row < toY; row++) {
      for (let column = Math.max(0, -left); column < toX; column++) {
        const mark = stamp[row * cell.width + column]
        if (mark === 0) continue
        const at = ((top + row) * width + left + column) * 3
        for (let byte = at; byte < at + 3; byte++) {
          pixels[byte] = mark === 2 ? INK : ((pixels[byte] ?? 0) * SHADE) >> 8
        }
      }
    }
  }
  return {
    draw: (pixels, frameNumber, seconds) => {
      write(pixels, nameCodes, nameCodes.length, margin, margin)
      const length = writeClock(clockCodes, frameNumber, seconds)
      const left = oneLine
        ? width - margin - length * advance + (advance - GLYPH_WIDTH * scale)
        : margin
      const top = oneLine ? margin : margin + cell.height + scale
      write(pixels, clockCodes, length, left, top)
    },
  }
}

function createStamp(letter: string, scale: number, outline: number): Stamp {
  const width = GLYPH_WIDTH * scale + outline * 2
  const height = GLYPH_HEIGHT * scale + outline * 2
  const dot = (x: number, y: number) =>
    hasDot(letter, Math.floor((x - outline) / scale), Math.floor((y - outline) / scale))
  return Uint8Array.from({ length: width * height }, (_, at) => {
    const x = at % width
    const y = Math.floor(at / width)
    if (dot(x, y)) return 2
    for (let dy = -outline; dy <= outline; dy++) {
      for (let dx = -outline; dx <= outline; dx++) if (dot(x + dx, y + dy)) return 1
    }
    return 0
  })
}

/** Writes `#001234  00:00:41` as character codes and returns their number. */
function writeClock(codes: Uint8Array, frameNumber: number, seconds: number): number {
  const frame = Math.max(0, Math.floor(frameNumber)) % 100_000_000
  const time = Math.max(0, Math.floor(seconds))
  let at = 0
  codes[at++] = 35 // #
  const digits = frame < 1_000_000 ? 6 : 8
  at = writeNumber(codes, at, frame, digits)
  codes[at++] = 32
  codes[at++] = 32
  at = writeNumber(codes, at, Math.floor(time / 3600) % 100, 2)
  codes[at++] = 58 // :
  at = writeNumber(codes, at, Math.floor(time / 60) % 60, 2)
  codes[at++] = 58
  return writeNumber(codes, at, time % 60, 2)
}

function writeNumber(codes: Uint8Array, at: number, value: number, digits: number): number {
  let rest = value
  for (let digit = digits - 1; digit >= 0; digit--) {
    codes[at + digit] = ZERO + (rest % 10)
    rest = Math.floor(rest / 10)
  }
  return at + digits
}
