/** Places for tiles that nobody has put anywhere. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { freeCells } from '../../../../src-main/contract/arrange/free-cells.ts'
import type { Cell, WallLayout } from '../../../../src-main/contract/layout.ts'
import { MAX_TILES } from '../../../../src-main/contract/limits.ts'
import { faultsOf, someIds } from './commands.ts'

test('new tiles fill the wall evenly', () => {
  expect([...freeCells({}, ['a', 'b', 'c', 'd']).values()]).toEqual([
    [0, 0, 24, 18],
    [24, 0, 24, 18],
    [0, 18, 24, 18],
    [24, 18, 24, 18],
  ])
})

test('a new tile gets the first free place, with the size of the others', () => {
  const cells = freeCells({ a: [0, 0, 12, 12], b: [18, 0, 12, 12] }, ['a', 'b', 'c'])
  expect(cells.get('c')).toEqual([30, 0, 12, 12])
})

test('on a full wall, a new tile gets half of the largest one', () => {
  const cells = freeCells({ a: [0, 0, 32, 36], b: [32, 0, 16, 36] }, ['a', 'b', 'c'])
  expect(Object.fromEntries(cells)).toEqual({
    a: [0, 0, 32, 18],
    b: [32, 0, 16, 36],
    c: [0, 18, 32, 18],
  })
})

test('a tile that is spared gives half of its place to a new one only if there is no other', () => {
  const large = { a: [0, 0, 32, 36] } as const
  const cells = freeCells({ ...large, b: [32, 0, 16, 36] }, ['a', 'b', 'c'], 'a')
  expect(Object.fromEntries(cells)).toEqual({
    ...large,
    b: [32, 0, 16, 18],
    c: [32, 18, 16, 18],
  })
  const whole = freeCells({ a: [0, 0, 48, 36] }, ['a', 'b'], 'a')
  expect(Object.fromEntries(whole)).toEqual({ a: [0, 0, 24, 36], b: [24, 0, 24, 36] })
})

test('the place of a tile that is not shown now stays empty', () => {
  const cells = freeCells({ a: [0, 0, 24, 36], away: [24, 0, 12, 36] }, ['a', 'b'])
  expect(cells.get('b')?.[0]).toBeGreaterThanOrEqual(36)
})

test('a chosen cell that overlaps another, or that is not inside, counts as not chosen', () => {
  const stored: WallLayout['free'] = { a: [0, 0, 16, 12], b: [10, 0, 8, 8], c: [40, 30, 20, 20] }
  const cells = freeCells(stored, ['a', 'b', 'c'])
  expect(cells.get('a')).toEqual([0, 0, 16, 12])
  expect(faultsOf(cells)).toEqual([])
})

test('as many tiles as are stored have a place', () => {
  const cells = freeCells({}, someIds(MAX_TILES))
  expect(cells.size).toBe(MAX_TILES)
  expect(faultsOf(cells)).toEqual([])
})

const cell: fc.Arbitrary<Cell> = fc.tuple(fc.nat(47), fc.nat(35), fc.nat(20), fc.nat(20))

test('whatever is stored, no tiles overlap and all are inside', () => {
  const stored = fc.dictionary(fc.constantFrom(...someIds(30), 'away', 'gone'), cell)
  fc.assert(
    fc.property(stored, fc.integer({ min: 1, max: 60 }), (free, count) => {
      const usable = Object.fromEntries(
        Object.entries(free).filter(([, [, , width, height]]) => Math.min(width, height) > 0),
      )
      const cells = freeCells(usable, someIds(count))
      expect([...cells.keys()]).toEqual(someIds(count))
      expect(faultsOf(cells)).toEqual([])
    }),
    { numRuns: 50 },
  )
})
