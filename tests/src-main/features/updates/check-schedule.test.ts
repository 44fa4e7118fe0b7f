import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import {
  CHECK_EVERY_MS,
  CheckSchedule,
} from '../../../../src-main/features/updates/check-schedule.ts'

const FIRST_MS = 60_000

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function aClock() {
  let checks = 0
  const clock = new CheckSchedule(() => (checks += 1), {
    firstMs: FIRST_MS,
    everyMs: CHECK_EVERY_MS,
  })
  return { clock, checks: () => checks }
}

test('checks some time after the start, then once a day', () => {
  const { clock, checks } = aClock()
  clock.turn(true)
  vi.advanceTimersByTime(FIRST_MS - 1)
  expect(checks()).toBe(0)
  vi.advanceTimersByTime(1)
  expect(checks()).toBe(1)
  vi.advanceTimersByTime(30 * CHECK_EVERY_MS)
  expect(checks()).toBe(31)
})

test('changes of other settings do not change the schedule', () => {
  const { clock, checks } = aClock()
  clock.turn(true)
  vi.advanceTimersByTime(FIRST_MS / 2)
  clock.turn(true)
  vi.advanceTimersByTime(FIRST_MS / 2)
  expect(checks()).toBe(1)
  clock.turn(true)
  vi.advanceTimersByTime(CHECK_EVERY_MS)
  expect(checks()).toBe(2)
})

test.each([
  ['before the first check', FIRST_MS / 2, 0],
  ['between two', FIRST_MS + CHECK_EVERY_MS / 2, 1],
])('switched off %s, no checks are made until it is switched on', (_name, after, before) => {
  const { clock, checks } = aClock()
  clock.turn(true)
  vi.advanceTimersByTime(after)
  clock.turn(false)
  vi.advanceTimersByTime(10 * CHECK_EVERY_MS)
  expect(checks()).toBe(before)
  expect(vi.getTimerCount()).toBe(0)
  clock.turn(true)
  vi.advanceTimersByTime(FIRST_MS)
  expect(checks()).toBe(before + 1)
})
