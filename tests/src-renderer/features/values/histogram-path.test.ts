import { expect, test } from 'vitest'
import {
  histogramPath,
  placeOnAxis,
  shortNumber,
} from '../../../../src-renderer/features/values/histogram-path.ts'

test('bins are steps, whose heights are square roots of the counts', () => {
  expect(histogramPath([0, 1, 4], 4, 30, 10)).toBe('M0 10V10h10V5h10V0h10V10Z')
})

test.each([
  [5, 0, 10, 0.5],
  [-5, 0, 10, 0],
  [15, 0, 10, 1],
  [3, 3, 3, 0],
])('%d on an axis from %d to %d is at %d', (value, from, to, place) => {
  expect(placeOnAxis(value, from, to)).toBe(place)
})

test.each([
  [65_280, '65280'],
  [3.14159, '3.142'],
  [-0.000123456, '-0.0001235'],
  [4_294_967_295, '4295000000'],
  [1e20, '100000000000000000000'],
  [0, '0'],
])('%d is written %s', (value, text) => {
  expect(shortNumber(value)).toBe(text)
})
