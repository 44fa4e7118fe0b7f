/** At which size a JPEG is decoded for its tile, and where its planes go. Pure. */
import type { Size } from '../../../src-main/contract/frame.ts'
import { decodeDivisor, decodedSize, isSmaller } from '../../../src-main/pixels/divisor.ts'
import type { Pixels } from '../../../src-main/pixels/pixels.ts'
import type { BaselineJpeg, JpegComponent } from './baseline-jpeg.ts'

export interface JpegPlan {
  /** Of a block of 8x8, when it is decoded. */
  readonly blockSize: number
  /** Units of blocks. */
  readonly across: number
  readonly down: number
  /** Of each component, in the JPEG's order. */
  readonly planes: readonly JpegPlane[]
  /** All planes together. */
  readonly bytes: number
}

export interface JpegPlane {
  readonly component: JpegComponent
  /** The component as it is decoded. */
  readonly decoded: Size
  /** What is made of it: rows without gaps. */
  readonly size: Size
  readonly offset: number
}

/** Rows are written as whole vectors, which reach behind the last one. */
const GAP = 64

/** `tile` in device pixels. A picture that its tile does not show in full is scaled to it. */
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

/** The planes that were decoded to `data`. */
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
