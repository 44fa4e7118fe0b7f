import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Buffers } from '../../../src-renderer/painting/buffers.ts'

test('what was given back is taken again, if it has exactly the size', () => {
  const buffers = new Buffers()
  const large = buffers.take(100)
  const small = buffers.take(10)
  buffers.giveBack(large)
  buffers.giveBack(small)
  expect(buffers.take(10)).toBe(small)
  expect(buffers.take(99).byteLength).toBe(99)
  expect(buffers.take(100)).toBe(large)
  expect(buffers.take(100)).not.toBe(large)
})

test('only so many are kept, the newest ones', () => {
  const buffers = new Buffers()
  const given = Array.from({ length: 40 }, () => new ArrayBuffer(8))
  for (const buffer of given) buffers.giveBack(buffer)
  const taken = given.map(() => buffers.take(8))
  expect(new Set(taken.filter((buffer) => given.includes(buffer)))).toEqual(
    new Set(given.slice(-12)),
  )
})

test('memory that has gone elsewhere is never handed out', () => {
  const buffers = new Buffers()
  const gone = new ArrayBuffer(8)
  structuredClone(gone, { transfer: [gone] })
  buffers.giveBack(gone)
  expect(buffers.take(8).byteLength).toBe(8)
})

test('whatever is taken and given back, each has its size, and no two users have the same', () => {
  const step = fc.record({ size: fc.integer({ min: 1, max: 4 }), back: fc.boolean() })
  fc.assert(
    fc.property(fc.array(step, { maxLength: 200 }), (steps) => {
      const buffers = new Buffers()
      const inUse: ArrayBuffer[] = []
      for (const { size, back } of steps) {
        const first = back ? inUse.shift() : undefined
        if (first !== undefined) buffers.giveBack(first)
        const taken = buffers.take(size)
        expect(taken.byteLength).toBe(size)
        expect(inUse).not.toContain(taken)
        inUse.push(taken)
      }
    }),
  )
})
