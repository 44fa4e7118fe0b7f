import { expect, test } from 'vitest'
import {
  FRAME_OVERHEAD_BYTES,
  LookBack,
} from '../../../../src-main/consumers/look-back/look-back.ts'
import {
  keptAmount,
  keptStretch,
  StretchFrames,
} from '../../../../src-main/features/export/stretch-frames.ts'
import { openFeed, picture } from '../../../support/open-feed.ts'

/** Of the frames here. */
const FRAME_BYTES = FRAME_OVERHEAD_BYTES + 1

/** @param frames - for which look-back has room */
function open(frames = 100) {
  const { feed, take } = openFeed()
  const past = new LookBack(feed)
  past.setPlan({ bytes: frames * FRAME_BYTES, fps: Infinity, seconds: 60 })
  const takeBoth = (second: number) => {
    take(picture('Barn', second), 1000 * second)
    take(picture('Gate', 100 + second), 1000 * second + 500)
  }
  return { past, take, takeBoth }
}

const marksOf = (frames: StretchFrames, bytes = Infinity) =>
  frames.take(bytes).map(({ body }) => body[0])

test('a stretch ends where what is kept ends, and has only the chosen cameras', () => {
  const { past, takeBoth } = open()
  expect(keptStretch(past, {}, () => true)).toBeUndefined()
  for (const second of [1, 2, 3]) takeBoth(second)
  const all = { cameras: ['Barn', 'Gate'], from: 1000, to: 3500 }
  expect(keptStretch(past, {}, () => true)).toEqual(all)
  expect(keptStretch(past, { from: 1, to: 9000 }, () => true)).toEqual(all)
  expect(keptStretch(past, { from: 2000 }, (camera) => camera === 'Gate')).toEqual({
    cameras: ['Gate'],
    from: 2000,
    to: 3500,
  })
  expect(keptStretch(past, {}, () => false)).toBeUndefined()
  expect(keptStretch(past, { from: 9000 }, () => true)).toBeUndefined()
})

test('each camera begins with what it showed, and all go on second by second', async () => {
  const { past, takeBoth } = open()
  for (const second of [1, 2, 3, 4]) takeBoth(second)
  const stretch = { cameras: ['Barn', 'Gate'], from: 2200, to: 3999 }
  expect(await keptAmount(past, stretch)).toEqual({
    from: 2200,
    to: 3999,
    cameras: ['Barn', 'Gate'],
    frames: 5,
    bytes: 5,
  })
  const frames = new StretchFrames(past, stretch)
  await frames.hold()
  expect(marksOf(frames)).toEqual([2, 101, 3, 102, 103])
  expect(marksOf(frames)).toEqual([])
})

test('of one millisecond, all frames are saved', async () => {
  const { past, take } = open()
  for (const mark of [1, 2, 3, 4]) take(picture('Barn', mark), mark < 3 ? 1000 : 2000)
  const frames = new StretchFrames(past, { cameras: ['Barn'], from: 500, to: 2000 })
  await frames.hold()
  expect(marksOf(frames)).toEqual([1, 2, 3, 4])
})

test('it is taken in batches', async () => {
  const { past, takeBoth } = open()
  for (const second of [1, 2, 3]) takeBoth(second)
  const frames = new StretchFrames(past, { cameras: ['Barn'], from: 1000, to: 3500 })
  await frames.hold()
  expect([marksOf(frames, 2), marksOf(frames, 2), marksOf(frames, 2)]).toEqual([[1, 2], [3], []])
})

test('what is held is saved, although newer frames take its place; the budget holds', async () => {
  const { past, takeBoth } = open(8)
  for (const second of [1, 2, 3, 4]) takeBoth(second)
  const frames = new StretchFrames(past, { cameras: ['Barn', 'Gate'], from: 1000, to: 2500 })
  await frames.hold()
  for (const second of [5, 6, 7, 8, 9]) {
    takeBoth(second)
    expect(past.bytes).toBeLessThanOrEqual(8 * FRAME_BYTES)
  }
  expect(marksOf(frames)).toEqual([1, 2, 101, 102])
  expect(past.bytes).toBeLessThanOrEqual(8 * FRAME_BYTES)
})

test('only a part of the budget is held; what is given up before its turn is left out', async () => {
  const { past, takeBoth } = open(8)
  for (const second of [1, 2, 3, 4]) takeBoth(second)
  const stretch = { cameras: ['Barn', 'Gate'], from: 1000, to: 4500 }
  const frames = new StretchFrames(past, stretch)
  await frames.hold()
  expect(past.canHold).toBe(false)
  for (const second of [5, 6, 7, 8, 9]) takeBoth(second)
  const marks = marksOf(frames)
  expect(marks.slice(0, 4)).toEqual([1, 2, 101, 3])
  expect(marks.length).toBeLessThan(8)
  expect(past.canHold).toBe(true)
})

test('what is not taken is given up', async () => {
  const { past, takeBoth } = open(8)
  for (const second of [1, 2, 3, 4]) takeBoth(second)
  const frames = new StretchFrames(past, { cameras: ['Barn', 'Gate'], from: 1000, to: 4500 })
  await frames.hold()
  frames.release()
  expect(past.canHold).toBe(true)
  expect(marksOf(frames)).toEqual([])
})
