import { afterEach, expect, test, vi } from 'vitest'
import { StallWatch } from '../../../../src-main/app/report/stall-watch.ts'
import { until } from '../../../support/until.ts'

afterEach(() => void vi.useRealTimers())

/** Blocks the event loop for this many milliseconds. */
function stall(milliseconds: number): void {
  const end = performance.now() + milliseconds
  while (performance.now() < end);
}

const START_MS = 5000

/** A watch whose start phase is over. */
function watchFromNow(): StallWatch {
  vi.useFakeTimers({ toFake: ['setTimeout'] })
  const watch = new StallWatch(true, START_MS)
  vi.advanceTimersByTime(START_MS)
  return watch
}

test('the longest stall of the main process is measured after the start phase', async () => {
  const watch = watchFromNow()
  // It has read its clock, so its next reading is late by the duration of the stall.
  await until('a first check', () => watch.longest.main > 0)
  stall(300)
  await until('the stall seen', () => watch.longest.main > 250)
  stall(30)
  expect(watch.longest.main).toBeGreaterThan(250)
})

test('the longest stall that the page reported is kept', () => {
  const watch = watchFromNow()
  for (const milliseconds of [60, 250, 90]) watch.notePage(milliseconds)
  expect(watch.longest.page).toBe(250)
})

test('stalls during the start are ignored', () => {
  vi.useFakeTimers({ toFake: ['setTimeout'] })
  const watch = new StallWatch(true, START_MS)
  vi.advanceTimersByTime(START_MS - 1)
  watch.notePage(900)
  expect(watch.longest).toEqual({ main: 0, page: 0 })
})

test('without a report stalls are not measured', () => {
  vi.useFakeTimers({ toFake: ['setTimeout'] })
  const watch = new StallWatch(false, START_MS)
  vi.advanceTimersByTime(START_MS)
  watch.notePage(900)
  expect(vi.getTimerCount()).toBe(0)
  expect(watch.longest).toEqual({ main: 0, page: 0 })
})
