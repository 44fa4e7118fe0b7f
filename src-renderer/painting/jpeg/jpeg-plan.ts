/** The size at which a JPEG is decoded for its tile, and the layout of its planes in memory. Pure. */
import type { PictureNeed, Size } from '../../../src-main/contract/frame.ts'
import type { Rect } from '../../../src-main/contract/rect.ts'
import { decodeDivisor, decodedSize, isSmaller } from '../../../src-main/pixels/divisor.ts'
import {
  partOfPixels,
  pixelsOfPart,
  stretchOf,
  WHOLE,
  wholeSize,
  type CutStretch,
} from '../../../src-main/pixels/part.ts'
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
  /** The MCUs whose pixels are needed: columns and rows. */
  readonly needed: Rect
  /** The part of the picture that the planes are of; all of it if missing. */
  readonly part?: Rect
}

export interface JpegPlane {
  readonly component: JpegComponent
  /** The size of the component when it is decoded. */
  readonly decoded: Size
  /** What of its columns and of its rows is scaled to the plane. */
  readonly across: CutStretch
  readonly down: CutStretch
  /** The size of the plane; its rows are contiguous. */
  readonly size: Size
  readonly offset: number
}

/** Bytes between planes: rows are written as whole vectors, which may extend beyond the last row. */
const GAP = 64

/** A larger picture is scaled to the need; of a smaller one, the pixels of the part are taken as they are. */
export function planJpeg({ width, height, components }: BaselineJpeg, need: PictureNeed): JpegPlan {
  const divisor = decodeDivisor({ width, height }, wholeSize(need))
  const decoded = decodedSize({ width, height }, divisor)
  const isFitted = isSmaller(wholeSize(need), decoded)
  const wide = Math.max(...components.map(({ across }) => across))
  const high = Math.max(...components.map(({ down }) => down))
  const blockSize = 8 / divisor
  const wanted = need.part ?? WHOLE
  const pixels = pixelsOfPart(wanted, decoded, Math.max(wide, high))
  const part = isFitted || need.part === undefined ? need.part : partOfPixels(pixels, decoded)
  let bytes = 0
  const planes = components.map((component) => {
    const { across, down } = component
    const sizeOfComponent = (size: Size) => ({
      width: Math.ceil((size.width * across) / wide),
      height: Math.ceil((size.height * down) / high),
    })
    const ofComponent = decodedSize(sizeOfComponent({ width, height }), divisor)
    const fitted = sizeOfComponent(need)
    const [columns, rows] = isFitted
      ? [
          fittedStretch(wanted.x, wanted.width, {
            pixels: ofComponent.width,
            covered: (decoded.width * across) / wide,
            enlarged: (fitted.width * wide) / (need.width * across),
          }),
          fittedStretch(wanted.y, wanted.height, {
            pixels: ofComponent.height,
            covered: (decoded.height * down) / high,
            enlarged: (fitted.height * high) / (need.height * down),
          }),
        ]
      : [
          pixelsOfComponent(pixels.x, pixels.width, decoded.width, {
            share: across / wide,
            length: ofComponent.width,
          }),
          pixelsOfComponent(pixels.y, pixels.height, decoded.height, {
            share: down / high,
            length: ofComponent.height,
          }),
        ]
    const plane = {
      component,
      decoded: ofComponent,
      across: columns,
      down: rows,
      size: isFitted ? fitted : { width: columns.count, height: rows.count },
      offset: bytes,
    }
    bytes += Math.ceil((plane.size.width * plane.size.height) / GAP + 1) * GAP
    return plane
  })
  return {
    blockSize,
    across: Math.ceil(width / (8 * wide)),
    down: Math.ceil(height / (8 * high)),
    planes,
    bytes,
    needed: mcusOf(planes, blockSize),
    ...(part === undefined ? {} : { part }),
  }
}

/**
 * The columns, or the rows, of a component that are scaled to a plane. Where luma has an odd number of pixels, the last one of
 * halved chroma shows only one of them, here as in the plane: the painter lays each over two.
 *
 * @param pixels - of the component: `covered` of them show the picture
 * @param enlarged - how much longer the plane is than its share of the tile
 */
function fittedStretch(
  from: number,
  share: number,
  of: { readonly pixels: number; readonly covered: number; readonly enlarged: number },
): CutStretch {
  const scale = of.covered / of.pixels
  return stretchOf(from * scale, share * scale * of.enlarged, of.pixels)
}

/** The columns, or the rows, of a component that show some of the picture's. @param share - component's pixels per pixel */
function pixelsOfComponent(
  first: number,
  count: number,
  picture: number,
  { share, length }: { readonly share: number; readonly length: number },
): CutStretch {
  const from = Math.floor(first * share)
  const end = first + count < picture ? Math.ceil((first + count) * share) : length
  return { first: from, count: end - from, start: 0, length: end - from }
}

/** Columns and rows of the MCUs that have the pixels of all planes. */
function mcusOf(planes: readonly JpegPlane[], blockSize: number): Rect {
  const ends = ({ first, count }: CutStretch, blocks: number) =>
    [
      Math.floor(first / (blocks * blockSize)),
      Math.ceil((first + count) / (blocks * blockSize)),
    ] as const
  const across = planes.map((plane) => ends(plane.across, plane.component.across))
  const down = planes.map((plane) => ends(plane.down, plane.component.down))
  const x = Math.min(...across.map(([first]) => first))
  const y = Math.min(...down.map(([first]) => first))
  return {
    x,
    y,
    width: Math.max(...across.map(([, end]) => end)) - x,
    height: Math.max(...down.map(([, end]) => end)) - y,
  }
}

/** The planes in `data` as pixels. */
export function toPixels({ planes, part }: JpegPlan, data: Uint8Array<ArrayBuffer>): Pixels {
  const ofPart = part === undefined ? {} : { part }
  const [luma, blue, red] = planes
  if (luma === undefined) throw new Error('A JPEG without components was decoded.')
  if (blue === undefined || red === undefined)
    return { kind: 'packed', ...luma.size, data, order: 'gray', ...ofPart }
  const rows = ({ offset, size }: JpegPlane) => ({ offset, stride: size.width })
  return {
    kind: 'planar',
    ...luma.size,
    data,
    chromaWidth: blue.size.width,
    chromaHeight: blue.size.height,
    planes: [rows(luma), rows(blue), rows(red)],
    ...ofPart,
  }
}
