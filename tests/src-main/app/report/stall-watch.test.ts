import { expect, onTestFinished, test, vi } from 'vitest'
import { StallWatch } from '../../../../src-main/app/report/stall-watch.ts'
import { until } from '../../../support/until.ts'

/** Does nothing else for so many milliseconds. */
function stall(milliseconds: number): void {
  const end = performance.now() + milliseconds
  while (performance.now() < end);
}

/** A watch whose start is over: it takes what the page tells. */
async function watchFromNow(): Promise<StallWatch> {
  const watch = new StallWatch(true, 0)
  await until(() => {
    watch.notePage(1)
    return watch.longest.page === 1
  })
  return watch
}

test('the longest stall of the main process is seen, when the start is over', async () => {
  const watch = await watchFromNow()
  // Its clock was looked at: the next look is late by the stall.
  await until(() => watch.longest.main > 0)
  stall(300)
  await until(() => watch.longest.main > 250)
  stall(30)
  expect(watch.longest.main).toBeGreaterThan(250)
})

test('the longest stall that the page told of is kept', async () => {
  const watch = await watchFromNow()
  for (const milliseconds of [60, 250, 90]) watch.notePage(milliseconds)
  expect(watch.longest.page).toBe(250)
})

test('a start is no stall', () => {
  const watch = new StallWatch(true, 60_000)
  watch.notePage(900)
  expect(watch.longest).toEqual({ main: 0, page: 0 })
})

test('without a report nothing is watched', () => {
  vi.useFakeTimers()
  onTestFinished(() => void vi.useRealTimers())
  const watch = new StallWatch(false, 0)
  expect(vi.getTimerCount()).toBe(0)
  watch.notePage(900)
  expect(watch.longest).toEqual({ main: 0, page: 0 })
})
