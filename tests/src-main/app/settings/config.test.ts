import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { hubSection } from '../../../../src-main/contract/settings.ts'
import { updatesSection } from '../../../../src-main/features/updates/contract.ts'
import { openStore } from './open-store.ts'

let folder = ''
let path = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'camwall-config-'))
  path = join(folder, 'settings.json')
})
afterEach(() => rm(folder, { recursive: true }))

const SAVED = [{ id: 't1', camera: 'Saved' }]
const GIVEN = [{ id: 't1', camera: 'Given' }]
const config = {
  hub: { maxFps: 20, hiddenFps: 2 },
  updates: { lookForUpdates: false },
  tiles: GIVEN,
}

async function save(): Promise<void> {
  const { store, tiles } = await openStore(path)
  store.change(hubSection, { maxFps: 10, maxMbps: 5 })
  tiles.set(SAVED)
  await store.flush()
}

test('the file of --config overrides what is saved, and flags override the file', async () => {
  await save()
  const { store, tiles } = await openStore(
    path,
    { mode: 'pub-sub' },
    { ...config, hub: { ...config.hub, mode: 'req-rep' } },
  )
  expect(store.get(hubSection)).toMatchObject({
    mode: 'pub-sub',
    maxFps: 20,
    hiddenFps: 2,
    maxMbps: 5,
  })
  expect(store.get(updatesSection)).toEqual({ lookForUpdates: false })
  expect(tiles.value).toEqual(GIVEN)
})

test('a run with it saves nothing by itself', async () => {
  await save()
  const before = await readFile(path, 'utf8')
  const { store, tiles } = await openStore(path, {}, config)
  tiles.set([...GIVEN, { id: 't2', camera: 'New' }])
  await store.flush()
  expect(tiles.value).toHaveLength(2)
  expect(await readFile(path, 'utf8')).toBe(before)
})

test('a setting that a person changes is in force and saved; nothing of the file is saved', async () => {
  await save()
  const { store, windows } = await openStore(path, {}, config)
  store.change(hubSection, { maxFps: 30 })
  windows.set([{ id: 'w1', x: 0, y: 0, width: 9, height: 9, maximized: false }])
  await store.flush()
  expect(store.get(hubSection)).toMatchObject({ maxFps: 30, hiddenFps: 2 })

  const again = await openStore(path)
  expect(again.store.get(hubSection)).toMatchObject({ maxFps: 30, hiddenFps: 1, maxMbps: 5 })
  expect(again.store.get(updatesSection)).toEqual({ lookForUpdates: true })
  expect(again.tiles.value).toEqual(SAVED)
  expect(again.windows.value).toHaveLength(1)
})
