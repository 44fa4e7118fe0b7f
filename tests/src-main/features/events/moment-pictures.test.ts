import { expect, test } from 'vitest'
import type { ThumbnailJob } from '../../../../src-main/consumers/values/values-jobs.ts'
import type { Picture } from '../../../../src-main/contract/frame.ts'
import {
  EVERY_MS,
  MAX_WAITING,
  MomentPictures,
} from '../../../../src-main/features/events/moment-pictures.ts'
import { MAX_OWN_BYTES, SCALED_SIDE } from '../../../../src-main/consumers/values/small-jpeg.ts'
import { FrameOutcome } from '../../../../src-main/feed/frame-outcome.ts'
import { Frame } from '../../../../src-main/feed/frame.ts'
import { nextTurn } from '../../../../src-main/lib/pause.ts'

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

test('cameras that fail at once all have a picture, scaled one after another', async () => {
  let scaling = 0
  const atOnce: number[] = []
  const frame = aFrame(JPEG, MAX_OWN_BYTES + 1)
  const { pictures } = open(frame, async () => {
    atOnce.push(++scaling)
    await nextTurn()
    scaling -= 1
    return Uint8Array.of(2)
  })
  const taken = Array.from({ length: MAX_WAITING + 1 }, (_, index) =>
    pictures.take(`Camera ${index}`, 0),
  )
  frame.release()
  expect(await taken.pop()).toBeUndefined() // More would fill the memory.
  expect(await Promise.all(taken)).toEqual(taken.map(() => Uint8Array.of(2)))
  expect(atOnce).toEqual(taken.map(() => 1))
  expect(() => frame.body).toThrow('after its release')
})

test('at the exit those that wait are given up, and their frames released', async () => {
  const frame = aFrame(JPEG, MAX_OWN_BYTES + 1)
  const { pictures, jobs } = open(frame)
  const taken = ['Barn', 'Yard'].map((camera) => pictures.take(camera, 0))
  frame.release()
  pictures.stop()
  expect(await Promise.all(taken)).toEqual([undefined, undefined])
  expect(jobs).toEqual([])
  expect(() => frame.body).toThrow('after its release')
})
