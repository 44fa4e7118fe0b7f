/** The cells of all tiles in the kind `free`: those that a person chose, and places for the tiles that have none yet. */
import { FREE_GRID, type Cell, type WallLayout } from '../layout.ts'
import { Board, cellArea, scaledTo } from './board.ts'
import type { Cells } from './give-way.ts'

/** Rather than a free place of less than this share of the usual area, a new tile gets half of the largest one. */
const LEAST_SHARE = 1 / 4

interface Calculated {
  readonly ids: readonly string[]
  readonly spared: string | undefined
  readonly cells: Cells
}

/** The last ones of each layout: while a tile is dragged, they are needed several times for each step, and for its beginning. */
const calculated = new WeakMap<WallLayout['free'], Calculated>()

/**
 * No cells overlap, and all are inside of the grid. What a person chose for tiles that are not shown now stays empty.
 *
 * @param free - the cells that a person chose. One that overlaps another, or that is not inside, counts as not chosen
 * @param ids - the shown tiles, in their order
 * @param spared - a tile that does not give half of its cell to a new one, unless it is the only one
 * @returns the cells of the shown tiles, in their order
 */
export function freeCells(
  free: WallLayout['free'],
  ids: readonly string[],
  spared?: string,
): Cells {
  const known = calculated.get(free)
  if (known !== undefined && known.spared === spared && isSameList(known.ids, ids))
    return known.cells
  const cells = calculateCells(free, ids, spared)
  calculated.set(free, { ids, spared, cells })
  return cells
}

function isSameList(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((id, index) => id === other[index])
}

function calculateCells(
  free: WallLayout['free'],
  ids: readonly string[],
  spared: string | undefined,
): Cells {
  const board = new Board()
  const cells = new Map<string, Cell>()
  for (const id of [...ids, ...Object.keys(free)]) {
    const cell = free[id]
    if (cell === undefined || cells.has(id) || !board.isFree(cell)) continue
    board.take(cell)
    cells.set(id, cell)
  }
  const spots = openSpots(board, usualCell(cellsOf(cells, ids), ids.length))
  for (const id of ids) {
    if (cells.has(id)) continue
    const spot = spots.next().value ?? halfOfLargest(cells, spared)
    board.take(spot)
    cells.set(id, spot)
  }
  return cellsOf(cells, ids)
}

function cellsOf(cells: Cells, ids: readonly string[]): Cells {
  const found = ids.map((id) => [id, cells.get(id)] as const)
  return new Map(found.filter((entry): entry is [string, Cell] => entry[1] !== undefined))
}

/** Only its size matters: that of the median, or one with which all tiles fill the wall. */
function usualCell(shown: Cells, count: number): Cell {
  const byArea = [...shown.values()].sort((a, b) => cellArea(a) - cellArea(b))
  const median = byArea[Math.floor(byArea.length / 2)]
  if (median !== undefined) return median
  const columns = Math.ceil(Math.sqrt(count))
  const rows = Math.ceil(count / columns)
  return [0, 0, Math.floor(FREE_GRID.columns / columns), Math.floor(FREE_GRID.rows / rows)]
}

/** Free places in reading order, the largest first. Whoever takes one marks it on the board before asking for the next. */
function* openSpots(board: Board, usual: Cell): Generator<Cell, undefined> {
  for (let width = usual[2]; width > 0; width--) {
    const height = scaledTo(width, usual)
    if (width * height < LEAST_SHARE * cellArea(usual)) return undefined
    for (let y = 0; y + height <= FREE_GRID.rows; y++) {
      for (let x = 0; x + width <= FREE_GRID.columns; x++) {
        const cell: Cell = [x, y, width, height]
        if (board.isFree(cell)) yield cell
      }
    }
  }
  return undefined
}

/** Cuts the largest cell in two, and gives the part that is free now. There are more cells than tiles, so it has two or more. */
function halfOfLargest(cells: Map<string, Cell>, spared: string | undefined): Cell {
  const others = [...cells].filter(([id]) => id !== spared)
  const [id, [x, y, width, height]] = (others.length > 0 ? others : [...cells]).reduce(
    (largest, entry) => (cellArea(entry[1]) > cellArea(largest[1]) ? entry : largest),
  )
  if (width >= height) {
    const kept = Math.ceil(width / 2)
    cells.set(id, [x, y, kept, height])
    return [x + kept, y, width - kept, height]
  }
  const kept = Math.ceil(height / 2)
  cells.set(id, [x, y, width, kept])
  return [x, y + kept, width, height - kept]
}
