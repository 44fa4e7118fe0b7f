/** What was recorded, read from files of the real writers. */
import { appendFile, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { CapturedFrame } from '../../../src-main/capture/captured-frame.ts'
import { MatroskaWriter } from '../../../src-main/capture/matroska/writer.ts'
import type { RecordedFile } from '../../../src-main/capture/recorded-file.ts'
import { LASTS_MS, RecordedPast } from '../../../src-main/capture/recorded-past.ts'
import { makeRandom } from '../../endurance/random.ts'
import { mutated } from '../../support/mutations.ts'
import { framesAfter } from '../../support/frames-after.ts'
import { aFolder, writeRecording } from '../../support/recorded-files.ts'
import { appended, capturedFrame, numberedFrames, STARTS_AT } from '../../support/recordings.ts'

const closing: (() => Promise<void> | void)[] = []
let folder = ''

beforeEach(async () => {
  folder = await aFolder(closing)
})
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

const ALWAYS = { from: 0, to: 1e15 }

function pastOf(files: readonly RecordedFile[]): RecordedPast {
  const past = new RecordedPast()
  closing.push(() => past.close())
  past.update(files, ALWAYS)
  return past
}

type Frames = readonly [CapturedFrame, ...CapturedFrame[]]

/** The sender's clock is an hour behind, and has no part in when frames are shown. */
function framesOf(camera: string, begin: number, count: number): Frames {
  const [first, ...others] = numberedFrames(count).map((frame, index) => ({
    ...frame,
    camera,
    fields: [],
    sentAt: STARTS_AT - 3_600_000 + 100 * index,
    arrivedAt: STARTS_AT + begin + 100 * index,
  }))
  return [first ?? capturedFrame(new Uint8Array()), ...others]
}

describe.each(['mkv', 'mcap'] as const)('of %s', (format) => {
  test('a moment is the last frame at or before it, in and between files, by its bytes', async () => {
    const early = framesOf('Barn', 0, 30)
    const late = framesOf('Barn', 3100, 25)
    const past = pastOf([
      await writeRecording(folder, 'late', { format, frames: late }),
      await writeRecording(folder, 'early', { format, frames: early }),
    ])
    const all = [...early, ...late]
    fc.assert(
      fc.property(fc.integer({ min: -500, max: 6500 }), (offset) => {
        const time = STARTS_AT + offset
        const due = all.findLast(({ arrivedAt }) => arrivedAt <= time)
        const found = past.at('Barn', time)
        expect(found?.arrivedAt).toBe(due?.arrivedAt)
        expect(found?.body).toEqual(due?.body)
        expect(past.timeAt('Barn', time)).toBe(due?.arrivedAt)
        expect(past.next('Barn', time)).toBe(
          all.find(({ arrivedAt }) => arrivedAt > time)?.arrivedAt,
        )
        expect(past.previous('Barn', time)).toBe(
          all.findLast(({ arrivedAt }) => arrivedAt < time)?.arrivedAt,
        )
      }),
    )
    const read = [...framesAfter(past, 'Barn', 0)]
    expect(read.map(({ body }) => [...body])).toEqual(all.map(({ body }) => [...body]))
    expect(past.at('Gate', STARTS_AT)).toBeUndefined()
  })

  test('nothing is shown long after a recording ended, or before it began', async () => {
    const frames = framesOf('Barn', 0, 5)
    const past = pastOf([await writeRecording(folder, 'barn', { format, frames })])
    const end = STARTS_AT + 400
    expect(past.at('Barn', end + LASTS_MS)?.arrivedAt).toBe(end)
    expect(past.at('Barn', end + LASTS_MS + 1)).toBeUndefined()
    expect(past.previous('Barn', end + 1e9)).toBe(end)
    expect(past.at('Barn', STARTS_AT - 1)).toBeUndefined()
  })

  test('a file that is gone, empty, cut or damaged shows what is left of it, and ends nothing', async () => {
    const random = makeRandom(7)
    for (let round = 0; round < 40; round++) {
      const frames = framesOf('Barn', 0, 12)
      const file = await writeRecording(folder, `barn ${round}`, { format, frames })
      if (round === 0) await rm(file.path)
      else if (round === 1) await truncate(file.path, 0)
      else if (round < 10) await truncate(file.path, Math.floor(file.bytes * random()))
      else await writeFile(file.path, mutated(await readFile(file.path), round))
      const past = pastOf([file])
      for (let step = -1; step < 14; step++) {
        const time = STARTS_AT + 100 * step + 50
        const found = past.at('Barn', time)
        if (found !== undefined) expect(found.body.byteLength).toBeLessThan(1e6)
        past.next('Barn', time)
        past.previous('Barn', time)
      }
    }
  })
})

test('a file of all cameras knows them, and finds a camera that sent long before', async () => {
  const barn = framesOf('Barn', 0, 1)
  const gate = framesOf('Gate', 10, 40)
  const frames: Frames = [barn[0], ...gate]
  const file = await writeRecording(folder, 'all', { format: 'mcap', frames })
  const past = pastOf([file])
  expect(past.camerasIn(file).toSorted()).toEqual(['Barn', 'Gate'])
  expect(past.at('Barn', STARTS_AT + 3900)?.body).toEqual(barn[0].body)
  expect(past.at('Gate', STARTS_AT + 3900)?.body).toEqual(gate.at(-2)?.body)
})

test('a file that is being written is read up to what is there, and further when it has grown', async () => {
  const frames = framesOf('Barn', 0, 12)
  const [first] = frames
  const half: Frames = [first, ...frames.slice(1, 4)]
  const file = await writeRecording(folder, 'barn', { format: 'mkv', frames: half, isOpen: true })
  const whole = appended(new MatroskaWriter(first), frames, 4)
  const past = pastOf([file])
  const time = STARTS_AT + 1e6
  expect(past.timeAt('Barn', time)).toBe(STARTS_AT + 300)
  await appendFile(file.path, whole.subarray(file.bytes))
  past.update([{ ...file, to: STARTS_AT + 1100 }], ALWAYS)
  expect(past.timeAt('Barn', STARTS_AT + 1100)).toBe(STARTS_AT + 1100)
  expect([...framesAfter(past, 'Barn', 0)]).toHaveLength(12)
})

test('files that were not used since the last call are closed', async () => {
  const frames = framesOf('Barn', 0, 3)
  const file = await writeRecording(folder, 'barn', { format: 'mkv', frames })
  const past = pastOf([file])
  const isShown = () => past.timeAt('Barn', STARTS_AT + 200) !== undefined
  expect(isShown()).toBe(true)
  await rm(file.path)
  expect(past.closeUnused()).toBe(true)
  expect(isShown()).toBe(true)
  expect(past.closeUnused()).toBe(true)
  expect(past.closeUnused()).toBe(false)
  expect(isShown()).toBe(false)
})
