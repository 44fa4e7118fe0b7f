import fc from 'fast-check'
import { expect, test } from 'vitest'
import { LatencyMeter } from '../../../src-main/feed/latency-meter.ts'

function meterOf(measures: readonly number[]): LatencyMeter {
  const meter = new LatencyMeter()
  for (const measure of measures) meter.record(measure)
  return meter
}

test('an empty meter has no latency, and adds nothing', () => {
  const empty = new LatencyMeter()
  expect(empty.latency).toBeUndefined()
  empty.add(new LatencyMeter())
  expect(empty.latency).toBeUndefined()
  const meter = meterOf([5])
  const { latency } = meter
  meter.add(empty)
  expect(meter.latency).toEqual(latency)
})

test('percentiles of 1 to 1000 ms are accurate to one percent', () => {
  const { latency } = meterOf(Array.from({ length: 1000 }, (_, index) => index + 1))
  expect(latency?.count).toBe(1000)
  for (const [measured, true_] of [
    [latency?.p50, 500],
    [latency?.p99, 990],
    [latency?.max, 1000],
  ] as const)
    expect(Math.abs((measured ?? NaN) / true_ - 1)).toBeLessThan(0.01)
})

test('a clock that is ahead counts as no latency, one that is a minute behind is ignored', () => {
  expect(meterOf([-3000, 0]).latency).toEqual({ count: 2, p50: 0.001, p99: 0.001, max: 0.001 })
  expect(meterOf([60_001, NaN, Infinity]).latency).toBeUndefined()
  expect(meterOf([60_001, 60_000]).latency?.count).toBe(1)
})

test('added meters equal one meter of all values', () => {
  const measures = fc.array(fc.double({ min: 0.001, max: 60_000, noNaN: true }), { maxLength: 50 })
  fc.assert(
    fc.property(measures, measures, (some, others) => {
      const sum = meterOf(some)
      sum.add(meterOf(others))
      expect(sum.latency).toEqual(meterOf([...some, ...others]).latency)
    }),
  )
})
