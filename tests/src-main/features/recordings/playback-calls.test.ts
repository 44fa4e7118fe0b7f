import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, expect, test, vi } from 'vitest'
import { McapWriter } from '../../../../src-main/capture/mcap/writer.ts'
import { packFiles, type RecordedFile } from '../../../../src-main/capture/recorded-file.ts'
import { MAX_WINDOWS } from '../../../../src-main/contract/limits.ts'
import { PlaybackCalls } from '../../../../src-main/features/recordings/playback-calls.ts'
import { aFolder, writeRecording } from '../../../support/recorded-files.ts'
import { capturedFrame, numberedFrames, STARTS_AT } from '../../../support/recordings.ts'

const closing: (() => Promise<void>)[] = []
afterEach(async () => {
  vi.useRealTimers()
  for (const close of closing.splice(0)) await close()
})

const ALWAYS = { from: 0, to: 1e15 }
const at = (index: number) => STARTS_AT + 100 * index + 5

/** Frames of two cameras, ten a second, of which the second one has every other. */
async function recordedFiles(): Promise<readonly RecordedFile[]> {
  const folder = await aFolder(closing)
  const all = numberedFrames(10)
  const of = (camera: string, step: number) => {
    const [first = capturedFrame(new Uint8Array()), ...others] = all
      .filter((_, index) => index % step === 0)
      .map((frame) => ({ ...frame, camera }))
    return writeRecording(folder, camera, { format: 'mkv', frames: [first, ...others] })
  }
  return [await of('Barn', 1), await of('Gate', 2)]
}

async function open() {
  const files = await recordedFiles()
  const calls = new PlaybackCalls()
  closing.push(() => {
    calls.close()
    return Promise.resolve()
  })
  const { cameras } = calls.open('w1', packFiles(files), ALWAYS, 0)
  expect(cameras.map(({ camera }) => camera)).toEqual(['Barn', 'Gate'])
  const moment = (time: number, known: Record<string, number> = {}, window = 'w1') => {
    const cameras = ['Barn', 'Gate', 'Road']
    const { result, memory } = calls.moment(window, cameras, time, new Map(Object.entries(known)))
    expect(memory).toEqual(result.frames.map(({ body }) => body.buffer))
    return { frames: result.frames.map(({ camera, time }) => [camera, time]), same: result.same }
  }
  return { calls, files, moment }
}

test('a moment has the frames that are due and not known; memory of bodies is given away', async () => {
  const { moment } = await open()
  expect(moment(at(3) + 50)).toEqual({
    frames: [
      ['Barn', at(3)],
      ['Gate', at(2)],
    ],
    same: [],
  })
  expect(moment(at(3), { Barn: at(2), Gate: at(2) })).toEqual({
    frames: [['Barn', at(3)]],
    same: ['Gate'],
  })
  expect(moment(at(0) - 1)).toEqual({ frames: [], same: [] })
})

test('steps are those of one camera, from the frame that is shown', async () => {
  const { calls } = await open()
  const step = (camera: string, time: number, by: 1 | -1) => calls.step('w1', camera, time, by)
  expect(step('Gate', at(3), 1)).toBe(at(4))
  expect(step('Gate', at(3), -1)).toBe(at(0))
  expect(step('Barn', at(9), 1)).toBeUndefined()
  expect(step('Barn', at(0), -1)).toBeUndefined()
  expect(step('Barn', at(9) + 60_000, -1)).toBe(at(9))
})

test('each window has its own recordings; the oldest of too many are given up', async () => {
  const { calls, files, moment } = await open()
  expect(moment(at(1), {}, 'w2')).toEqual({ frames: [], same: [] })
  calls.open('w2', packFiles(files.slice(1)), ALWAYS, 0)
  expect(moment(at(1), {}, 'w2').frames).toEqual([['Gate', at(0)]])
  for (let index = 0; index < MAX_WINDOWS; index++)
    calls.open(`x${index}`, packFiles(files), ALWAYS, 0)
  expect(moment(at(1)).frames).toEqual([])
  expect(calls.frame('x0', 'Barn', at(5)).result?.fields).toEqual(['jpg', '5'])
})

test('a recording without a frame and one that cannot be read hide no others', async () => {
  const { calls, files } = await open()
  const folder = await aFolder(closing)
  const unread = (path: string): RecordedFile => ({
    ...{ path, camera: undefined, format: 'mcap', bytes: 0, isProtected: false },
    ...{ from: STARTS_AT, to: at(9) },
  })
  const begun = join(folder, 'begun.mcap')
  await writeFile(begun, new McapWriter().begin())
  const unreadable = join(folder, 'unreadable.mcap')
  await mkdir(unreadable)
  const all = packFiles([unread(begun), unread(unreadable), ...files])
  const { cameras } = calls.open('w2', all, ALWAYS, 0)
  expect(cameras.map(({ camera }) => camera)).toEqual(['Barn', 'Gate'])
})

test('files that no window uses are closed, and used again', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  const { files, moment } = await open()
  expect(moment(at(1)).frames).toHaveLength(2)
  const [barn] = files
  if (barn !== undefined) await rm(barn.path)
  expect(moment(at(1)).frames).toHaveLength(2)
  vi.advanceTimersByTime(10_000)
  expect(vi.getTimerCount()).toBe(0)
  expect(moment(at(1)).frames).toEqual([['Gate', at(0)]])
})
