import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
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
afterEach(() => rm(folder, { recursive: true }))

const NEVER = new AbortController().signal

/** @param at - milliseconds after the beginning of all recordings */
async function save(name: string, camera: string, at: number): Promise<string> {
  const arrivedAt = STARTS_AT + at
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
