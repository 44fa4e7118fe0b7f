import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { LOOK_EVERY_MS, LookClock } from '../../../../src-main/features/updates/look-clock.ts'

const FIRST_MS = 60_000

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function aClock() {
  let looks = 0
  const clock = new LookClock(() => (looks += 1), { firstMs: FIRST_MS, everyMs: LOOK_EVERY_MS })
  return { clock, looks: () => looks }
}

test('looks a while after the start, then once a day', () => {
  const { clock, looks } = aClock()
  clock.turn(true)
  vi.advanceTimersByTime(FIRST_MS - 1)
  expect(looks()).toBe(0)
  vi.advanceTimersByTime(1)
  expect(looks()).toBe(1)
  vi.advanceTimersByTime(30 * LOOK_EVERY_MS)
  expect(looks()).toBe(31)
})

test('other settings that change neither hurry nor delay it', () => {
  const { clock, looks } = aClock()
  clock.turn(true)
  vi.advanceTimersByTime(FIRST_MS / 2)
  clock.turn(true)
  vi.advanceTimersByTime(FIRST_MS / 2)
  expect(looks()).toBe(1)
  clock.turn(true)
  vi.advanceTimersByTime(LOOK_EVERY_MS)
  expect(looks()).toBe(2)
})

test.each([
  ['before the first look', FIRST_MS / 2, 0],
  ['between two', FIRST_MS + LOOK_EVERY_MS / 2, 1],
])('switched off %s, it looks no more until it is switched on', (_name, after, before) => {
  const { clock, looks } = aClock()
  clock.turn(true)
  vi.advanceTimersByTime(after)
  clock.turn(false)
  vi.advanceTimersByTime(10 * LOOK_EVERY_MS)
  expect(looks()).toBe(before)
  expect(vi.getTimerCount()).toBe(0)
  clock.turn(true)
  vi.advanceTimersByTime(FIRST_MS)
  expect(looks()).toBe(before + 1)
})
