import { expect, test } from 'vitest'
import { RateMeter } from '../../../src-main/feed/rate-meter.ts'

/** The rate after samples of 10 events a second, which then stop. */
function rateAfter(times: readonly number[], last: number): number {
  const meter = new RateMeter()
  return times.reduce((_, at) => meter.sample(Math.min(at, last) / 100, at), 0)
}

test.each([
  ['one sample gives no rate', [0], 0],
  ['two are enough', [0, 500], 10],
  ['five every half second', [0, 500, 1000, 1500, 2000], 10],
  ['one in two seconds', [0, 2000, 4000], 10],
  ['one in five seconds', [0, 5000, 10_000], 10],
  ['at one time', [0, 0], 0],
])('ten events a second: %s', (_, times, rate) => {
  expect(rateAfter(times, Infinity)).toBeCloseTo(rate)
})

test('the rate is 0 two seconds after the last event', () => {
  const times = [0, 500, 1000, 1500, 2000, 2500, 3000]
  expect(rateAfter(times, 1000)).toBe(0)
  expect(rateAfter(times, 2000)).toBeCloseTo(5)
})
