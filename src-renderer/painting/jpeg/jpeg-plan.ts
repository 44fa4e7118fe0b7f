/** The size at which a JPEG is decoded for its tile, and the layout of its planes in memory. Pure. */
import type { Size } from '../../../src-main/contract/frame.ts'
import { decodeDivisor, decodedSize, isSmaller } from '../../../src-main/pixels/divisor.ts'
import type { Pixels } from '../../../src-main/pixels/pixels.ts'
import type { BaselineJpeg, JpegComponent } from './baseline-jpeg.ts'

export interface JpegPlan {
  /** The side of a decoded block of 8x8, in pixels: 8, 4, 2 or 1. */
  readonly blockSize: number
  /** MCUs. */
  readonly across: number
  readonly down: number
  /** One for each component, in the order of the JPEG. */
  readonly planes: readonly JpegPlane[]
  /** Of all planes together. */
  readonly bytes: number
}

export interface JpegPlane {
  readonly component: JpegComponent
  /** The size of the component when it is decoded. */
  readonly decoded: Size
  /** The size of the plane; its rows are contiguous. */
  readonly size: Size
  readonly offset: number
}

/** Bytes between planes: rows are written as whole vectors, which may extend beyond the last row. */
const GAP = 64

/** @param tile - in device pixels; a larger picture is scaled to it */
export function planJpeg({ width, height, components }: BaselineJpeg, tile: Size): JpegPlan {
  const divisor = decodeDivisor({ width, height }, tile)
  const decoded = decodedSize({ width, height }, divisor)
  const isFitted = isSmaller(tile, decoded)
  const wide = Math.max(...components.map(({ across }) => across))
  const high = Math.max(...components.map(({ down }) => down))
  let bytes = 0
  const planes = components.map((component) => {
    const { across, down } = component
    const part = (size: Size) => ({
      width: Math.ceil((size.width * across) / wide),
      height: Math.ceil((size.height * down) / high),
    })
    const ofComponent = decodedSize(part({ width, height }), divisor)
    const plane = {
      component,
      decoded: ofComponent,
      size: isFitted ? part(tile) : ofComponent,
      offset: bytes,
    }
    bytes += Math.ceil((plane.size.width * plane.size.height) / GAP + 1) * GAP
    return plane
  })
  return {
    blockSize: 8 / divisor,
    across: Math.ceil(width / (8 * wide)),
    down: Math.ceil(height / (8 * high)),
    planes,
    bytes,
  }
}

/** The planes in `data` as pixels. */
export function toPixels({ planes }: JpegPlan, data: Uint8Array<ArrayBuffer>): Pixels {
  const [luma, blue, red] = planes
  if (luma === undefined) throw new Error('A JPEG without components was decoded.')
  if (blue === undefined || red === undefined)
    return { kind: 'packed', ...luma.size, data, order: 'gray' }
  const rows = ({ offset, size }: JpegPlane) => ({ offset, stride: size.width })
  return {
    kind: 'planar',
    ...luma.size,
    data,
    chromaWidth: blue.size.width,
    chromaHeight: blue.size.height,
    planes: [rows(luma), rows(blue), rows(red)],
  }
}
