/** How far the lines reach around a tile that is held. */
import { expect, test } from 'vitest'
import { gridAround } from '../../../src-renderer/wall/free-grid.tsx'

/** Cells of 40x30 pixels. */
const AREA = { width: 1920, height: 1080 }

test('three cells on each side, on the grid', () => {
  const around = { x: 410, y: 310, width: 150, height: 100 }
  expect(gridAround(around, AREA)).toEqual({ x: 280, y: 210, width: 400, height: 300 })
})

test('not beyond the wall', () => {
  const corner = { x: 0, y: 1000, width: 1920, height: 80 }
  expect(gridAround(corner, AREA)).toEqual({ x: 0, y: 900, width: 1920, height: 180 })
})
