/** The cell under a handle that is dragged. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  draggedBy,
  grownBy,
  HANDLES,
  spanDraggedBy,
  type Handle,
} from '../../../../src-main/contract/arrange/resizing.ts'
import type { Cell, TileSpan } from '../../../../src-main/contract/layout.ts'
import type { Point } from '../../../../src-main/contract/rect.ts'
import { faultsOf } from './commands.ts'

const CELL: Cell = [10, 10, 12, 8]
const CELL_ASPECT = 1.5

describe('draggedBy', () => {
  test.each<[Handle, Cell]>([
    ['n', [10, 12, 12, 6]],
    ['ne', [10, 12, 15, 6]],
    ['e', [10, 10, 15, 8]],
    ['se', [10, 10, 15, 10]],
    ['s', [10, 10, 12, 10]],
    ['sw', [13, 10, 9, 10]],
    ['w', [13, 10, 9, 8]],
    ['nw', [13, 12, 9, 6]],
  ])('%s moves its sides, and no others', (handle, cell) => {
    expect(draggedBy(CELL, handle, { x: 3, y: 2 }, undefined)).toEqual(cell)
  })

  test.each<[Handle, Cell]>([
    ['se', [10, 10, 18, 12]],
    ['nw', [16, 14, 6, 4]],
    ['e', [10, 10, 18, 12]],
    ['n', [10, 14, 6, 4]],
  ])('%s keeps the aspect of the picture', (handle, cell) => {
    expect(draggedBy(CELL, handle, { x: 6, y: 4 }, 1.5)).toEqual(cell)
  })

  test('stays inside, with its aspect', () => {
    expect(draggedBy([10, 10, 12, 6], 'se', { x: 100, y: 0 }, 2)).toEqual([10, 10, 38, 19])
    expect(draggedBy([10, 10, 4, 8], 'se', { x: 100, y: 0 }, 0.5)).toEqual([10, 10, 13, 26])
  })

  const step = fc.integer({ min: -80, max: 80 })
  const aspect = fc.oneof(
    fc.constantFrom(undefined, CELL_ASPECT),
    fc.double({ min: 0.05, max: 20, noNaN: true }),
  )

  test('a picture that is smaller than its cell is dragged from where it is', () => {
    expect(draggedBy([0, 2, 32, 20], 'se', { x: -2, y: 0 }, 1)).toEqual([6, 2, 18, 18])
  })

  test('whatever is dragged, the cell is inside, and the opposite sides of the picture stay', () => {
    fc.assert(
      fc.property(fc.constantFrom(...HANDLES), step, step, aspect, (handle, x, y, shape) => {
        const cell = draggedBy(CELL, handle, { x, y }, shape)
        expect(faultsOf([['a', cell]])).toEqual([])
        if (shape !== undefined && shape !== CELL_ASPECT) return
        if (handle.includes('w')) expect(cell[0] + cell[2]).toBe(22)
        else expect(cell[0]).toBe(10)
        if (handle.includes('n')) expect(cell[1] + cell[3]).toBe(18)
        else expect(cell[1]).toBe(10)
      }),
    )
  })
})

describe('grownBy', () => {
  test('a step of the width takes the height along', () => {
    expect(grownBy(CELL, { x: 3, y: 0 }, 1.5)).toEqual([10, 10, 15, 10])
    expect(grownBy(CELL, { x: 0, y: 2 }, 1.5)).toEqual([10, 10, 15, 10])
  })

  test('at the edge, the cell moves back', () => {
    expect(grownBy([40, 30, 8, 6], { x: 4, y: 0 }, 4 / 3)).toEqual([36, 27, 12, 9])
  })

  test('a cell has at least one column and one row', () => {
    expect(grownBy([0, 0, 1, 1], { x: -1, y: 0 }, 1)).toEqual([0, 0, 1, 1])
    expect(grownBy([0, 0, 2, 1], { x: -5, y: 0 }, undefined)).toEqual([0, 0, 1, 1])
  })
})

describe('spanDraggedBy', () => {
  test.each<[TileSpan, Handle, Point, TileSpan]>([
    [1, 'se', { x: 0.4, y: 0.4 }, 1],
    [1, 'se', { x: 0.6, y: 0 }, 2],
    [1, 'se', { x: 0.1, y: 1.7 }, 3],
    [1, 'nw', { x: -0.9, y: 0.2 }, 2],
    [1, 'sw', { x: -9, y: 0 }, 3],
    [3, 'se', { x: -0.9, y: -0.3 }, 2],
    [2, 'nw', { x: 9, y: 9 }, 1],
    [2, 'e', { x: 0, y: 9 }, 2],
  ])(
    'a tile of size %i whose %s handle is dragged by %j gets size %i',
    (span, handle, by, size) => {
      expect(spanDraggedBy(span, handle, by)).toBe(size)
    },
  )
})
