/** The rectangle of every tile: in the grid that gives the pictures the largest area, in whole pixels. */
import type { Size } from '../../src-main/contract/frame.ts'
import type { Point, Rect } from '../../src-main/contract/rect.ts'

export type Direction = 'left' | 'right' | 'up' | 'down'

/** In CSS pixels from the area's top left corner. */
export interface Arrangement {
  readonly columns: number
  readonly rows: number
  /** The distance between the left edges of two cells, and between their top edges. */
  readonly pitch: Size
  /** Top left corner of the first cell. */
  readonly origin: Point
  /** One rectangle for each shape, in their order. */
  readonly tiles: readonly Rect[]
}

/** For a camera without a known size. */
const FALLBACK: Size = { width: 4, height: 3 }

/**
 * Arranges tiles in rows, in CSS pixels. Only the proportions of a shape matter. Every tile has the shape of its picture
 * (to half a pixel), with `gap` pixels between tiles; mixed shapes are centred in equal cells. The block is centred in
 * `area`. In an area that is too small, tiles have at least one pixel and may overlap.
 */
export function arrangeTiles(shapes: readonly Size[], area: Size, gap: number): Arrangement {
  let best = layGrid(shapes, area, gap, 1)
  let bestPixels = pixelsOf(best.fitted)
  for (let columns = 2; columns <= shapes.length; columns++) {
    const grid = layGrid(shapes, area, gap, columns)
    const pixels = pixelsOf(grid.fitted)
    // Between equal grids, prefer the one with fewer empty cells.
    if (pixels < bestPixels || (pixels === bestPixels && emptyCells(grid) >= emptyCells(best)))
      continue
    best = grid
    bestPixels = pixels
  }
  return placeTiles(best, area, gap)
}

/** The tile whose cell is nearest to a point, which may be outside of the area; `undefined` without tiles. */
export function tileAt(arrangement: Arrangement, point: Point): number | undefined {
  const { columns, rows, pitch, origin, tiles } = arrangement
  if (tiles.length === 0) return undefined
  const column = clamp(Math.floor((point.x - origin.x) / pitch.width), columns - 1)
  const row = clamp(Math.floor((point.y - origin.y) / pitch.height), rows - 1)
  return Math.min(row * columns + column, tiles.length - 1)
}

/** The tile that an arrow key moves to; `undefined` at the edge. */
export function neighbour(
  rects: readonly Rect[],
  index: number,
  direction: Direction,
): number | undefined {
  const from = rects[index]
  if (from === undefined) return undefined
  let nearest: number | undefined
  let nearestCost = Infinity
  for (const [candidate, rect] of rects.entries()) {
    const cost = costOfGoing(from, rect, direction)
    if (cost >= nearestCost) continue
    nearest = candidate
    nearestCost = cost
  }
  return nearest
}

interface Grid {
  readonly columns: number
  readonly rows: number
  readonly fitted: readonly Size[]
}

function layGrid(shapes: readonly Size[], area: Size, gap: number, columns: number): Grid {
  const rows = Math.ceil(shapes.length / columns)
  const cell = {
    width: cellLength(area.width, columns, gap),
    height: cellLength(area.height, rows, gap),
  }
  return { columns, rows, fitted: shapes.map((shape) => fit(shape, cell)) }
}

function cellLength(length: number, cells: number, gap: number): number {
  return Math.max(1, Math.floor((length - gap * (cells - 1)) / cells))
}

function fit(shape: Size, cell: Size): Size {
  const { width, height } = shape.width > 0 && shape.height > 0 ? shape : FALLBACK
  return cell.width * height > cell.height * width
    ? { width: atLeastOne((cell.height * width) / height), height: cell.height }
    : { width: cell.width, height: atLeastOne((cell.width * height) / width) }
}

function placeTiles({ columns, rows, fitted }: Grid, area: Size, gap: number): Arrangement {
  // Cells are no larger than the largest picture, so that all gaps are equal.
  const width = Math.max(1, ...fitted.map((size) => size.width))
  const height = Math.max(1, ...fitted.map((size) => size.height))
  const pitch = { width: width + gap, height: height + gap }
  const origin = {
    x: Math.max(0, Math.floor((area.width - (columns * pitch.width - gap)) / 2)),
    y: Math.max(0, Math.floor((area.height - (rows * pitch.height - gap)) / 2)),
  }
  const tiles = fitted.map((size, index) => ({
    x: origin.x + (index % columns) * pitch.width + Math.floor((width - size.width) / 2),
    y:
      origin.y +
      Math.floor(index / columns) * pitch.height +
      Math.floor((height - size.height) / 2),
    ...size,
  }))
  return { columns, rows, pitch, origin, tiles }
}

function pixelsOf(sizes: readonly Size[]): number {
  return sizes.reduce((sum, { width, height }) => sum + width * height, 0)
}

function emptyCells({ columns, rows, fitted }: Grid): number {
  return columns * rows - fitted.length
}

/** Distance ahead counts eight times as much as distance aside; `Infinity` for a tile that is not ahead. */
function costOfGoing(from: Rect, to: Rect, direction: Direction): number {
  const right = to.x + to.width / 2 - (from.x + from.width / 2)
  const down = to.y + to.height / 2 - (from.y + from.height / 2)
  const isAcross = direction === 'left' || direction === 'right'
  const sign = direction === 'left' || direction === 'up' ? -1 : 1
  const ahead = sign * (isAcross ? right : down)
  const aside = Math.abs(isAcross ? down : right)
  const reach = isAcross ? (from.width + to.width) / 2 : (from.height + to.height) / 2
  const sharesRow = aside < (isAcross ? from.height + to.height : from.width + to.width) / 2
  if (ahead < reach / 2) return Infinity
  // Left and right stay in their row; up and down may move aside, into a shorter last row.
  return isAcross && !sharesRow ? Infinity : ahead * 8 + aside
}

function atLeastOne(length: number): number {
  return Math.max(1, Math.round(length))
}

function clamp(value: number, max: number): number {
  return Math.min(Math.max(value, 0), max)
}
