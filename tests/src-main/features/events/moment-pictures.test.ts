import { expect, test } from 'vitest'
import type { ThumbnailJob } from '../../../../src-main/consumers/values/values-jobs.ts'
import type { Picture } from '../../../../src-main/contract/frame.ts'
import {
  EVERY_MS,
  MAX_SCALING,
  MomentPictures,
} from '../../../../src-main/features/events/moment-pictures.ts'
import { MAX_OWN_BYTES, SCALED_SIDE } from '../../../../src-main/consumers/values/small-jpeg.ts'
import { FrameOutcome } from '../../../../src-main/feed/frame-outcome.ts'
import { Frame } from '../../../../src-main/feed/frame.ts'

const JPEG = { kind: 'encoded', format: 'jpeg', width: 640, height: 480 } as const

function aFrame(picture: Picture, bytes: number): Frame {
  const facts = {
    ...{ id: 1, content: 1, camera: 'Barn', fields: [], picture, sentAt: undefined },
    ...{ arrivedAt: 0, arrivedAtSteady: 0, isServedLast: false },
  }
  return new Frame(facts, new Uint8Array(bytes).fill(7), new FrameOutcome(() => undefined))
}

/** Every camera has the same frame. */
function open(frame: Frame | undefined, thumbnail?: (job: ThumbnailJob) => Promise<Uint8Array>) {
  const jobs: ThumbnailJob[] = []
  const pictures = new MomentPictures({
    newest: () => frame,
    thumbnail: (job) => {
      jobs.push(job)
      return thumbnail?.(job) ?? Promise.resolve(Uint8Array.of(1))
    },
  })
  return { pictures, jobs }
}

test('a small JPEG is stored as it was sent', async () => {
  const frame = aFrame(JPEG, MAX_OWN_BYTES)
  const { pictures, jobs } = open(frame)
  const taken = pictures.take('Barn', 0)
  frame.release() // The next one has arrived.
  expect(await taken).toEqual(new Uint8Array(MAX_OWN_BYTES).fill(7))
  expect(jobs).toEqual([])
})

test.each([
  ['a large one', aFrame(JPEG, MAX_OWN_BYTES + 1)],
  ['one that was cut off', aFrame({ ...JPEG, cut: true }, 10)],
  ['a PNG', aFrame({ ...JPEG, format: 'png' }, 10)],
])('%s is scaled, and kept as long as that takes', async (_what, frame) => {
  const { pictures, jobs } = open(frame)
  const taken = pictures.take('Barn', 0)
  frame.release()
  expect(await taken).toEqual(Uint8Array.of(1))
  expect(jobs).toMatchObject([{ kind: 'thumbnail', side: SCALED_SIDE }])
  expect(() => frame.body).toThrow('after its release')
})

test('an event of a picture that cannot be decoded has none', async () => {
  const { pictures } = open(aFrame({ ...JPEG, format: 'webp' }, 10), () =>
    Promise.reject(new Error('webp')),
  )
  expect(await pictures.take('Barn', 0)).toBeUndefined()
})

test('a camera without a picture has none', async () => {
  expect(await open(undefined).pictures.take('Barn', 0)).toBeUndefined()
})

test('each camera has one picture in a while', async () => {
  const { pictures } = open(aFrame(JPEG, 10))
  expect(await pictures.take('Barn', 0)).toBeDefined()
  expect(await pictures.take('Barn', EVERY_MS - 1)).toBeUndefined()
  expect(await pictures.take('Yard', EVERY_MS - 1)).toBeDefined()
  expect(await pictures.take('Barn', EVERY_MS)).toBeDefined()
})

test('few are scaled at a time', async () => {
  const waiting: (() => void)[] = []
  const { pictures, jobs } = open(aFrame(JPEG, MAX_OWN_BYTES + 1), () => {
    return new Promise((resolve) => waiting.push(() => resolve(Uint8Array.of(2))))
  })
  const taken = Array.from({ length: MAX_SCALING + 1 }, (_, index) =>
    pictures.take(`Camera ${index}`, 0),
  )
  expect(await taken.at(-1)).toBeUndefined()
  for (const finish of waiting) finish()
  expect(await taken[0]).toEqual(Uint8Array.of(2))
  expect(jobs).toHaveLength(MAX_SCALING)
})
