import fc from 'fast-check'
import { afterEach, expect, test, vi } from 'vitest'
import { Buffers, KEPT_MS } from '../../../src-renderer/painting/buffers.ts'

afterEach(() => {
  vi.useRealTimers()
})

test('what was given back is taken again, by what needs about as much', () => {
  const buffers = new Buffers()
  const large = buffers.take(100_000)
  const small = buffers.take(10)
  buffers.giveBack(large)
  buffers.giveBack(small)
  expect(buffers.take(50_000).buffer).toBe(small.buffer)
  expect(buffers.take(70_000).buffer).toBe(large.buffer)
  expect(buffers.take(70_000).buffer).not.toBe(large.buffer)
})

test('only so many are kept, the newest ones', () => {
  const buffers = new Buffers()
  const given = Array.from({ length: 40 }, () => buffers.take(8))
  for (const one of given) buffers.giveBack(one)
  const known = new Set(given.map(({ buffer }) => buffer))
  const taken = given.map(() => buffers.take(8).buffer).filter((buffer) => known.has(buffer))
  expect(new Set(taken)).toEqual(new Set(given.slice(-24).map(({ buffer }) => buffer)))
})

test('of large ones only a few are kept', () => {
  const buffers = new Buffers()
  const given = [1, 2, 3, 4, 5].map(() => buffers.take(20_000_000))
  for (const one of given) buffers.giveBack(one)
  const known = given.map(({ buffer }) => buffer)
  const taken = given.map(() => buffers.take(20_000_000).buffer)
  expect(taken.filter((buffer) => known.includes(buffer))).toHaveLength(3)
})

test('what is not needed any more is given up, and what is needed again and again is not', () => {
  vi.useFakeTimers()
  const buffers = new Buffers()
  const [needed, left] = [buffers.take(8), buffers.take(8)]
  buffers.giveBack(left)
  buffers.giveBack(needed)
  for (let second = 0; second < 2 * KEPT_MS; second += 1000) {
    expect(buffers.take(8).buffer).toBe(needed.buffer)
    buffers.giveBack(needed)
    vi.advanceTimersByTime(1000)
  }
  expect(buffers.take(8).buffer).toBe(needed.buffer)
  expect(buffers.take(8).buffer).not.toBe(left.buffer)
  vi.advanceTimersByTime(2 * KEPT_MS)
  expect(vi.getTimerCount()).toBe(0)
})

test('memory that has gone elsewhere, or came from there, is never handed out', () => {
  const buffers = new Buffers()
  const gone = buffers.take(8)
  structuredClone(gone, { transfer: [gone.buffer] })
  buffers.giveBack(gone)
  const foreign = new Uint8Array(8)
  buffers.giveBack(foreign)
  const taken = buffers.take(8)
  expect(taken).toHaveLength(8)
  expect(taken.buffer).not.toBe(foreign.buffer)
})

test('whatever is taken and given back, each has its length, and no two users have the same', () => {
  const length = fc.oneof(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 300_000 }))
  const step = fc.record({ length, back: fc.boolean() })
  fc.assert(
    fc.property(fc.array(step, { maxLength: 100 }), (steps) => {
      const buffers = new Buffers()
      const inUse: Uint8Array<ArrayBuffer>[] = []
      for (const { length, back } of steps) {
        const first = back ? inUse.shift() : undefined
        if (first !== undefined) buffers.giveBack(first)
        const taken = buffers.take(length)
        expect(taken).toHaveLength(length)
        expect(inUse.map(({ buffer }) => buffer)).not.toContain(taken.buffer)
        inUse.push(taken)
      }
    }),
  )
})
