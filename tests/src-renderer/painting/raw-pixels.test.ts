import fc from 'fast-check'
import { expect, test } from 'vitest'
import { toBgrx } from '../../../src-renderer/painting/raw-pixels.ts'

test('gray becomes three equal channels', () => {
  expect([...toBgrx('gray', Uint8Array.of(0, 128, 255))]).toEqual([
    0, 0, 0, 255, 128, 128, 128, 255, 255, 255, 255, 255,
  ])
})

test('BGR keeps its order, for every number of pixels', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(255), fc.nat(255), fc.nat(255))), (pixels) => {
      const bgrx = toBgrx('bgr', Uint8Array.from(pixels.flat()))
      expect([...bgrx]).toEqual(pixels.flatMap(([b, g, r]) => [b, g, r, 255]))
    }),
  )
})

test('BGR at an odd place in its buffer', () => {
  const body = Uint8Array.of(9, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12).subarray(1)
  expect([...toBgrx('bgr', body)]).toEqual([
    1, 2, 3, 255, 4, 5, 6, 255, 7, 8, 9, 255, 10, 11, 12, 255,
  ])
})

test('BGRA is passed on as it is', () => {
  const body = Uint8Array.of(1, 2, 3, 4)
  expect(toBgrx('bgra', body)).toBe(body)
})
