import { expect, test } from 'vitest'
import { BodyPool } from '../../../../src-main/consumers/recorder/body-pool.ts'

const body = (length: number, value = 7) => new Uint8Array(length).fill(value)

test('a copy is in memory of its own, with the same bytes', () => {
  const pool = new BodyPool()
  const sent = body(100_000)
  const copy = pool.copyOf(sent)
  sent.fill(1)
  expect(copy).toEqual(body(100_000))
  expect(copy.buffer).not.toBe(sent.buffer)
})

test('what comes back is used again for frames of about its size', () => {
  const pool = new BodyPool()
  const { buffer } = pool.copyOf(body(100_000))
  pool.add([buffer])
  expect(pool.copyOf(body(100_001)).buffer).not.toBe(buffer)
  expect(pool.copyOf(body(70_000)).buffer).not.toBe(buffer)
  const again = pool.copyOf(body(90_000, 9))
  expect(again.buffer).toBe(buffer)
  expect(again).toEqual(body(90_000, 9))
  expect(pool.copyOf(body(90_000)).buffer).not.toBe(buffer)
})

test.runIf('transfer' in ArrayBuffer.prototype)('what is too much is freed at once', () => {
  const pool = new BodyPool()
  const all = Array.from({ length: 40 }, () => new ArrayBuffer(1_000_000))
  pool.add(all)
  expect(all.filter(({ byteLength }) => byteLength > 0)).toHaveLength(32)
  pool.clear()
  expect(all.every(({ byteLength }) => byteLength === 0)).toBe(true)
})
