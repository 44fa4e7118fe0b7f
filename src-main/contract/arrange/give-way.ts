/** Tiles of the kind `free` give way to those that a person moves or resizes: they move aside, change places or get smaller. */
import type { Size } from '../frame.ts'
import { FREE_GRID, type Cell } from '../layout.ts'
import type { Point } from '../rect.ts'
import { Board, cellArea, scaledTo } from './board.ts'

/** The cell of each tile, by its id. */
export type Cells = ReadonlyMap<string, Cell>

/** To lose all of its area costs a tile as much as to move half as far as the wall is wide. */
const COST_OF_AREA = FREE_GRID.columns / 2

interface Spot {
  readonly cell: Cell
  readonly cost: number
}

/**
 * The cells after some of them were put elsewhere. None overlap if they did not before; the order of the ids stays the same.
 *
 * @param put - inside of the grid, and not overlapping
 * @returns `undefined` if there is no space left for one of the others
 */
export function giveWay(cells: Cells, put: Cells): Cells | undefined {
  const board = new Board()
  for (const cell of put.values()) board.take(cell)
  const others = [...cells].filter(([id]) => !put.has(id))
  const yielding = others.filter(([, cell]) => !board.isFree(cell))
  const areYielding = new Set(yielding.map(([id]) => id))
  for (const [id, cell] of others) if (!areYielding.has(id)) board.take(cell)

  const settled = new Map(put)
  for (const [id, cell] of yielding.sort(byAreaThenPlace)) {
    const spot = cheapestSpot(cell, board)
    if (spot === undefined) return undefined
    board.take(spot)
    settled.set(id, spot)
  }
  return new Map([...cells].map(([id, cell]) => [id, settled.get(id) ?? cell]))
}

/** The largest first, because it finds space in the fewest places. */
function byAreaThenPlace([, a]: readonly [string, Cell], [, b]: readonly [string, Cell]): number {
  return cellArea(b) - cellArea(a) || a[1] - b[1] || a[0] - b[0]
}

/** Where a tile that must leave its cell loses least: by the distance, and by the area that it loses. */
function cheapestSpot(from: Cell, board: Board): Cell | undefined {
  let best: Spot | undefined
  for (const cell of trimmed(from, board)) best = cheaper({ cell, cost: costOf(from, cell) }, best)
  const corners = board.freeSquares()
  for (let width = from[2]; width > 0; width--) {
    const height = scaledTo(width, from)
    // Smaller cells cost more than the best one, even at the same place.
    if (best !== undefined && costOfArea(from, width * height) >= best.cost) break
    if (corners.length < width * height) continue
    best = nearestSpot(from, { width, height }, { board, corners, best })
  }
  return best?.cell
}

/** What is left of the cell if a part is cut off at one of its sides. */
function trimmed([x, y, width, height]: Cell, board: Board): readonly Cell[] {
  const parts = (length: number) => Array.from({ length: length - 1 }, (_, cut) => cut + 1)
  const cuts: readonly (readonly Cell[])[] = [
    parts(width).map((cut) => [x + cut, y, width - cut, height]),
    parts(width).map((cut) => [x, y, width - cut, height]),
    parts(height).map((cut) => [x, y + cut, width, height - cut]),
    parts(height).map((cut) => [x, y, width, height - cut]),
  ]
  return cuts.flatMap((cells) => cells.filter((cell) => board.isFree(cell)).slice(0, 1))
}

interface Search {
  readonly board: Board
  /** Where the top left corner of a cell can be: what is free. */
  readonly corners: readonly Point[]
  readonly best: Spot | undefined
}

/** The nearest free place for a cell of this size, if it costs less than the best one. */
function nearestSpot(
  from: Cell,
  { width, height }: Size,
  { board, corners, best }: Search,
): Spot | undefined {
  const centred = { x: from[0] + (from[2] - width) / 2, y: from[1] + (from[3] - height) / 2 }
  const lost = costOfArea(from, width * height)
  let found = best
  // Nothing farther away is cheaper. Most corners are: they must not cost more than a comparison.
  let reach = best === undefined ? Infinity : best.cost - lost
  for (const { x, y } of corners) {
    const right = x - centred.x
    const down = y - centred.y
    if (Math.abs(right) > reach || Math.abs(down) > reach) continue
    if (!board.isFreeAt(x, y, width, height)) continue
    found = cheaper({ cell: [x, y, width, height], cost: Math.hypot(right, down) + lost }, found)
    reach = found.cost - lost
  }
  return found
}

/** The first of two that cost the same. */
function cheaper(spot: Spot, best: Spot | undefined): Spot {
  return best === undefined || spot.cost < best.cost ? spot : best
}

function costOf(from: Cell, to: Cell): number {
  const right = to[0] + to[2] / 2 - (from[0] + from[2] / 2)
  const down = to[1] + to[3] / 2 - (from[1] + from[3] / 2)
  return Math.hypot(right, down) + costOfArea(from, cellArea(to))
}

function costOfArea(from: Cell, area: number): number {
  return COST_OF_AREA * Math.max(0, 1 - area / cellArea(from))
}
