/** Look-back as a consumer of the feed. */
import { describe, expect, test } from 'vitest'
import { framesAfter } from '../../../support/frames-after.ts'
import {
  FRAME_OVERHEAD_BYTES,
  LookBack,
  type LookBackPlan,
} from '../../../../src-main/consumers/look-back/look-back.ts'
import type { Frame } from '../../../../src-main/feed/frame.ts'
import { anArrival, openFeed, picture } from '../../../support/open-feed.ts'

const PLAN: LookBackPlan = { bytes: 1_000_000, fps: Infinity, seconds: 60 }

function open(plan: LookBackPlan = PLAN) {
  const opened = openFeed()
  const lookBack = new LookBack(opened.feed)
  lookBack.setPlan(plan)
  const marksOf = (camera: string, ...times: readonly number[]) =>
    times.map((time) => lookBack.at(camera, time)?.body[0])
  return { ...opened, lookBack, marksOf }
}

describe('a camera', () => {
  test('has at each time the last frame at or before it', () => {
    const { take, marksOf, lookBack } = open()
    for (const mark of [1, 2, 3]) take(picture('Barn', mark), 1000 * mark)
    expect(marksOf('Barn', 999, 1000, 1999, 2000, 9000)).toEqual([undefined, 1, 1, 2, 3])
    expect(lookBack.next('Barn', 1000)).toBe(2000)
    expect(lookBack.next('Barn', 3000)).toBeUndefined()
    expect(lookBack.previous('Barn', 1000)).toBeUndefined()
    expect(lookBack.previous('Barn', 2500)).toBe(2000)
    expect(lookBack.range()).toEqual({ from: 1000, to: 3000 })
    expect(lookBack.at('Yard', 2000)).toBeUndefined()
  })

  test('gives its frames after a time, the oldest first', () => {
    const { take, lookBack } = open()
    for (const mark of [1, 2, 3]) take(picture('Barn', mark), 1000 * mark)
    const after = [...framesAfter(lookBack, 'Barn', 1000)]
    expect(after.map(({ time, body }) => [time, body[0]])).toEqual([
      [2000, 2],
      [3000, 3],
    ])
    expect([...framesAfter(lookBack, 'Yard', 1000)]).toEqual([])
  })

  test('whose tile nobody sees is asked for as many frames as are kept', () => {
    const { feed, take, lookBack } = open({ ...PLAN, fps: 5 })
    expect(feed.demandOf('Barn')).toBe(5)
    for (let at = 0; at < 2000; at += 50) take(picture('Barn', at / 50), at)
    expect(lookBack.kept).toMatchObject([{ camera: 'Barn', frames: 10 }])
    lookBack.setPlan(undefined)
    expect(feed.demandOf('Barn')).toBe(0)
  })

  test('keeps its order when the clock is set back', () => {
    const { feed, marksOf, lookBack } = open()
    const take = (mark: number, at: number, steady: number) =>
      feed.take(picture('Barn', mark), anArrival(), { at, steady })
    take(1, 60_000, 0)
    take(2, 61_000, 1000)
    take(3, 31_500, 2000)
    expect(marksOf('Barn', 30_500, 31_500)).toEqual([1, 3])
    expect(lookBack.previous('Barn', 31_500)).toBe(30_500)
  })
})

test('the budget counts all that is kept, at every moment, and its memory is freed at once', () => {
  const { feed, take, lookBack } = open({ ...PLAN, bytes: 10 * (FRAME_OVERHEAD_BYTES + 1) })
  const frames: Frame[] = []
  for (let mark = 0; mark < 100; mark++) {
    const camera = mark % 2 === 0 ? 'Barn' : 'Yard'
    take(picture(camera, mark), mark)
    frames.push(...[feed.newest(camera)].filter((frame) => frame !== undefined))
    expect(lookBack.bytes).toBe(Math.min(mark + 1, 10) * (FRAME_OVERHEAD_BYTES + 1))
  }
  expect(frames.filter(isReadable)).toHaveLength(10)
})

test('a frame that is held stays readable and counts until it is released, as often as it is held', () => {
  const { feed, take, lookBack } = open({ ...PLAN, bytes: 4 * (FRAME_OVERHEAD_BYTES + 1) })
  take(picture('Barn', 1), 1)
  const oldest = [feed.newest('Barn')].filter((frame) => frame !== undefined)
  for (const mark of [2, 3, 4]) take(picture('Barn', mark), mark)
  expect(lookBack.hold('Yard', 4)).toEqual([])
  expect(lookBack.hold('Barn', 4.5)).toEqual([])
  const holds = [...lookBack.hold('Barn', 1), ...lookBack.hold('Barn', 1)]
  for (let mark = 5; mark < 20; mark++) {
    take(picture('Barn', mark), mark)
    expect(lookBack.bytes).toBe(4 * (FRAME_OVERHEAD_BYTES + 1))
  }
  expect(lookBack.at('Barn', 1)).toBeUndefined()
  const [first] = holds
  expect(first?.frame).toMatchObject({ time: 1, body: Uint8Array.of(1) })
  for (const hold of holds) {
    expect(oldest.filter(isReadable)).toHaveLength(1)
    hold.release()
  }
  expect(oldest.filter(isReadable)).toEqual([])
  expect(lookBack.bytes).toBe(3 * (FRAME_OVERHEAD_BYTES + 1))
})

test('all frames of one millisecond can be held', () => {
  const { take, lookBack } = open()
  for (const mark of [1, 2, 3, 4]) take(picture('Barn', mark), mark < 3 ? 1000 : 2000)
  const marks = lookBack.hold('Barn', 1000).map(({ frame }) => frame.body[0])
  expect(marks).toEqual([1, 2])
})

test('at most a part of the budget can be held', () => {
  const { take, lookBack } = open({ ...PLAN, bytes: 4 * (FRAME_OVERHEAD_BYTES + 1) })
  for (const mark of [1, 2, 3, 4]) take(picture('Barn', mark), mark)
  const canHold = [1, 2].map((time) => {
    lookBack.hold('Barn', time)
    return lookBack.canHold
  })
  expect(canHold).toEqual([true, false])
})

test('off, it keeps nothing; on again, it begins with the newest frame', () => {
  const { take, lookBack, marksOf } = open()
  take(picture('Barn', 1), 1000)
  lookBack.setPlan(undefined)
  expect(lookBack).toMatchObject({ bytes: 0, kept: [] })
  expect(lookBack.range()).toBeUndefined()
  lookBack.setPlan(PLAN)
  expect(marksOf('Barn', 1000)).toEqual([1])
})

test('frames older than the plan says are removed', () => {
  const { take, lookBack } = open({ ...PLAN, seconds: 2 })
  for (let at = 0; at <= 5000; at += 1000) take(picture('Barn', at / 1000), at)
  lookBack.removeOld(5000, () => true)
  expect(lookBack.range()).toEqual({ from: 3000, to: 5000 })
  expect(lookBack.kept).toMatchObject([{ frames: 3 }])
})

test('the back-pressure of a slow window is not undone', () => {
  const { feed, attach, take } = open()
  attach()
  for (let frame = 0; frame < 20; frame++) take(picture(`Pi ${frame}`))
  expect(feed.capacity).toBe(0)
})

test('when the feed stops, it holds no frame', async () => {
  const { feed, take, lookBack } = open()
  take(picture('Barn', 1), 1000)
  const frame = feed.newest('Barn')
  feed.forget('Barn')
  expect(lookBack.at('Barn', 1000)?.body[0]).toBe(1)
  await feed.stop()
  expect(frame === undefined || isReadable(frame)).toBe(false)
})

/** Not after its last release. */
function isReadable(frame: Frame): boolean {
  try {
    return frame.body.byteLength > 0
  } catch {
    return false
  }
}
