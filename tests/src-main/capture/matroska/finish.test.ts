import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { finishFile } from '../../../../src-main/capture/disk-file.ts'
import { bytesInMemory } from '../../../../src-main/capture/file-bytes.ts'
import { finishMatroska } from '../../../../src-main/capture/matroska/finish.ts'
import { openMatroska } from '../../../../src-main/capture/matroska/matroska-recording.ts'
import { MatroskaWriter } from '../../../../src-main/capture/matroska/writer.ts'
import type { CapturedFrame } from '../../../../src-main/capture/captured-frame.ts'
import { makeRandom } from '../../../endurance/random.ts'
import {
  appended,
  finished,
  framesIn,
  numberedFrames,
  patched,
  recorded,
} from '../../../support/recordings.ts'

/** Frames of each cluster, as a recorder flushes once a second. */
const A_SECOND = 3

describe('a file that was cut off', () => {
  test('at every byte: whole clusters are kept, and the rest is dropped', () => {
    const frames = numberedFrames(8)
    expectFinished(frames, (bytes) => [...bytes.keys()])
  })

  test('anywhere in one with large pictures', () => {
    const random = makeRandom(17)
    const frames = numberedFrames(12, 20_000)
    expectFinished(frames, ({ byteLength }) =>
      Array.from({ length: 50 }, () => Math.floor(random() * byteLength)),
    )
  })

  function expectFinished(
    frames: readonly CapturedFrame[],
    cuts: (bytes: Uint8Array) => readonly number[],
  ) {
    const bytes = appended(writerOf(frames), frames, A_SECOND)
    const ends = clusterEnds(frames)
    const expected = ends.map((_, index) =>
      recorded(writerOf(frames), frames.slice(0, (index + 1) * A_SECOND), A_SECOND),
    )
    const isRight = (cut: number) => {
      const shorter = bytes.subarray(0, cut)
      const finish = plan(shorter)
      const seconds = ends.filter((end) => end <= cut).length
      if (finish.kind !== 'cut') return finish.kind === 'empty' && seconds === 0
      const whole = finished(shorter, finish)
      const isEqual = areEqual(whole, expected[seconds - 1] ?? shorter)
      return isEqual && finish.frames === seconds * A_SECOND && plan(whole).kind === 'whole'
    }
    expect(cuts(bytes).filter((cut) => !isRight(cut))).toEqual([])
    for (const [index, whole] of expected.entries())
      expect(framesIn(openMatroska, whole).length).toBe(
        Math.min(frames.length, (index + 1) * A_SECOND),
      )
  }

  test('before its first cluster is empty', () => {
    const frames = numberedFrames(3)
    const head = writerOf(frames).begin()
    const bytes = appended(writerOf(frames), frames, A_SECOND)
    const kinds = new Set([...head.keys()].map((cut) => plan(bytes.subarray(0, cut)).kind))
    expect([...kinds]).toEqual(['empty'])
  })

  test('has zeros at its end after a power failure', () => {
    const frames = numberedFrames(6)
    const bytes = appended(writerOf(frames), frames, A_SECOND)
    const [first = 0] = clusterEnds(frames)
    for (const zeros of [1, 8, 100]) {
      const torn = Uint8Array.from(bytes).fill(0, first + 12)
      const longer = Buffer.concat([torn, new Uint8Array(zeros)])
      const expected = recorded(writerOf(frames), frames.slice(0, A_SECOND), A_SECOND)
      expect(areEqual(finished(longer, plan(longer)), expected)).toBe(true)
    }
  })

  test('while it was finished is finished again', () => {
    const frames = numberedFrames(8)
    const cut = appended(writerOf(frames), frames, A_SECOND)
    const first = plan(cut)
    if (first.kind !== 'cut') throw new Error(`It is ${first.kind}.`)
    const { keep, ending } = first
    const whole = finished(cut, first)
    const longer = Buffer.concat([cut.subarray(0, keep), ...ending.append])
    for (const [index] of ending.patches.entries()) {
      const half = patched(longer, ending.patches.slice(0, index))
      expect(areEqual(finished(half, plan(half)), whole)).toBe(true)
    }
    for (let size = keep; size < longer.byteLength; size++) {
      const shorter = longer.subarray(0, size)
      expect(areEqual(finished(shorter, plan(shorter)), whole)).toBe(true)
    }
  })
})

test('what is no recording is left as it is', () => {
  expect(plan(new Uint8Array())).toEqual({ kind: 'empty' })
  expect(plan(new TextEncoder().encode('{"not": "a recording"}'))).toEqual({ kind: 'empty' })
})

describe('on a disk', () => {
  let folder = ''
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'camwall-finish-'))
  })
  afterEach(() => rm(folder, { recursive: true }))

  test('a file is finished in place, once', async () => {
    const frames = numberedFrames(8)
    const path = join(folder, 'barn.mkv')
    await writeFile(path, appended(writerOf(frames), frames, A_SECOND).subarray(0, -5))
    expect(finishFile(path, finishMatroska)).toMatchObject({ kind: 'cut', frames: 3 })
    const whole = recorded(writerOf(frames), frames.slice(0, 3), A_SECOND)
    expect(areEqual(await readFile(path), whole)).toBe(true)
    expect(finishFile(path, finishMatroska)).toEqual({ kind: 'whole' })
  })
})

/** Much faster than `toEqual`. */
function areEqual(bytes: Uint8Array, others: Uint8Array): boolean {
  return Buffer.compare(bytes, others) === 0
}

function plan(bytes: Uint8Array) {
  return finishMatroska(bytesInMemory(bytes))
}

/** Where each whole cluster ends. */
function clusterEnds(frames: readonly CapturedFrame[]): readonly number[] {
  const seconds = Math.ceil(frames.length / A_SECOND)
  return Array.from({ length: seconds }, (_, index) => {
    const some = frames.slice(0, A_SECOND * (index + 1))
    return some.length % A_SECOND === 0
      ? appended(writerOf(frames), some, A_SECOND).byteLength
      : Infinity
  })
}

function writerOf([first]: readonly CapturedFrame[]): MatroskaWriter {
  if (first === undefined) throw new Error('There is no frame.')
  return new MatroskaWriter(first)
}
