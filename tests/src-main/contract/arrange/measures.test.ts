/** From pixels to cells of the grid. */
import { expect, test } from 'vitest'
import { cellsNear } from '../../../../src-main/contract/arrange/measures.ts'

/** A column is 10 pixels wide, and a row is as high. */
const AREA = { width: 480, height: 360 }

test('rectangles of one size become cells of one size, none of which overlap', () => {
  const column = [24, 128, 232].map((y) => ({ x: 0, y, width: 140, height: 101 }))
  expect(cellsNear(column, AREA)).toEqual([
    [0, 2, 14, 10],
    [0, 13, 14, 10],
    [0, 23, 14, 10],
  ])
})

test('rectangles of another size keep theirs', () => {
  const rects = [
    { x: 0, y: 0, width: 359, height: 358 },
    { x: 362, y: 0, width: 118, height: 88 },
    { x: 362, y: 91, width: 118, height: 88 },
  ]
  expect(cellsNear(rects, AREA)).toEqual([
    [0, 0, 36, 36],
    [36, 0, 12, 9],
    [36, 9, 12, 9],
  ])
})

test('a rectangle without pixels has a cell', () => {
  expect(cellsNear([{ x: 500, y: 400, width: 0, height: 0 }], AREA)).toEqual([[47, 35, 1, 1]])
})
