/** Pages of a layout. */
import { expect, test } from 'vitest'
import { DEFAULT_LAYOUT, type LayoutKind } from '../../../src-main/contract/layout.ts'
import { pageCount, pageOf, rangeOf } from '../../../src-renderer/store/pages.ts'

/** Of three places, if it is one's own. */
const layoutOf = (kind: LayoutKind) => ({
  ...DEFAULT_LAYOUT,
  kind,
  own: [0, 12, 24].map((x) => [x, 0, 12, 36] as const),
})

test.each([
  ['fit', 100, 1],
  ['rows', 0, 1],
  ['2x2', 0, 1],
  ['2x2', 4, 1],
  ['2x2', 5, 2],
  ['1+7', 17, 3],
  ['own', 7, 3],
] as const)('%s with %i tiles has %i pages', (kind, tiles, pages) => {
  expect(pageCount(tiles, layoutOf(kind))).toBe(pages)
})

test('every tile is on the page whose range it is in', () => {
  for (const kind of ['fit', '3x3', '2+8', 'own'] as const)
    for (let index = 0; index < 64; index++) {
      const [first, end] = rangeOf(pageOf(index, layoutOf(kind)), layoutOf(kind))
      expect(index).toBeGreaterThanOrEqual(first)
      expect(index).toBeLessThan(end)
    }
  expect(pageOf(-1, layoutOf('2x2'))).toBe(0)
})
