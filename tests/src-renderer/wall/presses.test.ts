/** A hand that only clicks does not drag. */
import { expect, test } from 'vitest'
import { hasLeftThreshold } from '../../../src-renderer/wall/presses.ts'

test.each([
  { x: 13, y: 13, isDrag: false },
  { x: 13, y: 14, isDrag: true },
  { x: 5, y: 10, isDrag: true },
])('from 10,10 to $x,$y', ({ x, y, isDrag }) => {
  expect(hasLeftThreshold({ x: 10, y: 10 }, { x, y })).toBe(isDrag)
})
