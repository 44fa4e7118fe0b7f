import { expect, test } from 'vitest'
import { reachOf } from '../../../src-renderer/store/span.ts'

test('spans reach from the first to the last of them, however many they are', () => {
  const spans = Array.from({ length: 500_000 }, (_, index) => ({
    from: 2 * index,
    to: 2 * index + 1,
  }))
  expect(reachOf(spans.toReversed())).toEqual({ from: 0, to: 999_999 })
  expect(reachOf([])).toEqual({ from: Infinity, to: -Infinity })
})
