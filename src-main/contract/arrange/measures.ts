/** From CSS pixels on the wall to cells of the grid of the kind `free`, which covers the wall. */
import type { Size } from '../frame.ts'
import { FREE_GRID, type Cell } from '../layout.ts'
import type { Point, Rect } from '../rect.ts'
import { within } from './board.ts'

/** A distance in whole cells. @param distance - in CSS pixels */
export function cellsIn({ x, y }: Point, area: Size): Point {
  const unit = unitOf(area)
  return { x: Math.round(x / unit.width), y: Math.round(y / unit.height) }
}

/** Rectangles of tiles differ by so much, in CSS pixels, where their sizes are rounded. */
const ROUNDED = 1

/** The cells that cover rectangles best, each at least one column and row. Those of equal rectangles have equal sizes. */
export function cellsNear(rects: readonly Rect[], area: Size): readonly Cell[] {
  const cells = rects.map((rect) => cellNear(rect, area))
  return cells.map(([x, y], index) => {
    const same = cells.filter((_, other) => haveOneSize(rects[index], rects[other]))
    // The least: none of them grows into a neighbour.
    return [
      x,
      y,
      Math.min(...same.map(([, , width]) => width)),
      Math.min(...same.map(([, , , height]) => height)),
    ]
  })
}

function haveOneSize(one: Rect | undefined, other: Rect | undefined): boolean {
  return (
    one !== undefined &&
    other !== undefined &&
    Math.abs(one.width - other.width) <= ROUNDED &&
    Math.abs(one.height - other.height) <= ROUNDED
  )
}

/** The cells that cover a rectangle best, at least one. */
export function cellNear({ x, y, width, height }: Rect, area: Size): Cell {
  const start = cellsIn({ x, y }, area)
  const end = cellsIn({ x: x + width, y: y + height }, area)
  const left = within(start.x, 0, FREE_GRID.columns - 1)
  const top = within(start.y, 0, FREE_GRID.rows - 1)
  return [
    left,
    top,
    within(end.x - left, 1, FREE_GRID.columns - left),
    within(end.y - top, 1, FREE_GRID.rows - top),
  ]
}

/** Columns for each row of a cell that a picture fills. @param shape - more than 0 pixels wide and high */
export function cellAspect(shape: Size, area: Size): number {
  const unit = unitOf(area)
  return ((shape.width / shape.height) * unit.height) / unit.width
}

/** An area without pixels, before the page is laid out, counts as one of a pixel. */
function unitOf({ width, height }: Size): Size {
  return {
    width: Math.max(1, width) / FREE_GRID.columns,
    height: Math.max(1, height) / FREE_GRID.rows,
  }
}
