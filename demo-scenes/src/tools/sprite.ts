/** The forms of painted pictures from which frames are composed. */

/** An opaque picture, one number for each pixel. */
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
  /** For each row the first column that is not transparent and the one after the last; `height * 2`. */
  readonly spans: Int32Array
}

/** A wide sprite that drifts over a frame. */
export interface Layer {
  readonly width: number
  readonly height: number
  /** As a sprite's pixels, but a transparent one holds the length of the transparent run that it starts. */
  readonly runs: Int32Array
}

/** A light to add to a frame. */
export interface Light {
  readonly width: number
  readonly height: number
  /** `0x00RRGGBB`, or below 0: minus the length of the run of black pixels that starts here. */
  readonly runs: Int32Array
}

/**
 * The largest value of a channel in a composed frame. Grain adds up to 15 to all channels of a pixel
 * in one addition, so a sum above 255 would carry into the next channel.
 */
export const BRIGHTEST = 236

/** A premultiplied channel of a pixel with opacity `alpha` (0 to 1), clamped to its range. */
export function clampByte(value: number, alpha: number): number {
  const most = BRIGHTEST * alpha
  return value < 0 ? 0 : value > most ? most : value
}

/** The packed pixels, where each empty one is replaced by `sign` times the number of empty ones left in its run. */
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

/** The spans of packed pixels, as in `Sprite`; those of a transparent row are empty. */
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
