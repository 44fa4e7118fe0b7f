/** Pauses of cameras, by the indexes that the real writers wrote. */
import { afterEach, expect, test } from 'vitest'
import type { CapturedFrame } from '../../../src-main/capture/captured-frame.ts'
import { openIndex } from '../../../src-main/capture/open-index.ts'
import { pausesOf } from '../../../src-main/capture/recorded-pauses.ts'
import type { RecordedFile } from '../../../src-main/capture/recorded-file.ts'
import { aFolder, writeRecording } from '../../support/recorded-files.ts'
import { capturedFrame, numberedJpeg, STARTS_AT } from '../../support/recordings.ts'

const closing: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

/** The clock of the sender is an hour late. @param seconds - when they arrive, from the first on */
const framesAt = (camera: string, ...seconds: readonly number[]) =>
  seconds.map((second, index) =>
    capturedFrame(numberedJpeg(index), {
      camera,
      arrivedAt: STARTS_AT + 1000 * second,
      sentAt: STARTS_AT + 1000 * second - 3_600_000,
    }),
  )

async function recorded(
  format: 'mkv' | 'mcap',
  frames: readonly CapturedFrame[],
): Promise<RecordedFile> {
  const folder = await aFolder(closing)
  const [first = capturedFrame(numberedJpeg(0)), ...others] = frames
  return writeRecording(folder, 'file', { format, frames: [first, ...others], flushEvery: 1 })
}

/** In seconds from the first frame on. */
function pausesIn(file: RecordedFile, camera: string) {
  const opened = openIndex(file.path)
  if (opened === undefined) throw new Error('It is no recording.')
  opened.file.close()
  const seconds = (at: number) => Math.round((at - STARTS_AT) / 1000)
  return pausesOf(opened.index, camera, file).map(({ from, to }) => [seconds(from), seconds(to)])
}

test.each(['mkv', 'mcap'] as const)('of a finished %s file', async (format) => {
  const seconds = [0, 1, 2, 30, 31, 39, 60, 61, 62]
  const file = await recorded(format, framesAt('Barn', ...seconds))
  const found = pausesIn(file, 'Barn')
  expect(found).toHaveLength(2)
  for (const [index, [begin = 0, end]] of [
    [2, 30],
    [39, 60],
  ].entries()) {
    expect(found[index]?.[1]).toBe(end)
    // The index knows the end of what came before to a second or two.
    expect(found[index]?.[0]).toBeGreaterThanOrEqual(begin)
    expect(found[index]?.[0]).toBeLessThanOrEqual(begin + 2)
  }
})

test('each camera of a file of all cameras has its own', async () => {
  const frames = [...framesAt('Barn', 0, 1, 50), ...framesAt('Gate', 0, 10, 20, 30, 40, 50)]
  const inOrder = frames.toSorted((one, other) => one.arrivedAt - other.arrivedAt)
  const file = await recorded('mcap', inOrder)
  expect(pausesIn(file, 'Gate')).toEqual([])
  expect(pausesIn(file, 'Barn')).toHaveLength(1)
})

test('one that lasts until the file ends', async () => {
  const file = await recorded('mkv', framesAt('Barn', 0, 1, 2))
  const later = { ...file, to: STARTS_AT + 60_000 }
  expect(pausesIn(later, 'Barn').map(([, end]) => end)).toEqual([60])
})

test('of very many, the longest', async () => {
  const seconds = Array.from({ length: 300 }, (_, index) => 20 * index + (index > 250 ? 500 : 0))
  const file = await recorded('mkv', framesAt('Barn', ...seconds))
  const found = pausesIn(file, 'Barn')
  expect(found).toHaveLength(100)
  expect(found.some(([from = 0, to = 0]) => to - from > 400)).toBe(true)
  expect(found).toEqual(found.toSorted(([one = 0], [other = 0]) => one - other))
})
