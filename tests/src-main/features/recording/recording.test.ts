import fs from 'node:fs'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { syncBuiltinESMExports } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, onTestFinished, test } from 'vitest'
import type { Closing } from '../../../support/guarded-hub.ts'
import { anArrival, picture } from '../../../support/open-feed.ts'
import { openHouse, type OpenHouse } from '../../../support/open-house.ts'
import { MANIFEST_NAME } from '../../../../src-main/consumers/recorder/disk/manifest.ts'
import { ENGLISH } from '../../../../src-main/contract/text/text.ts'
import {
  recordingSection,
  type RecordingTopics,
} from '../../../../src-main/features/recording/contract.ts'

const closing: Closing = []

async function closeAll(): Promise<void> {
  for (const close of closing.splice(0).reverse()) await close()
}
afterEach(closeAll)

async function open(settingsPath?: string) {
  const house = await openHouse(closing, settingsPath === undefined ? {} : { settingsPath })
  house.reader.setDemand(0)
  return house
}

/** Whether a camera that comes would be recorded. */
const isRecorded = ({ camwall }: OpenHouse, camera: string) =>
  camwall.feed.demandOf(camera) === Infinity

/** @returns after which times look-back is asked for frames from before a recording */
function askedOf({ camwall }: OpenHouse): readonly number[] {
  const asked: number[] = []
  camwall.lookBackBy({
    ...{ cameras: [], canHold: true, at: () => undefined, previous: () => undefined },
    ...{ range: () => undefined, hold: () => [] },
    next: (_camera, time) => {
      asked.push(time)
      return undefined
    },
  })
  return asked
}

const stateOf = ({ camwall }: OpenHouse) =>
  (camwall.publisher.published.topics as unknown as RecordingTopics).recording

test('nothing is recorded until a person asks for it', async () => {
  const house = await open()
  expect(isRecorded(house, 'Barn')).toBe(false)
  await house.request('recording:set', ['Barn'], true)
  expect([isRecorded(house, 'Barn'), isRecorded(house, 'Gate')]).toEqual([true, false])
  await house.request('recording:set', ['Barn'], false)
  expect(isRecorded(house, 'Barn')).toBe(false)
  await house.request('recording:set-all', true)
  expect([isRecorded(house, 'Barn'), isRecorded(house, 'Gate')]).toEqual([true, true])
  expect(stateOf(house)).toMatchObject({ isAll: true, cameras: [], dropped: 0 })
})

test('cameras that are away are awaited, unless all are recorded anyway', async () => {
  const house = await open()
  await house.request('recording:set', ['Barn', 'Gate'], true)
  await house.request('recording:set', ['Gate'], false)
  expect(stateOf(house)).toMatchObject({ cameras: [], awaited: ['Barn'] })
  await house.request('recording:set-all', true)
  expect(stateOf(house).awaited).toEqual([])
})

test('recording goes on after a restart', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'camwall-recorded-'))
  const path = join(folder, 'settings.json')
  const first = await open(path)
  await first.request('recording:set', ['Barn'], true)
  await closeAll()
  closing.push(() => rm(folder, { recursive: true }))
  expect(JSON.parse(await readFile(path, 'utf8'))).toMatchObject({
    recorded: { isAll: false, cameras: ['Barn'] },
  })
  const second = await open(path)
  expect([isRecorded(second, 'Barn'), isRecorded(second, 'Gate')]).toEqual([true, false])
})

test('a schedule and an alarm record, too; what is not set by hand is not saved', async () => {
  const house = await open()
  const schedule = { cameras: { by: 'names', cameras: ['Gate'] }, times: null } as const
  house.camwall.settings.change(recordingSection, { schedule })
  expect([isRecorded(house, 'Gate'), isRecorded(house, 'Barn')]).toEqual([true, false])
  house.camwall.recording.recordFor(['Barn'], 60)
  expect(isRecorded(house, 'Barn')).toBe(true)
  expect(house.camwall.settings.saved).not.toHaveProperty('recorded')
})

test('a camera that replaces a recorded one is recorded', async () => {
  const house = await open()
  await house.request('recording:set', ['Barn'], true)
  const schedule = { cameras: { by: 'names', cameras: ['Gate'] }, times: null } as const
  house.camwall.settings.change(recordingSection, { schedule })
  house.camwall.replace({ from: 'Barn', to: 'New' })
  house.camwall.replace({ from: 'Gate', to: 'Newer' })
  const recorded = ['Barn', 'New', 'Gate', 'Newer'].filter((camera) => isRecorded(house, camera))
  expect(recorded).toEqual(['New', 'Newer'])
})

test('a chosen folder is that of the settings; without one it is below the videos', async () => {
  const chosen = join(tmpdir(), 'elsewhere')
  const house = await openHouse(closing, {}, { chooseFolder: () => Promise.resolve(chosen) })
  expect(stateOf(house).folder).toBe(join(house.desktop.folders.videos, 'Camwall'))
  await house.request('recording:choose-folder')
  expect(house.camwall.settings.get(recordingSection).folder).toBe(chosen)
  expect(stateOf(house).folder).toBe(chosen)
})

test('a recording begins with the seconds before it that are not recorded yet', async () => {
  const house = await open()
  const { camwall } = house
  const asked = askedOf(house)
  const begin = Date.now() - 10_000
  const take = (arrivedAt: number) =>
    camwall.feed.take(picture('Barn'), anArrival(), { at: arrivedAt, steady: performance.now() })
  take(begin)
  await house.request('recording:set', ['Barn'], true)
  expect(asked[0]).toBeGreaterThanOrEqual(begin)
  take(begin + 7000)
  await house.request('recording:set', ['Barn'], false)
  await house.request('recording:set', ['Barn'], true)
  expect(asked.slice(1)).toEqual([begin + 7000])
  take(Date.now() + 60_000)
  await house.request('recording:set', ['Barn'], false)
  await house.request('recording:set', ['Barn'], true)
  expect(asked[2]).toBeLessThan(Date.now())
})

test('a file is ended although its camera came and recording was stopped within a moment', async () => {
  const house = await open()
  const asked = askedOf(house)
  await house.request('recording:set-all', true)
  const arrivedAt = Date.now() - 1000
  const arrival = { at: arrivedAt, steady: performance.now() }
  house.camwall.feed.take(picture('Barn'), anArrival(), arrival)
  await house.request('recording:set-all', false)
  await house.request('recording:set-all', true)
  // A file that was not ended would have those frames already.
  expect(asked).toEqual([arrivedAt])
})

test('recordings of the last run are tended without waiting for their disk', async () => {
  const videos = await mkdtemp(join(tmpdir(), 'camwall-videos-'))
  onTestFinished(() => rm(videos, { recursive: true }))
  await mkdir(join(videos, 'Camwall'))
  await writeFile(join(videos, 'Camwall', MANIFEST_NAME), '')
  const { existsSync } = fs
  onTestFinished(() => {
    fs.existsSync = existsSync
    syncBuiltinESMExports()
  })
  // A disk that hangs cannot be made here. The main process would wait in this call.
  fs.existsSync = (path) => {
    if (String(path).startsWith(videos)) throw new Error('The main process waits for the disk.')
    return existsSync(path)
  }
  syncBuiltinESMExports()
  const folders = { ...{ settings: videos, documents: videos, pictures: videos, videos } }
  const { camwall } = await openHouse(
    closing,
    {},
    { folders: { ...folders, crashDumps: videos, home: videos } },
  )
  // There is no script for its thread in this test: so it is told that it was started.
  const isTold = () =>
    camwall.state.notices.some(({ what }) => ENGLISH.say(what).includes('recorder-worker.js'))
  await new Promise<void>((resolve) => {
    const unfollow = camwall.publisher.follow(() => {
      if (!isTold()) return
      unfollow()
      resolve()
    })
  })
})
