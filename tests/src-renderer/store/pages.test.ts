/** Pages of a layout. */
import { expect, test } from 'vitest'
import { pageCount, pageOf, rangeOf } from '../../../src-renderer/store/pages.ts'

test.each([
  ['fit', 100, 1],
  ['rows', 0, 1],
  ['2x2', 0, 1],
  ['2x2', 4, 1],
  ['2x2', 5, 2],
  ['1+7', 17, 3],
] as const)('%s with %i tiles has %i pages', (kind, tiles, pages) => {
  expect(pageCount(tiles, kind)).toBe(pages)
})

test('every tile is on the page whose range it is in', () => {
  for (const kind of ['fit', '3x3', '2+8'] as const)
    for (let index = 0; index < 64; index++) {
      const [first, end] = rangeOf(pageOf(index, kind), kind)
      expect(index).toBeGreaterThanOrEqual(first)
      expect(index).toBeLessThan(end)
    }
  expect(pageOf(-1, '2x2')).toBe(0)
})
