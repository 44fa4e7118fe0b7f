/** The size that a tile gets when a person drags one of its handles, or makes it larger or smaller. */
import type { Size } from '../frame.ts'
import { FREE_GRID, TILE_SIZES, type Cell, type TileSpan } from '../layout.ts'
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
 * In the kind `fit`: how many tiles it is wide and high then, by the direction in which it is dragged further.
 *
 * @param span - that number before
 * @param by - how far the handle is dragged, in tiles that are one wide and high
 */
export function spanDraggedBy(span: TileSpan, handle: Handle, by: Point): TileSpan {
  const side = SIDES[handle]
  const [across, down] = [side.x * by.x, side.y * by.y]
  const wanted = span + (Math.abs(across) >= Math.abs(down) ? across : down)
  return TILE_SIZES.reduce((best, size) =>
    Math.abs(size - wanted) < Math.abs(best - wanted) ? size : best,
  )
}

/**
 * In the kind `free`. The opposite side or corner stays where it is, and the cell stays inside.
 *
 * @param by - how far the handle is dragged, in cells
 * @param aspect - columns for each row, so that the picture fills the cell; `undefined` if the cell may have any shape
 */
export function draggedBy(cell: Cell, handle: Handle, by: Point, aspect: number | undefined): Cell {
  const [x, y, width, height] = cellOfPicture(cell, aspect)
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

/** In the kind `free`. The top left corner stays where it is, unless the cell would not be inside. @param by - in cells; one of them is 0 */
export function grownBy(cell: Cell, by: Point, aspect: number | undefined): Cell {
  const [x, y, width, height] = cellOfPicture(cell, aspect)
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

/** A cell that was made for the picture can be larger than it by so many columns or rows. */
const ROUNDED = 1

/** What the picture, in the middle of its cell, takes of it: a picture that gets smaller must not get a larger cell. */
function cellOfPicture(cell: Cell, aspect: number | undefined): Cell {
  if (aspect === undefined) return cell
  const [x, y, width, height] = cell
  const taken = {
    width: within(Math.round(height * aspect), 1, width),
    height: within(Math.round(width / aspect), 1, height),
  }
  if (width - taken.width <= ROUNDED && height - taken.height <= ROUNDED) return cell
  return [
    x + Math.floor((width - taken.width) / 2),
    y + Math.floor((height - taken.height) / 2),
    taken.width,
    taken.height,
  ]
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
