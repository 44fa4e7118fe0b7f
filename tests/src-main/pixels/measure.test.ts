/** Levels that follow the picture, and histograms. That percentiles are NumPy's is tested in tests/interop. */
import { expect, test } from 'vitest'
import {
  HISTOGRAM_BINS,
  histogramOf,
  levelsOf,
  MAX_SAMPLED_PIXELS,
} from '../../../src-main/pixels/measure.ts'
import { UINT8 } from '../../support/arrays.ts'

const FLOAT32 = { kind: 'float', bytes: 4, isBigEndian: false } as const
const PERCENTILES = { by: 'percentiles', low: 10, high: 90 } as const

function floats(...values: number[]) {
  const array = { values: FLOAT32, channels: 1, width: values.length, height: 1 } as const
  return { array, body: new Uint8Array(Float32Array.from(values).buffer) }
}

test('the range is that of the finite values', () => {
  const { array, body } = floats(3, NaN, -2, Infinity, 8)
  expect(levelsOf({ by: 'range' }, array, body)).toEqual({ black: -2, white: 8 })
})

test('percentiles between two values are interpolated, whatever the order of the values', () => {
  const { array, body } = floats(4, 0, 3, NaN, 1, 2)
  const { black, white } = levelsOf(PERCENTILES, array, body)
  expect([black, white]).toEqual([expect.closeTo(0.4), expect.closeTo(3.6)])
})

test('levels that are held, or set by hand, do not follow the picture', () => {
  const { array, body } = floats(1, 2, 3)
  const held = { black: 5, white: 6 }
  expect(levelsOf({ by: 'range', held }, array, body)).toEqual(held)
  expect(levelsOf({ ...PERCENTILES, held }, array, body)).toEqual(held)
  expect(levelsOf({ by: 'hand', ...held }, array, body)).toMatchObject(held)
})

test('a picture without a finite value has the levels of its type', () => {
  const { array, body } = floats(NaN, Infinity)
  expect(levelsOf({ by: 'range' }, array, body)).toEqual({ black: 0, white: 1 })
  expect(levelsOf(PERCENTILES, array, body)).toEqual({ black: 0, white: 1 })
})

test('of bytes each bin is one value, and a fourth channel is not counted', () => {
  const array = { values: UINT8, channels: 4, width: 2, height: 1 } as const
  const { from, to, channels, sampled } = histogramOf(
    array,
    Uint8Array.of(0, 7, 255, 9, 0, 7, 8, 9),
  )
  expect({ from, to, sampled }).toEqual({ from: 0, to: 256, sampled: 6 })
  expect(
    channels.map((bins) => bins.flatMap((count, bin) => (count > 0 ? [bin, count] : []))),
  ).toEqual([
    [0, 2],
    [7, 2],
    [8, 1, 255, 1],
  ])
})

test('of other types the bins are from the smallest to the largest value', () => {
  const { array, body } = floats(-1, NaN, 0, 1)
  const { from, to, channels, notFinite } = histogramOf(array, body)
  expect({ from, to, notFinite }).toEqual({ from: -1, to: 1, notFinite: 1 })
  const [bins = []] = channels
  expect([bins[0], bins[HISTOGRAM_BINS / 2], bins.at(-1)]).toEqual([1, 1, 1])
})

test('of a large picture a bounded number of pixels is looked at', () => {
  const array = { values: UINT8, channels: 1, width: 1000, height: 1000 } as const
  const { sampled } = histogramOf(array, new Uint8Array(1_000_000))
  expect(sampled).toBeLessThanOrEqual(MAX_SAMPLED_PIXELS)
  expect(sampled).toBeGreaterThan(MAX_SAMPLED_PIXELS / 2)
})
