import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  barsPath,
  extentOf,
  MIN_VIEW_MS,
  ticksOf,
  zoomed,
} from '../../../../src-renderer/features/recordings/day-view.ts'
import { placeOf } from '../../../../src-renderer/store/span-place.ts'

const HOUR = 3_600_000
const DAY = { from: 1_000 * HOUR, to: 1_024 * HOUR }
const at = (hours: number) => DAY.from + hours * HOUR

describe('the view of a day', () => {
  test('is what is recorded, or the day, and not too short to be seen', () => {
    const spans = [
      { from: at(3), to: at(4) },
      { from: at(1), to: at(2) },
    ]
    expect(extentOf(spans, DAY)).toEqual({ from: at(1), to: at(4) })
    expect(extentOf([], DAY)).toEqual(DAY)
    const short = { from: at(5), to: at(5) }
    expect(extentOf([short], DAY)).toEqual({ from: at(5) - 30_000, to: at(5) + 30_000 })
  })

  test('is zoomed about a time, within the day', () => {
    expect(zoomed(DAY, DAY, at(12), 'in')).toEqual({ from: at(9), to: at(15) })
    expect(zoomed(DAY, DAY, at(0), 'in')).toEqual({ from: at(0), to: at(6) })
    expect(zoomed({ from: at(20), to: at(24) }, DAY, at(23), 'out')).toEqual({
      from: at(8),
      to: at(24),
    })
  })

  test('whatever is zoomed stays in the day, and has the time', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('in' as const, 'out' as const), { maxLength: 20 }),
        fc.nat(24 * HOUR),
        (steps, offset) => {
          const time = DAY.from + offset
          let view = DAY
          for (const step of steps) view = zoomed(view, DAY, time, step)
          expect(view.from).toBeGreaterThanOrEqual(DAY.from)
          expect(view.to).toBeLessThanOrEqual(DAY.to)
          expect(view.to - view.from).toBeGreaterThanOrEqual(MIN_VIEW_MS)
          expect(placeOf(time, view)).toBeCloseTo((time - view.from) / (view.to - view.from))
        },
      ),
    )
  })
})

test('ticks are few, in the view, and at whole times of the day', () => {
  expect(ticksOf(DAY, DAY).times).toEqual([0, 6, 12, 18, 24].map(at))
  expect(ticksOf({ from: at(1.4), to: at(6.9) }, DAY).times).toEqual([2, 3, 4, 5, 6].map(at))
  const minute = ticksOf({ from: at(1), to: at(1) + MIN_VIEW_MS }, DAY)
  expect(minute).toEqual({
    times: [0, 10, 20, 30, 40, 50, 60].map((seconds) => at(1) + 1000 * seconds),
    haveSeconds: true,
  })
})

describe('bars', () => {
  const view = { from: 0, to: 1000 }

  test('are where something is recorded, and are seen if they are short', () => {
    expect(barsPath([{ from: 250, to: 500 }], view, 0.4)).toBe('M0.25 0.4H0.5V1H0.25Z')
    expect(barsPath([{ from: 500, to: 500 }], view, 0)).toBe('M0.5 0H0.503V1H0.5Z')
  })

  test('are cut to the view, and left out beside it', () => {
    const spans = [
      { from: -500, to: -1 },
      { from: -500, to: 100 },
      { from: 1001, to: 2000 },
    ]
    expect(barsPath(spans, view, 0)).toBe('M0 0H0.1V1H0Z')
  })
})
