/** The places of tiles, and the size of a picture in its place, in whole CSS pixels from the top left corner of the area. */
import type { Size } from '../../src-main/contract/frame.ts'
import type { Rect } from '../../src-main/contract/rect.ts'

export interface Arrangement {
  /** One rectangle for each shape, in their order. */
  readonly tiles: readonly Rect[]
  /** The region of each place, also of those without a tile; with the gaps around them they cover the block of tiles. */
  readonly cells: readonly Rect[]
}

/** For a camera without a known size. */
const FALLBACK: Size = { width: 4, height: 3 }

/** Width divided by height. */
export function aspectOf(shape: Size): number {
  const { width, height } = known(shape)
  return width / height
}

/** The largest size of this shape in a cell: exact in one direction, rounded in the other; at least one pixel. */
export function fit(shape: Size, cell: Size): Size {
  const { width, height } = known(shape)
  return cell.width * height > cell.height * width
    ? { width: atLeastOne((cell.height * width) / height), height: cell.height }
    : { width: cell.width, height: atLeastOne((cell.width * height) / width) }
}

export function centred({ width, height }: Size, cell: Rect): Rect {
  return {
    x: cell.x + Math.floor((cell.width - width) / 2),
    y: cell.y + Math.floor((cell.height - height) / 2),
    width,
    height,
  }
}

/** Each picture is centred in its place. Further places are empty, and further pictures have none. */
export function fitInto(places: readonly Rect[], shapes: readonly Size[]): Arrangement {
  const tiles = shapes.flatMap((shape, index) => {
    const place = places[index]
    return place === undefined ? [] : [centred(fit(shape, place), place)]
  })
  return { tiles, cells: places }
}

export function pixelsOf(sizes: readonly Size[]): number {
  return sizes.reduce((sum, { width, height }) => sum + width * height, 0)
}

export function atLeastOne(length: number): number {
  return Math.max(1, Math.round(length))
}

function known(shape: Size): Size {
  return shape.width > 0 && shape.height > 0 ? shape : FALLBACK
}
