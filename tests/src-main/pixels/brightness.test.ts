import { expect, test } from 'vitest'
import { brightnessOf } from '../../../src-main/pixels/brightness.ts'
import { UINT8 } from '../../support/arrays.ts'

test('it is the mean of all colours, without alpha', () => {
  const size = { values: UINT8, width: 2, height: 1 }
  const bgra = Uint8Array.of(255, 0, 0, 255, 0, 0, 0, 255)
  expect(brightnessOf({ ...size, channels: 4 }, bgra)).toBeCloseTo(1 / 6)
  expect(brightnessOf({ ...size, channels: 1 }, Uint8Array.of(51, 0))).toBeCloseTo(0.1)
})

test('of a large picture, some pixels of every part', () => {
  const [width, height] = [640, 480]
  const body = new Uint8Array(width * height).fill(200, (width * height) / 2)
  const brightness = brightnessOf({ values: UINT8, channels: 1, width, height }, body)
  expect(brightness).toBeCloseTo(100 / 255, 2)
})

test('of other types it is not known', () => {
  const values = { kind: 'uint', bytes: 2, isBigEndian: false } as const
  const body = new Uint8Array(2)
  expect(brightnessOf({ values, channels: 1, width: 1, height: 1 }, body)).toBeUndefined()
})
