/** Pictures in the forms in which frames are composed from them. */

/** An opaque picture, one number a pixel. */
export interface Picture {
  readonly width: number
  readonly height: number
  /** `0x00RRGGBB`, `height * width` numbers, row by row. */
  readonly pixels: Int32Array
}

/** A cut-out with soft edges. */
export interface Sprite {
  readonly width: number
  readonly height: number
  /** Premultiplied, `0xAARRGGBB`, `height * width` numbers, row by row. */
  readonly pixels: Int32Array
  /** For each row the first column that is not clear and the one after the last; `height * 2`. */
  readonly spans: Int32Array
}

/** A wide sprite to drift over a frame. */
export interface Layer {
  readonly width: number
  readonly height: number
  /** As a sprite's pixels, but a clear one holds how many clear ones follow in its row, with itself. */
  readonly runs: Int32Array
}

/** A light to add to a frame. */
export interface Light {
  readonly width: number
  readonly height: number
  /** `0x00RRGGBB`, or below 0: how many dark ones follow in this row, with itself. */
  readonly runs: Int32Array
}

/**
 * Brightest value that a composed frame may hold. Grain adds at most 15 to every byte, all
 * bytes of a pixel at once without looking at carries, so there must be room for it.
 */
export const BRIGHTEST = 236

/** A premultiplied channel of a pixel that covers `alpha` (0 to 1), kept within its bounds. */
export function clampByte(value: number, alpha: number): number {
  const most = BRIGHTEST * alpha
  return value < 0 ? 0 : value > most ? most : value
}

/** Packed pixels with each run of empty ones counted down to its end, from `sign` times its length. */
export function countRuns(pixels: Int32Array, width: number, sign: 1 | -1): Int32Array {
  const runs = Int32Array.from(pixels)
  for (let end = width; end <= runs.length; end += width) {
    let length = 0
    for (let at = end - 1; at >= end - width; at--) {
      const pixel = pixels[at] ?? 0
      const empty = sign === 1 ? pixel >>> 24 === 0 : pixel === 0
      length = empty ? length + 1 : 0
      if (empty) runs[at] = sign * length
    }
  }
  return runs
}

/** The spans of packed pixels, as a sprite has them; a clear row's span is empty. */
export function findSpans(pixels: Int32Array, width: number): Int32Array {
  const spans = new Int32Array((pixels.length / width) * 2)
  for (let row = 0; row * width < pixels.length; row++) {
    let first = width
    let end = 0
    for (let column = 0; column < width; column++) {
      if (pixels[row * width + column] === 0) continue
      first = Math.min(first, column)
      end = column + 1
    }
    spans[row * 2] = first
    spans[row * 2 + 1] = end
  }
  return spans
}
