/** Where neighbours go: to the cheapest place of all, as a search of every one finds it. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Board, scaledTo } from '../../../../src-main/contract/arrange/board.ts'
import { freeCells } from '../../../../src-main/contract/arrange/free-cells.ts'
import { giveWay } from '../../../../src-main/contract/arrange/give-way.ts'
import { FREE_GRID, type Cell } from '../../../../src-main/contract/layout.ts'
import { someIds } from './commands.ts'

/** One tile is put on others. Most walls leave some space. */
const moves = fc
  .record({
    count: fc.integer({ min: 2, max: 40 }),
    space: fc.integer({ min: 0, max: 12 }),
    left: fc.nat({ max: FREE_GRID.columns - 1 }),
    top: fc.nat({ max: FREE_GRID.rows - 1 }),
    width: fc.integer({ min: 1, max: FREE_GRID.columns }),
    height: fc.integer({ min: 1, max: FREE_GRID.rows }),
  })
  .map(({ count, space, left, top, width, height }) => {
    const ids = someIds(count + space)
    const shown = [...freeCells({}, ids)].slice(0, count)
    const put: Cell = [
      left,
      top,
      Math.min(width, FREE_GRID.columns - left),
      Math.min(height, FREE_GRID.rows - top),
    ]
    return { cells: new Map(shown), put }
  })

test('each of them goes to the cheapest of all free places, the first of several', () => {
  fc.assert(
    fc.property(moves, ({ cells, put }) => {
      const arranged = giveWay(cells, new Map([['t1', put]]))
      expect(arranged).toEqual(searchAll(cells, put))
    }),
    { numRuns: 25 },
  )
})

/** What `giveWay` must give. */
function searchAll(cells: ReadonlyMap<string, Cell>, put: Cell) {
  const settled = new Map([['t1', put]])
  const board = new Board()
  board.take(put)
  const others = [...cells].filter(([id]) => id !== 't1')
  const yielding = others.filter(([, cell]) => !board.isFree(cell))
  for (const entry of others) {
    if (yielding.includes(entry)) continue
    board.take(entry[1])
    settled.set(...entry)
  }
  const largestFirst = yielding.toSorted(
    ([, a], [, b]) => b[2] * b[3] - a[2] * a[3] || a[1] - b[1] || a[0] - b[0],
  )
  for (const [id, from] of largestFirst) {
    const [spot] = everySpot(from, board).toSorted((a, b) => costOf(from, a) - costOf(from, b))
    if (spot === undefined) return undefined
    board.take(spot)
    settled.set(id, spot)
  }
  return new Map([...cells.keys()].map((id) => [id, settled.get(id)]))
}

/** In the order of preference: cut off at one side as little as possible, else the larger, the higher, the one more to the left. */
function everySpot(from: Cell, board: Board): readonly Cell[] {
  const [x, y, width, height] = from
  const upTo = (end: number) => Array.from({ length: Math.max(0, end) }, (_, index) => index)
  const cuts: readonly (readonly Cell[])[] = [
    upTo(width).map((cut) => [x + cut, y, width - cut, height]),
    upTo(width).map((cut) => [x, y, width - cut, height]),
    upTo(height).map((cut) => [x, y + cut, width, height - cut]),
    upTo(height).map((cut) => [x, y, width, height - cut]),
  ]
  const cut = cuts.flatMap((cells) => cells.filter((cell) => board.isFree(cell)).slice(0, 1))
  const moved = upTo(width).flatMap((smaller) => {
    const size = { width: width - smaller, height: scaledTo(width - smaller, from) }
    return upTo(FREE_GRID.rows).flatMap((top) =>
      upTo(FREE_GRID.columns).map((left): Cell => [left, top, size.width, size.height]),
    )
  })
  return [...cut, ...moved.filter((cell) => board.isFree(cell))]
}

/** The distance between the centres, and half of the wall's width for all of its area. */
function costOf(from: Cell, to: Cell): number {
  const right = to[0] + to[2] / 2 - (from[0] + from[2] / 2)
  const down = to[1] + to[3] / 2 - (from[1] + from[3] / 2)
  const lost = Math.max(0, 1 - (to[2] * to[3]) / (from[2] * from[3]))
  return Math.hypot(right, down) + (FREE_GRID.columns / 2) * lost
}
