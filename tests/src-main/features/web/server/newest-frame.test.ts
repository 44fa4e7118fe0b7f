import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { NewestFrame } from '../../../../../src-main/features/web/server/newest-frame.ts'
import type { Frame } from '../../../../../src-main/feed/frame.ts'
import { aFrame, JPEG } from '../../../../support/a-frame.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** Takes all frames; those that it got are in the list. */
function read(newest: NewestFrame) {
  const got: Frame[] = []
  const ended = (async () => {
    for (let frame = await newest.next(); frame !== undefined; frame = await newest.next()) {
      got.push(frame)
      frame.release()
    }
  })()
  return { got, ended }
}

test('a client gets its rate of a camera that sends more, evenly', async () => {
  const newest = new NewestFrame(2)
  const { got } = read(newest)
  const frames: Frame[] = []
  for (let tenth = 0; tenth < 20; tenth++) {
    const frame = aFrame(JPEG, 1)
    frames.push(frame)
    newest.put(frame)
    await vi.advanceTimersByTimeAsync(100)
  }
  expect(got.map((frame) => frames.indexOf(frame))).toEqual([0, 4, 9, 14, 19])
})

test('a frame that comes late does not delay those after it', async () => {
  const newest = new NewestFrame(2)
  const { got } = read(newest)
  newest.put(aFrame(JPEG, 1))
  await vi.advanceTimersByTimeAsync(800)
  newest.put(aFrame(JPEG, 1))
  await vi.advanceTimersByTimeAsync(100)
  newest.put(aFrame(JPEG, 1))
  await vi.advanceTimersByTimeAsync(99)
  expect(got).toHaveLength(2)
  await vi.advanceTimersByTimeAsync(1)
  expect(got).toHaveLength(3)
})

test('the last frame of a camera that stops comes when it is due', async () => {
  const newest = new NewestFrame(0.001)
  const { got } = read(newest)
  const [first, last] = [aFrame(JPEG, 1), aFrame(JPEG, 1)]
  newest.put(first)
  await vi.advanceTimersByTimeAsync(1)
  newest.put(last)
  await vi.advanceTimersByTimeAsync(990_000)
  expect(got).toEqual([first])
  await vi.advanceTimersByTimeAsync(10_000)
  expect(got).toEqual([first, last])
})

test('what is ended waits no longer', async () => {
  const newest = new NewestFrame(0.001)
  const { got, ended } = read(newest)
  newest.put(aFrame(JPEG, 1))
  await vi.advanceTimersByTimeAsync(1)
  newest.put(aFrame(JPEG, 1))
  newest.end()
  await ended
  expect(got).toHaveLength(1)
  expect(vi.getTimerCount()).toBe(0)
})
