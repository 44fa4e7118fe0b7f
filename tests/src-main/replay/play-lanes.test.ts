import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { CapturedFrame } from '../../../src-main/capture/captured-frame.ts'
import { MatroskaWriter } from '../../../src-main/capture/matroska/writer.ts'
import { playLanes } from '../../../src-main/replay/play-lanes.ts'
import { Player } from '../../../src-main/replay/player.ts'
import { lanesAt } from '../../../src-main/replay/recordings-at.ts'
import { capturedFrame, numberedJpeg, recorded, STARTS_AT } from '../../support/recordings.ts'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'camwall-replay-'))
})
afterEach(() => {
  vi.useRealTimers()
  return rm(folder, { recursive: true })
})

const NEVER = new AbortController().signal

/**
 * @param at - milliseconds after the beginning of all recordings
 * @param startsAt - that, in milliseconds since the epoch
 */
async function save(
  name: string,
  camera: string,
  at: number,
  startsAt = STARTS_AT,
): Promise<string> {
  const arrivedAt = startsAt + at
  const frame = capturedFrame(numberedJpeg(at), { camera, arrivedAt, sentAt: arrivedAt })
  const path = join(folder, name)
  await writeFile(path, recorded(new MatroskaWriter(frame), [frame]))
  return path
}

/** Plays what is in the folder. @returns what was sent: the camera, and when it was recorded */
async function play(sent: (frame: CapturedFrame) => Promise<unknown>): Promise<readonly string[]> {
  const lanes = lanesAt(folder)
  const all: string[] = []
  const send = (frame: CapturedFrame) => {
    all.push(`${frame.camera} ${frame.arrivedAt - STARTS_AT}`)
    return sent(frame)
  }
  await playLanes({ lanes, sends: lanes.map(() => send), player: new Player(), signal: NEVER })
  return all
}

test('a part that is gone when its time comes is left out', async () => {
  await save('1.mkv', 'barn', 0)
  const second = await save('2.mkv', 'barn', 20)
  await save('3.mkv', 'barn', 40)
  await save('gate.mkv', 'gate', 60)
  expect((await play(() => rm(second, { force: true }))).toSorted()).toEqual([
    'barn 0',
    'barn 40',
    'gate 60',
  ])
})

test('recordings without a date delay no others, and are in step with each other', async () => {
  await save('gate.mkv', 'gate', 40)
  await save('barn.mkv', 'barn', 60)
  await save('yard.mkv', 'yard', 20, 0)
  await save('lane.mkv', 'lane', 80, 0)
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
  const begun = performance.now()
  const sent: string[] = []
  const playing = play(({ camera }) => {
    sent.push(`${camera} after ${Math.round(performance.now() - begun)} ms`)
    return Promise.resolve()
  })
  await vi.advanceTimersByTimeAsync(100)
  expect(sent.toSorted()).toEqual([
    'barn after 20 ms',
    'gate after 0 ms',
    'lane after 60 ms',
    'yard after 0 ms',
  ])
  await playing
})

test('an error tells when no part can be read any more', async () => {
  const lanes = [[{ path: join(folder, 'gone.mkv'), startsAt: 0, arrivedAt: 0 }]] as const
  const playing = playLanes({
    lanes,
    sends: [() => Promise.resolve()],
    player: new Player(),
    signal: NEVER,
  })
  await expect(playing).rejects.toThrow(/ENOENT/)
})

test('an error of a sender ends the replay', async () => {
  await save('1.mkv', 'barn', 0)
  await save('2.mkv', 'barn', 20)
  await expect(play(() => Promise.reject(new Error('closed')))).rejects.toThrow('closed')
})
