import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { CameraFrames, type Timed } from '../../../../src-main/consumers/look-back/camera-frames.ts'

function fill(times: Iterable<number>): CameraFrames<Timed> {
  const frames = new CameraFrames<Timed>()
  for (const at of times) frames.push({ at, bytes: 1 })
  return frames
}

function timesOf(frames: CameraFrames<Timed>): readonly number[] {
  return [...frames].map(({ at }) => at)
}

/** At most `count` frames are kept. */
function keep(count: number, times: Iterable<number>): CameraFrames<Timed> {
  const frames = new CameraFrames<Timed>()
  for (const at of times) {
    if (frames.count === count) frames.thin()
    frames.push({ at, bytes: 1 })
  }
  return frames
}

const ascending = fc
  .array(fc.nat(20), { maxLength: 120 })
  .map((steps) =>
    steps.reduce<number[]>((times, step) => [...times, (times.at(-1) ?? 0) + step], []),
  )

describe('thinning', () => {
  test('the newest third is whole, the next one half, the oldest a quarter', () => {
    const frames = keep(
      90,
      Array.from({ length: 1000 }, (_, index) => index),
    )
    const times = timesOf(frames)
    const steps = times.slice(1).map((at, index) => at - (times[index] ?? 0))
    expect(frames.count).toBe(90)
    expect(new Set(steps.slice(-28))).toEqual(new Set([1]))
    expect(new Set(steps.slice(32, 58))).toEqual(new Set([2]))
    expect(new Set(steps.slice(0, 28))).toEqual(new Set([4]))
    expect(frames.newest?.at).toBe(999)
    // With all frames, it would be 90.
    expect(999 - (frames.oldest?.at ?? 0)).toBeGreaterThan(200)
  })

  test('one frame is removed each time, the order stays, and the newest one stays longest', () => {
    fc.assert(
      fc.property(ascending, (times) => {
        const frames = fill(times)
        for (let count = times.length; count > 0; count--) {
          expect(frames.count).toBe(count)
          expect(frames.bytes).toBe(count)
          expect(timesOf(frames)).toEqual([...timesOf(frames)].sort((a, b) => a - b))
          expect(frames.newest?.at).toBe(times.at(-1))
          expect(frames.thin()).toBeDefined()
        }
        expect(frames.thin()).toBeUndefined()
      }),
    )
  })
})

test('at any time, the frames before, at and after it are those of the list', () => {
  fc.assert(
    fc.property(ascending, fc.nat(100), fc.nat(2500), (times, thinned, time) => {
      const frames = fill(times)
      for (let count = 0; count < Math.min(thinned, times.length - 1); count++) frames.thin()
      const all = timesOf(frames)
      expect(frames.upTo(time)?.at).toBe(all.findLast((at) => at <= time))
      expect(frames.before(time)?.at).toBe(all.findLast((at) => at < time))
      expect(frames.after(time)?.at).toBe(all.find((at) => at > time))
    }),
  )
})

test('of what is too old, the frame that was shown at that time stays', () => {
  const frames = fill([10, 20, 30, 40])
  expect(frames.removeBefore(35).map(({ at }) => at)).toEqual([10, 20])
  expect(timesOf(frames)).toEqual([30, 40])
  expect(frames.removeBefore(1000).map(({ at }) => at)).toEqual([30])
  expect(frames.removeBefore(1000)).toEqual([])
  expect(frames).toMatchObject({ count: 1, bytes: 1, isCut: false })
})
