/** Types of a decoded picture as plain bytes, the input of the scaler. */

import type { Size } from '../contract/frame.ts'
import type { Rect } from '../contract/rect.ts'

/** A plane whose first row is at `offset`; rows are `stride` bytes apart. */
export interface Plane {
  readonly offset: number
  readonly stride: number
}

export type Pixels = PlanarPixels | PackedPixels

interface PixelsOfPart {
  /** The part of the picture that they are of, from 0 to 1; all of it if missing. */
  readonly part?: Rect
}

/** The planes of a JPEG: full-range BT.601, chroma at its own resolution. Half of the bytes of RGBA. */
export interface PlanarPixels extends PixelsOfPart {
  readonly kind: 'planar'
  readonly width: number
  readonly height: number
  readonly data: Uint8Array<ArrayBuffer>
  readonly chromaWidth: number
  readonly chromaHeight: number
  readonly planes: readonly [luma: Plane, blue: Plane, red: Plane]
}

/** Contiguous rows; 1 (gray), 3 or 4 bytes for each pixel. */
export interface PackedPixels extends PixelsOfPart {
  readonly kind: 'packed'
  readonly width: number
  readonly height: number
  readonly data: Uint8Array<ArrayBuffer>
  readonly order: 'gray' | 'bgr' | 'bgra' | 'rgba'
}

export const BYTES_PER_PIXEL = { gray: 1, bgr: 3, bgra: 4, rgba: 4 } as const

/** Contiguous planes: luma, then blue and red chroma at half the width and height, rounded up. */
export function i420({ width, height }: Size, data: Uint8Array<ArrayBuffer>): PlanarPixels {
  const chromaWidth = Math.ceil(width / 2)
  const chromaHeight = Math.ceil(height / 2)
  const blue = width * height
  const planes = [
    { offset: 0, stride: width },
    { offset: blue, stride: chromaWidth },
    { offset: blue + chromaWidth * chromaHeight, stride: chromaWidth },
  ] as const
  return { kind: 'planar', width, height, data, chromaWidth, chromaHeight, planes }
}
