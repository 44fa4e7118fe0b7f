/** Of each camera one frame is toned at a time, then the newest one that came meanwhile. */
import { expect, test } from 'vitest'
import { TonedFrames } from '../../../../src-main/consumers/screen/toned-frames.ts'
import { FrameOutcome } from '../../../../src-main/feed/frame-outcome.ts'
import { Frame } from '../../../../src-main/feed/frame.ts'
import { UINT8 } from '../../../support/arrays.ts'

function aFrame(id: number, camera = 'Depth'): Frame {
  const facts = {
    id,
    camera,
    fields: [],
    content: id,
    picture: { kind: 'raw', values: UINT8, channels: 1, width: 1, height: 1 },
    sentAt: undefined,
    arrivedAt: 0,
    arrivedAtSteady: 0,
    isServedLast: false,
  } as const
  return new Frame(facts, Uint8Array.of(id), new FrameOutcome(() => undefined))
}

/** Every frame is released by its creator at once, as the feed does when the next one comes. */
function open() {
  const log: string[] = []
  const toning = new Map<number, { resolve: () => void; reject: (error: Error) => void }>()
  const toned = new TonedFrames({
    tone: (frame) =>
      new Promise((resolve, reject) => {
        const { id } = frame.facts
        log.push(`tone ${id}: ${frame.body[0]}`)
        toning.set(id, { resolve, reject })
      }),
    overtaken: ({ facts: { id } }) => log.push(`overtaken ${id}`),
    failed: ({ facts: { id } }) => log.push(`failed ${id}`),
    ended: () => undefined,
  })
  const take = (frame: Frame) => {
    toned.take(frame)
    frame.release()
    return frame
  }
  return { log, toning, toned, take }
}

test('frames that come meanwhile wait, and the newest one is toned next', async () => {
  const { log, toning, take } = open()
  const frames = [1, 2, 3].map((id) => take(aFrame(id)))
  expect(log).toEqual(['tone 1: 1', 'overtaken 2'])
  expect(() => frames[1]?.body).toThrow('after its release')
  toning.get(1)?.resolve()
  await expect.poll(() => log.at(-1)).toBe('tone 3: 3')
  expect(() => frames[0]?.body).toThrow('after its release')
  toning.get(3)?.resolve()
  await expect.poll(() => frames.filter((frame) => isReleased(frame)).length).toBe(3)
})

test('a camera does not wait for another, and goes on after a picture that cannot be decoded', async () => {
  const { log, toning, take } = open()
  take(aFrame(1))
  take(aFrame(2, 'Heat'))
  take(aFrame(3))
  expect(log).toEqual(['tone 1: 1', 'tone 2: 2'])
  toning.get(1)?.reject(new Error('damaged'))
  await expect.poll(() => log.slice(2)).toEqual(['failed 1', 'tone 3: 3'])
})

test('frames that wait when the page goes are released', () => {
  const { toned, take } = open()
  take(aFrame(1))
  const waiting = take(aFrame(2))
  toned.clear()
  expect(isReleased(waiting)).toBe(true)
})

function isReleased(frame: Frame): boolean {
  try {
    return frame.body.length < 0
  } catch {
    return true
  }
}
