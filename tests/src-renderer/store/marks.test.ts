import { expect, test } from 'vitest'
import { withMark } from '../../../src-renderer/store/marks.ts'

test('a stretch has two marks; one behind the other takes its place', () => {
  expect(withMark({}, 'from', 5)).toEqual({ from: 5 })
  expect(withMark({ from: 5 }, 'to', 9)).toEqual({ from: 5, to: 9 })
  expect(withMark({ from: 5, to: 9 }, 'from', 7)).toEqual({ from: 7, to: 9 })
  expect(withMark({ from: 5, to: 9 }, 'from', 9)).toEqual({ from: 9 })
  expect(withMark({ from: 5, to: 9 }, 'to', 8)).toEqual({ from: 5, to: 8 })
  expect(withMark({ from: 5, to: 9 }, 'to', 5)).toEqual({ to: 5 })
  expect(withMark({}, 'to', 5)).toEqual({ to: 5 })
})
