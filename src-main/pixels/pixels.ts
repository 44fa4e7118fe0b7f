/** A decoded picture as plain bytes, which the scaler takes to its tile. */

import type { Size } from '../contract/frame.ts'

/** Rows of a plane lie `stride` bytes apart, the first one at `offset`. */
export interface Plane {
  readonly offset: number
  readonly stride: number
}

export type Pixels = PlanarPixels | PackedPixels

/** A JPEG as its file keeps it: full-range BT.601, chroma at its own size. Half of RGBA's bytes. */
export interface PlanarPixels {
  readonly kind: 'planar'
  readonly width: number
  readonly height: number
  readonly data: Uint8Array<ArrayBuffer>
  readonly chromaWidth: number
  readonly chromaHeight: number
  readonly planes: readonly [luma: Plane, blue: Plane, red: Plane]
}

/** Rows without gaps; 1 (gray), 3 or 4 bytes for each pixel. */
export interface PackedPixels {
  readonly kind: 'packed'
  readonly width: number
  readonly height: number
  readonly data: Uint8Array<ArrayBuffer>
  readonly order: 'gray' | 'bgr' | 'bgra' | 'rgba'
}

export const BYTES_PER_PIXEL = { gray: 1, bgr: 3, bgra: 4, rgba: 4 } as const

/** Planes one after the other, without gaps: luma, then blue and red of half its width and height, rounded up. */
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
