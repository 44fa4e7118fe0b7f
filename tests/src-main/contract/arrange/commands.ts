/** Arbitrary commands for tiles, and what must hold for the cells after any of them. */
import fc from 'fast-check'
import type { ArrangeCommand } from '../../../../src-main/contract/arrange/reduce.ts'
import { FREE_GRID, TILE_SIZES, type Cell } from '../../../../src-main/contract/layout.ts'
import { overlap, type Rect } from '../../../../src-main/contract/rect.ts'

/** Inside of the grid or not, and as large as it or not. */
const anyCell = fc.tuple(
  fc.integer({ min: -10, max: 60 }),
  fc.integer({ min: -10, max: 60 }),
  fc.integer({ min: -3, max: 60 }),
  fc.integer({ min: -3, max: 60 }),
)
const step = fc.integer({ min: -60, max: 60 })

/** For some of these tiles, or for one that does not exist. */
export function anyCommand(ids: readonly string[]): fc.Arbitrary<ArrangeCommand> {
  const id = fc.constantFrom(...ids, 'unknown')
  const some = fc.uniqueArray(id, { minLength: 1, maxLength: 4 })
  return fc.oneof(
    fc.record({
      kind: fc.constant('move' as const),
      tiles: some,
      by: fc.record({ x: step, y: step }),
    }),
    fc.record({ kind: fc.constant('resize' as const), tile: id, to: anyCell }),
    fc.record({ kind: fc.constant('swap' as const), tile: id, other: id }),
    fc.record({
      kind: fc.constant('size' as const),
      tiles: some,
      size: fc.constantFrom(...TILE_SIZES),
    }),
  )
}

export function rectOf([x, y, width, height]: Cell): Rect {
  return { x, y, width, height }
}

/** Why these cells are no arrangement: two that overlap, or one that is not inside of the grid. */
export function faultsOf(cells: Iterable<readonly [string, Cell]>): readonly string[] {
  const all = [...cells]
  return all.flatMap(([id, cell], index) => {
    const [x, y, width, height] = cell
    const isInside =
      Math.min(x, y) >= 0 &&
      Math.min(width, height) >= 1 &&
      x + width <= FREE_GRID.columns &&
      y + height <= FREE_GRID.rows
    return [
      ...(isInside && cell.every(Number.isInteger) ? [] : [`${id} is at ${cell.join()}`]),
      ...all
        .slice(index + 1)
        .filter(([, other]) => overlap(rectOf(cell), rectOf(other)))
        .map(([other]) => `${id} overlaps ${other}`),
    ]
  })
}

export function someIds(count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => `t${index + 1}`)
}
