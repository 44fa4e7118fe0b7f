import { expect, test } from 'vitest'
import {
  ROW_HEIGHT,
  rowAfterKey,
  scrolledAfter,
  scrolledTo,
  shownRows,
} from '../../../../src-renderer/features/events/shown-rows.ts'

const HEIGHT = 10 * ROW_HEIGHT

test('the rows on the screen are rendered, and some beside them', () => {
  expect(shownRows(100_000, 0, HEIGHT)).toEqual({ first: 0, end: 20 })
  expect(shownRows(100_000, 1000 * ROW_HEIGHT, HEIGHT)).toEqual({ first: 990, end: 1020 })
  expect(shownRows(5, 0, HEIGHT)).toEqual({ first: 0, end: 5 })
})

test('a list that became short is shown from its end', () => {
  expect(shownRows(3, 1000 * ROW_HEIGHT, HEIGHT)).toEqual({ first: 3, end: 3 })
})

test('it is scrolled as little as a row needs', () => {
  expect(scrolledTo(5, 0, HEIGHT)).toBe(0)
  expect(scrolledTo(10, 0, HEIGHT)).toBe(ROW_HEIGHT)
  expect(scrolledTo(2, HEIGHT, HEIGHT)).toBe(2 * ROW_HEIGHT)
})

test('new rows move what one looks at only where it is at the beginning', () => {
  expect(scrolledAfter(3, 0)).toBe(0)
  expect(scrolledAfter(3, 100)).toBe(100 + 3 * ROW_HEIGHT)
  expect(scrolledAfter(-1, 100)).toBe(100)
})

test.each([
  ['ArrowDown', 4, 5],
  ['ArrowDown', 99, 99],
  ['ArrowDown', -1, 0],
  ['ArrowUp', 0, 0],
  ['PageDown', 4, 13],
  ['PageUp', 4, 0],
  ['Home', 4, 0],
  ['End', 4, 99],
  ['a', 4, undefined],
])('%s goes from %i to %s', (key, index, to) => {
  expect(rowAfterKey(key, index, { count: 100, height: HEIGHT })).toBe(to)
})

test('in an empty list no key goes anywhere', () => {
  expect(rowAfterKey('End', -1, { count: 0, height: HEIGHT })).toBeUndefined()
})
