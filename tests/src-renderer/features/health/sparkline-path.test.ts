import { expect, test } from 'vitest'
import { sparklinePath } from '../../../../src-renderer/features/health/sparkline-path.ts'

test('the newest rate is at the right edge, the highest at the top, 0 at the bottom', () => {
  expect(sparklinePath([0, 10, 5], 5)).toBe('M40 17L60 1L80 9')
})

test('rates far below one a second do not look like full ones', () => {
  expect(sparklinePath([0.5, 0.5], 2)).toBe('M0 9L80 9')
})

test('one point is no line', () => {
  expect(sparklinePath([5], 60)).toBe('')
})
