import { McapIndexedReader } from '@mcap/core'
import { describe, expect, test } from 'vitest'
import type { CapturedFrame } from '../../../../src-main/capture/captured-frame.ts'
import { bytesInMemory } from '../../../../src-main/capture/file-bytes.ts'
import { finishMcap } from '../../../../src-main/capture/mcap/finish.ts'
import { toMilliseconds, toNanoseconds } from '../../../../src-main/capture/mcap/foxglove.ts'
import { openMcap } from '../../../../src-main/capture/mcap/mcap-recording.ts'
import { footerOf } from '../../../../src-main/capture/mcap/records.ts'
import { McapWriter } from '../../../../src-main/capture/mcap/writer.ts'
import { makeRandom } from '../../../endurance/random.ts'
import { mutated } from '../../../support/mutations.ts'
import {
  appended,
  capturedFrame,
  finished,
  framesIn,
  numberedFrames,
  recorded,
  STARTS_AT,
} from '../../../support/recordings.ts'

/** Of several cameras, one of which sends arrays, and no times. */
const FRAMES = numberedFrames(4).flatMap((frame, index): readonly CapturedFrame[] => {
  const array = { dtype: '>u2', shape: [2, 3] }
  const body = new Uint8Array(12).fill(index)
  const arrivedAt = STARTS_AT + 100 * index + 50
  return [{ ...frame, fields: [] }, capturedFrame(body, { camera: 'Labor „1“', array, arrivedAt })]
})
const A_SECOND = 3
const MUTATIONS = 300

test('what is read equals what was written', () => {
  const read = framesIn(openMcap, write(FRAMES))
  expect(read.map(({ frame }) => frame)).toEqual(FRAMES)
  expect(read.map(({ time }) => time)).toEqual(FRAMES.map(({ arrivedAt }) => arrivedAt))
  const later = framesIn(openMcap, write(FRAMES), STARTS_AT + 200)
  expect(later.map(({ frame }) => frame)).toEqual(
    FRAMES.filter(({ arrivedAt }) => arrivedAt >= STARTS_AT + 200),
  )
})

test('a camera that begins to report its times, or to send another type, has another channel', () => {
  const frames = [
    capturedFrame(new Uint8Array(6), { array: { dtype: 'uint8', shape: [2, 3] } }),
    capturedFrame(new Uint8Array(6), { array: { dtype: 'bool', shape: [2, 3] } }),
    capturedFrame(new Uint8Array(6), {
      array: { dtype: 'bool', shape: [2, 3] },
      sentAt: STARTS_AT - 1.5,
    }),
    ...numberedFrames(1).map((frame) => ({ ...frame, fields: [] })),
  ]
  expect(framesIn(openMcap, write(frames)).map(({ frame }) => frame)).toEqual(frames)
})

test('a reader of its inventors finds all messages by the index', async () => {
  const bytes = write(FRAMES)
  const reader = await McapIndexedReader.Initialize({
    readable: {
      size: () => Promise.resolve(BigInt(bytes.byteLength)),
      read: (offset, length) =>
        Promise.resolve(bytes.subarray(Number(offset), Number(offset + length))),
    },
  })
  const times: number[] = []
  for await (const { logTime } of reader.readMessages()) times.push(toMilliseconds(logTime))
  expect(times).toEqual(FRAMES.map(({ arrivedAt }) => arrivedAt).toSorted((a, b) => a - b))
  expect(reader.statistics).toMatchObject({ messageCount: 8n, channelCount: 2, schemaCount: 2 })
})

test('the index of a finished file is its summary: the messages are not read', () => {
  const bytes = write(FRAMES)
  const file = bytesInMemory(bytes)
  const footer = footerOf(file)
  expect(footer?.summaryStart).toBeGreaterThan(bytes.byteLength / 4)
  let first = Infinity
  const noted = {
    size: file.size,
    read: (offset: number, length: number) => {
      if (offset > 200) first = Math.min(first, offset)
      return file.read(offset, length)
    },
  }
  const index = openMcap(noted, 'nameless')?.index()
  expect(index?.cameras).toEqual(new Set(['barn', 'Labor „1“']))
  expect(index?.groups.length).toBe(Math.ceil(FRAMES.length / A_SECOND))
  expect(first).toBe(footer?.summaryStart)
})

test('times keep all their digits', () => {
  const random = makeRandom(3)
  for (let count = 0; count < 1000; count++) {
    const ms = STARTS_AT + random() * 1e9
    expect(toMilliseconds(toNanoseconds(ms))).toBe(ms)
  }
})

test('a large picture is a chunk of its own', () => {
  const writer = new McapWriter()
  writer.begin()
  const large = capturedFrame(new Uint8Array(600 * 1024), {
    array: { dtype: 'uint8', shape: [600, 1024] },
  })
  expect(FRAMES.map((frame) => writer.add(frame).length)).toEqual(FRAMES.map(() => 0))
  expect(writer.add(large).length).toBe(1)
  expect(writer.flush()).toEqual([])
})

describe('a file that was cut off', () => {
  const bytes = appended(new McapWriter(), FRAMES, A_SECOND)
  const ends = [1, 2].map(
    (seconds) =>
      appended(new McapWriter(), FRAMES.slice(0, seconds * A_SECOND), A_SECOND).byteLength,
  )

  test('at every byte: whole chunks are kept, and the file is whole again', () => {
    const expected = FRAMES.map((_, index) => write(FRAMES.slice(0, index)))
    const isRight = (cut: number) => {
      const shorter = bytes.subarray(0, cut)
      const finish = plan(shorter)
      const seconds = ends.filter((end) => end <= cut).length
      if (finish.kind !== 'cut') return finish.kind === 'empty' && seconds === 0
      const whole = finished(shorter, finish)
      const isEqual = Buffer.compare(whole, expected[finish.frames] ?? shorter) === 0
      return isEqual && finish.frames >= seconds * A_SECOND && plan(whole).kind === 'whole'
    }
    expect([...bytes.keys()].filter((cut) => !isRight(cut))).toEqual([])
  })

  test('while it was finished is finished again', () => {
    const first = plan(bytes)
    if (first.kind !== 'cut') throw new Error(`It is ${first.kind}.`)
    const whole = finished(bytes, first)
    const isRight = (size: number) => {
      const shorter = whole.subarray(0, size)
      return Buffer.compare(finished(shorter, plan(shorter)), whole) === 0
    }
    const sizes = [...whole.keys()].slice(first.keep)
    expect(sizes.filter((size) => !isRight(size))).toEqual([])
  })

  test('has holes after a power failure', () => {
    const [first = 0] = ends
    const torn = Uint8Array.from(bytes).fill(0, first + 200, first + 250)
    const expected = write(FRAMES.slice(0, A_SECOND))
    expect(Buffer.compare(finished(torn, plan(torn)), expected)).toBe(0)
  })
})

test('what is no recording is left as it is', () => {
  expect(plan(new Uint8Array())).toEqual({ kind: 'empty' })
  expect(plan(new TextEncoder().encode('{"not": "a recording"}'))).toEqual({ kind: 'empty' })
  expect(plan(new McapWriter().begin())).toEqual({ kind: 'empty' })
})

test('damaged files give the pictures that can be read, and end', () => {
  const whole = write(FRAMES)
  const cut = appended(new McapWriter(), FRAMES, A_SECOND)
  let read = 0
  for (let number = 0; number < MUTATIONS; number++) {
    read += framesIn(openMcap, mutated(whole, number)).length
    const damaged = mutated(cut, number)
    const finish = plan(damaged)
    if (finish.kind === 'cut') expect(finish.keep).toBeLessThanOrEqual(damaged.byteLength)
  }
  expect(read).toBeGreaterThan(MUTATIONS)
  expect(read).toBeLessThan(MUTATIONS * FRAMES.length)
})

function plan(bytes: Uint8Array) {
  return finishMcap(bytesInMemory(bytes))
}

function write(frames: readonly CapturedFrame[]): Uint8Array {
  return recorded(new McapWriter(), frames, A_SECOND)
}
