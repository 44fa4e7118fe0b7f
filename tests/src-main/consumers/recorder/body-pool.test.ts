import { expect, test } from 'vitest'
import { BodyPool } from '../../../../src-main/consumers/recorder/body-pool.ts'

const body = (length: number, value = 7) => new Uint8Array(length).fill(value)

/** `toEqual` needs a second for a hundred thousand bytes. */
const isBody = (bytes: Uint8Array | undefined, length: number, value: number) =>
  bytes?.length === length && bytes.every((byte) => byte === value)

/** Copies that are given away together. */
function copies(pool: BodyPool, ...bodies: readonly Uint8Array[]) {
  const all = bodies.map((each) => pool.copyOf(each))
  pool.next()
  return all
}

test('copies share a block while there is space in it, and have the same bytes', () => {
  const pool = new BodyPool()
  const sent = body(20_000)
  const [one, other, large] = copies(pool, sent, body(30_000, 8), body(40_000, 9))
  sent.fill(1)
  expect(isBody(one, 20_000, 7)).toBe(true)
  expect(isBody(other, 30_000, 8)).toBe(true)
  expect(isBody(large, 40_000, 9)).toBe(true)
  expect(other?.buffer).toBe(one?.buffer)
  expect(large?.buffer).not.toBe(one?.buffer)
})

test('what was given away is not written to, until it comes back', () => {
  const pool = new BodyPool()
  const [first] = copies(pool, body(100_000))
  const [second] = copies(pool, body(100_000, 8))
  expect(second?.buffer).not.toBe(first?.buffer)
  if (first !== undefined) pool.add([first.buffer])
  const [third] = copies(pool, body(90_000, 9))
  expect(third?.buffer).toBe(first?.buffer)
  expect(isBody(third, 90_000, 9)).toBe(true)
})

test('a block is about as large as what is given away at once', () => {
  const pool = new BodyPool()
  const [first] = copies(pool, ...Array.from({ length: 10 }, () => body(20_000)))
  expect(first?.buffer.byteLength).toBe(65_536)
  const next = copies(pool, ...Array.from({ length: 10 }, () => body(20_000)))
  expect(new Set(next.map(({ buffer }) => buffer)).size).toBe(1)
  expect(next[0]?.buffer.byteLength).toBe(262_144)
  const [large] = copies(pool, body(3_000_000))
  expect(large?.buffer.byteLength).toBe(3_000_000)
})

test('the cost of a copy is the memory that it adds to what is given away', () => {
  const pool = new BodyPool()
  pool.add([new ArrayBuffer(80_000)])
  for (const length of [70_000, 10_000, 20_000, 3_000_000]) {
    const expected = pool.bytes + pool.costOf(length)
    pool.copyOf(body(length))
    expect(pool.bytes).toBe(expected)
  }
  expect(pool.next().map(({ byteLength }) => byteLength)).toEqual([80_000, 65_536, 3_000_000])
  expect(pool.bytes).toBe(0)
})

test.each([2000, 40_000, 300_000, 600_000])(
  'of a burst of frames of %d bytes, far more than usual, little memory is not used',
  (length) => {
    const pool = new BodyPool()
    const frame = body(length)
    const count = Math.round(20_000_000 / length)
    for (let each = 0; each < count; each++) pool.copyOf(frame)
    expect((count * length) / pool.bytes).toBeGreaterThan(0.8)
  },
)

test.runIf('transfer' in ArrayBuffer.prototype)('what is too much is freed at once', () => {
  const pool = new BodyPool()
  const all = Array.from({ length: 100 }, () => new ArrayBuffer(1_000_000))
  pool.add(all)
  expect(all.slice(0, 4).every(({ byteLength }) => byteLength === 0)).toBe(true)
  expect(all.slice(4).every(({ byteLength }) => byteLength > 0)).toBe(true)
  pool.clear()
  expect(all.every(({ byteLength }) => byteLength === 0)).toBe(true)
})
