/** The rectangle of every tile, for each kind of layout, in whole CSS pixels from the top left corner of the area. */
import type { Size } from '../../src-main/contract/frame.ts'
import { templateOf, type LayoutKind } from '../../src-main/contract/layout.ts'
import type { Point, Rect } from '../../src-main/contract/rect.ts'
import type { Arrangement } from './cell.ts'
import { layFit } from './fit-layout.ts'
import { layRows } from './row-layout.ts'
import { layTemplate } from './template-layout.ts'

export type Direction = 'left' | 'right' | 'up' | 'down'

/**
 * Arranges tiles. Only the proportions of a shape matter. Every tile has the shape of its picture (to half a pixel), with `gap`
 * pixels between tiles; the block is centred in `area`. In an area that is too small, tiles have at least one pixel and may
 * overlap.
 *
 * @param shapes - no more than the template has places, if the layout is a template
 */
export function arrangeTiles(
  shapes: readonly Size[],
  area: Size,
  gap: number,
  kind: LayoutKind = 'fit',
): Arrangement {
  if (shapes.length === 0) return { tiles: [], cells: [] }
  const template = templateOf(kind)
  if (template !== undefined) return layTemplate(template, shapes, area, gap)
  return kind === 'rows' ? layRows(shapes, area, gap) : layFit(shapes, area, gap)
}

/** The tile whose place is nearest to a point, which may be outside of the area; `undefined` without tiles. */
export function tileAt({ tiles, cells }: Arrangement, point: Point): number | undefined {
  if (tiles.length === 0) return undefined
  const distances = cells.map((cell) => distanceTo(cell, point))
  return Math.min(distances.indexOf(Math.min(...distances)), tiles.length - 1)
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

/** 0 inside of the rectangle. */
function distanceTo({ x, y, width, height }: Rect, point: Point): number {
  const right = Math.max(x - point.x, 0, point.x - (x + width))
  const down = Math.max(y - point.y, 0, point.y - (y + height))
  return Math.hypot(right, down)
}
