/** Commands for tiles: literal walls, and what holds after any commands. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { freeCells } from '../../../../src-main/contract/arrange/free-cells.ts'
import { reduce } from '../../../../src-main/contract/arrange/reduce.ts'
import { layoutSchema } from '../../../../src-main/contract/layout-schema.ts'
import { DEFAULT_LAYOUT, type WallLayout } from '../../../../src-main/contract/layout.ts'
import { anyCommand, faultsOf, someIds } from './commands.ts'

const HALVES: WallLayout = {
  ...DEFAULT_LAYOUT,
  kind: 'free',
  free: { a: [0, 0, 24, 36], b: [24, 0, 24, 36] },
}
const AB = ['a', 'b']

describe('free', () => {
  test('a moved tile takes the place of another one, which gets its place', () => {
    const { free } = reduce(HALVES, { kind: 'move', tiles: ['a'], by: { x: 24, y: 0 } }, AB)
    expect(free).toEqual({ a: [24, 0, 24, 36], b: [0, 0, 24, 36] })
  })

  test('a tile that gets larger takes from its neighbour what it needs', () => {
    const { free } = reduce(HALVES, { kind: 'resize', tile: 'a', to: [0, 0, 27, 36] }, AB)
    expect(free).toEqual({ a: [0, 0, 27, 36], b: [27, 0, 21, 36] })
  })

  test('a neighbour moves aside where there is space', () => {
    const layout: WallLayout = { ...HALVES, free: { a: [0, 0, 8, 8], b: [8, 0, 8, 8] } }
    const { free } = reduce(layout, { kind: 'move', tiles: ['a'], by: { x: 2, y: 0 } }, AB)
    expect(free).toEqual({ a: [2, 0, 8, 8], b: [10, 0, 8, 8] })
  })

  test('tiles that are moved together stay together, inside of the wall', () => {
    const layout: WallLayout = { ...HALVES, free: { a: [0, 0, 8, 8], b: [20, 10, 8, 8] } }
    const { free } = reduce(layout, { kind: 'move', tiles: AB, by: { x: 40, y: -3 } }, AB)
    expect(free).toEqual({ a: [20, 0, 8, 8], b: [40, 10, 8, 8] })
  })

  test('two tiles are swapped with their sizes', () => {
    const layout: WallLayout = { ...HALVES, free: { a: [0, 0, 30, 36], b: [30, 0, 8, 6] } }
    const { free } = reduce(layout, { kind: 'swap', tile: 'a', other: 'b' }, AB)
    expect(free).toEqual({ a: [30, 0, 8, 6], b: [0, 0, 30, 36] })
  })

  test('a tile that would leave no space for another one stays as it is', () => {
    expect(reduce(HALVES, { kind: 'resize', tile: 'a', to: [0, 0, 48, 36] }, AB)).toBe(HALVES)
  })

  test('the place of a camera that has not come is kept until another tile takes it', () => {
    const moved = reduce(HALVES, { kind: 'resize', tile: 'a', to: [0, 0, 12, 18] }, ['a'])
    expect(moved.free).toEqual({ a: [0, 0, 12, 18], b: [24, 0, 24, 36] })
    const taken = reduce(HALVES, { kind: 'move', tiles: ['a'], by: { x: 2, y: 0 } }, ['a'])
    expect(taken.free).toEqual({ a: [2, 0, 24, 36] })
  })
})

describe('fit', () => {
  test('a tile gets larger, and normal again', () => {
    const large = reduce(DEFAULT_LAYOUT, { kind: 'size', tiles: ['a', 'b'], size: 3 }, AB)
    expect(large.sizes).toEqual({ a: 3, b: 3 })
    const normal = reduce(large, { kind: 'size', tiles: ['a'], size: 1 }, AB)
    expect(normal.sizes).toEqual({ b: 3 })
  })

  test('two tiles are swapped with their sizes, if both are shown', () => {
    const layout: WallLayout = { ...DEFAULT_LAYOUT, sizes: { a: 3, c: 2 } }
    const ids = [...AB, 'c']
    expect(reduce(layout, { kind: 'swap', tile: 'a', other: 'b' }, ids).sizes).toEqual({
      b: 3,
      c: 2,
    })
    expect(reduce(layout, { kind: 'swap', tile: 'c', other: 'a' }, ids).sizes).toEqual({
      a: 2,
      c: 3,
    })
    expect(reduce(layout, { kind: 'swap', tile: 'a', other: 'unknown' }, ids)).toBe(layout)
  })

  test('a command that changes nothing gives the same layout', () => {
    const command = { kind: 'size', tiles: ['a'], size: 1 } as const
    expect(reduce(DEFAULT_LAYOUT, command, AB)).toBe(DEFAULT_LAYOUT)
  })
})

test('commands for another kind of layout change nothing', () => {
  const move = { kind: 'move', tiles: ['a'], by: { x: 1, y: 0 } } as const
  expect(reduce(DEFAULT_LAYOUT, move, AB)).toBe(DEFAULT_LAYOUT)
  expect(reduce(HALVES, { kind: 'size', tiles: ['a'], size: 2 }, AB)).toBe(HALVES)
})

const walls = fc.integer({ min: 1, max: 40 }).chain((count) =>
  fc.record({
    kind: fc.constantFrom('free', 'fit', '1+7' as const),
    count: fc.constant(count),
    commands: fc.array(anyCommand(someIds(count)), { maxLength: 12 }),
  }),
)

describe('any commands', () => {
  test('leave all tiles inside and apart, in a layout that can be stored', () => {
    fc.assert(
      fc.property(walls, ({ kind, count, commands }) => {
        const ids = someIds(count)
        let layout: WallLayout = { ...DEFAULT_LAYOUT, kind }
        for (const command of commands) {
          layout = reduce(layout, command, ids)
          const cells = freeCells(layout.free, ids)
          expect(cells.size).toBe(count)
          expect(faultsOf(cells)).toEqual([])
        }
        expect(layoutSchema.parse(layout)).toEqual(layout)
      }),
      { numRuns: 40 },
    )
  })

  test('give what the same commands give that are carried out one at a time, from the stored layout', () => {
    fc.assert(
      fc.property(walls, ({ kind, count, commands }) => {
        const ids = someIds(count)
        const start: WallLayout = { ...DEFAULT_LAYOUT, kind }
        const once = commands.reduce((layout, command) => reduce(layout, command, ids), start)
        const stored = commands.reduce<WallLayout>(
          (layout, command) =>
            layoutSchema.parse(JSON.parse(JSON.stringify(reduce(layout, command, ids)))),
          start,
        )
        expect(stored).toEqual(once)
      }),
      { numRuns: 20 },
    )
  })
})
