/** The cell that a tile of the kind `free` gets when a person drags one of its handles, or makes it larger or smaller. */
import type { Size } from '../frame.ts'
import { FREE_GRID, type Cell } from '../layout.ts'
import type { Point } from '../rect.ts'
import { insideGrid, within } from './board.ts'

/** By the points of the compass. */
export const HANDLES = ['n', 'ne', 'e', 'se', 's', 'sw', 'w', 'nw'] as const
export type Handle = (typeof HANDLES)[number]

/** Which sides of the cell the handle moves: -1 is left or top, 1 is right or bottom. */
const SIDES: Readonly<Record<Handle, Point>> = {
  n: { x: 0, y: -1 },
  ne: { x: 1, y: -1 },
  e: { x: 1, y: 0 },
  se: { x: 1, y: 1 },
  s: { x: 0, y: 1 },
  sw: { x: -1, y: 1 },
  w: { x: -1, y: 0 },
  nw: { x: -1, y: -1 },
}

/**
 * The opposite side or corner stays where it is, and the cell stays inside.
 *
 * @param by - how far the handle is dragged, in cells
 * @param aspect - columns for each row, so that the picture fills the cell; `undefined` if the cell may have any shape
 */
export function draggedBy(
  [x, y, width, height]: Cell,
  handle: Handle,
  by: Point,
  aspect: number | undefined,
): Cell {
  const side = SIDES[handle]
  const most = {
    width: side.x < 0 ? x + width : FREE_GRID.columns - x,
    height: side.y < 0 ? y + height : FREE_GRID.rows - y,
  }
  const wanted = { width: width + side.x * by.x, height: height + side.y * by.y }
  const isByWidth =
    side.y === 0 ||
    (side.x !== 0 && Math.abs(wanted.width / width - 1) >= Math.abs(wanted.height / height - 1))
  const size =
    aspect === undefined
      ? wanted
      : isByWidth
        ? withWidth(wanted.width, aspect, most)
        : withHeight(wanted.height, aspect, most)
  const kept = {
    width: within(size.width, 1, most.width),
    height: within(size.height, 1, most.height),
  }
  return [
    side.x < 0 ? x + width - kept.width : x,
    side.y < 0 ? y + height - kept.height : y,
    kept.width,
    kept.height,
  ]
}

/** The top left corner stays where it is, unless the cell would not be inside. @param by - in cells; one of them is 0 */
export function grownBy([x, y, width, height]: Cell, by: Point, aspect: number | undefined): Cell {
  const most = { width: FREE_GRID.columns, height: FREE_GRID.rows }
  const wanted = {
    width: within(width + by.x, 1, most.width),
    height: within(height + by.y, 1, most.height),
  }
  const size =
    aspect === undefined
      ? wanted
      : by.y === 0
        ? withWidth(wanted.width, aspect, most)
        : withHeight(wanted.height, aspect, most)
  return insideGrid([x, y, size.width, size.height])
}

function withWidth(width: number, aspect: number, most: Size): Size {
  const possible = Math.min(
    Math.max(1, width),
    most.width,
    Math.max(1, Math.round(most.height * aspect)),
  )
  return { width: possible, height: within(Math.round(possible / aspect), 1, most.height) }
}

function withHeight(height: number, aspect: number, most: Size): Size {
  const possible = Math.min(
    Math.max(1, height),
    most.height,
    Math.max(1, Math.round(most.width / aspect)),
  )
  return { width: within(Math.round(possible * aspect), 1, most.width), height: possible }
}
