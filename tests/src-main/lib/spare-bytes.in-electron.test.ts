import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import {
  KEPT_MS,
  MAX_SPARE_BYTES,
  MIN_SPARE_BYTES,
  SpareBytes,
} from '../../../src-main/lib/spare-bytes.ts'

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
})

afterEach(() => {
  vi.useRealTimers()
})

const SIZE = 1280 * 720 * 3

test('a block that was given back is used again, and nobody sees its bytes through an old view', () => {
  const bytes = new SpareBytes()
  const first = bytes.take(SIZE).fill(7)
  const part = first.subarray(100, 200)
  expect(bytes.giveBack(first)).toBe(true)
  expect([first.byteLength, part.byteLength]).toEqual([0, 0])
  expect(bytes.bytes).toBe(SIZE)
  const second = bytes.take(SIZE)
  expect(second).toHaveLength(SIZE)
  expect(second[SIZE - 1]).toBe(7) // The same memory.
  expect(bytes.bytes).toBe(0)
  second.fill(9)
  expect(part.byteLength).toBe(0)
})

test('two that hold blocks at the same time never have the same one', () => {
  const bytes = new SpareBytes()
  const held = [bytes.take(SIZE), bytes.take(SIZE)]
  for (const block of held) bytes.giveBack(block)
  const again = [bytes.take(SIZE).fill(1), bytes.take(SIZE).fill(2), bytes.take(SIZE).fill(3)]
  expect(again.map(([value]) => value)).toEqual([1, 2, 3])
})

test('only a block of the same size is used again', () => {
  const bytes = new SpareBytes()
  bytes.giveBack(bytes.take(SIZE).fill(7))
  expect(bytes.take(SIZE - 1)[0]).toBe(0)
  expect(bytes.bytes).toBe(SIZE)
})

test('a block is given back once, and only one that was taken here', () => {
  const bytes = new SpareBytes()
  const block = bytes.take(SIZE)
  expect(bytes.giveBack(block)).toBe(true)
  expect(bytes.giveBack(block)).toBe(false)
  const other = new Uint8Array(SIZE)
  expect(bytes.giveBack(other)).toBe(false)
  expect(bytes.giveBack(bytes.take(MIN_SPARE_BYTES - 1))).toBe(false)
  expect(other).toHaveLength(SIZE)
  expect(bytes.bytes).toBe(SIZE)
})

test('what waits is bounded: the oldest go', () => {
  const bytes = new SpareBytes()
  const size = MAX_SPARE_BYTES / 4
  const blocks = Array.from({ length: 6 }, (_, index) => bytes.take(size).fill(index))
  for (const block of blocks) bytes.giveBack(block)
  expect(bytes.bytes).toBe(MAX_SPARE_BYTES)
  expect(Array.from({ length: 4 }, () => bytes.take(size)[0])).toEqual([5, 4, 3, 2])
  expect(bytes.take(size)[0]).toBe(0)
  expect(bytes.bytes).toBe(0)
})

test('what nobody needs goes back to the system, and the rest stays', () => {
  const bytes = new SpareBytes()
  const blocks = [bytes.take(SIZE), bytes.take(SIZE)] as const
  bytes.giveBack(blocks[0])
  vi.advanceTimersByTime(KEPT_MS - 1)
  bytes.giveBack(blocks[1])
  expect(bytes.bytes).toBe(2 * SIZE)
  vi.advanceTimersByTime(1)
  expect(bytes.bytes).toBe(SIZE)
  vi.advanceTimersByTime(KEPT_MS)
  expect(bytes.bytes).toBe(0)
  expect(vi.getTimerCount()).toBe(0)
})
