import { decode } from 'fast-png'
import { expect, test } from 'vitest'
import { shownPng, turnedPixels } from '../../../../src-main/features/snapshot/shown-png.ts'

/** Two rows of three pixels, named by their blue: 1 2 3 above 4 5 6. */
const SENT = Uint8Array.from([1, 2, 3, 4, 5, 6].flatMap((blue) => [blue, 10 * blue, 20 * blue]))

function rowsOf(quarters: number, mirrored: boolean): readonly string[] {
  const {
    size: { width, height },
    rgb,
  } = turnedPixels({ width: 3, height: 2 }, SENT, {
    quarters,
    mirrored,
  })
  const blues = Array.from({ length: width * height }, (_, index) => rgb[3 * index + 2])
  return Array.from({ length: height }, (_, y) => blues.slice(y * width, (y + 1) * width).join(' '))
}

test.each([
  [0, false, ['1 2 3', '4 5 6']],
  [1, false, ['4 1', '5 2', '6 3']],
  [2, false, ['6 5 4', '3 2 1']],
  [3, false, ['3 6', '2 5', '1 4']],
  [0, true, ['3 2 1', '6 5 4']],
  [1, true, ['6 3', '5 2', '4 1']],
  [2, true, ['4 5 6', '1 2 3']],
  [3, true, ['1 4', '2 5', '3 6']],
])('turned by %i quarters, mirrored: %s', (quarters, mirrored, rows) => {
  expect(rowsOf(quarters, mirrored)).toEqual(rows)
})

test('is a PNG in its own order of colours', () => {
  const png = decode(shownPng({ width: 3, height: 2 }, SENT, { quarters: 1, mirrored: false }))
  expect(png).toMatchObject({ width: 2, height: 3, channels: 3, depth: 8 })
  expect([...png.data.subarray(0, 6)]).toEqual([80, 40, 4, 20, 10, 1])
})
