import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { section, setting } from '../../../../src-main/contract/setting.ts'
import { hubSection, type HubSettingsPatch } from '../../../../src-main/contract/settings.ts'
import { updatesSection } from '../../../../src-main/features/updates/contract.ts'
import { openStore } from './open-store.ts'

let folder = ''
let path = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'camwall-settings-'))
  path = join(folder, 'settings.json')
})
afterEach(() => rm(folder, { recursive: true }))

const open = (flags?: HubSettingsPatch) => openStore(path, flags)
const write = (content: unknown) => writeFile(path, JSON.stringify(content))
const read = async (): Promise<unknown> => JSON.parse(await readFile(path, 'utf8'))

describe('saved settings', () => {
  test('are restored at the next start', async () => {
    const { store, tiles, windows } = await open()
    store.change(hubSection, { mode: 'pub-sub', connect: ['tcp://10.0.0.1:5555'] })
    store.change(hubSection, { maxMbps: 2.5, wallMaxFps: 100, wallMaxMbps: 50, hiddenFps: 0.5 })
    store.change(hubSection, { wallMaxFps: null })
    const access = {
      allowFrom: ['10.0.0.0/8'],
      allowNames: ['Barn'],
      encrypt: true,
      senderKeys: [`${'a'.repeat(40)} Barn Pi`],
    }
    store.change(hubSection, access)
    store.change(updatesSection, { lookForUpdates: false })
    const ofBarn = [
      { id: 't2', camera: 'Barn' },
      { id: 't7', camera: 'Barn' },
    ]
    tiles.set(ofBarn)
    const place = { id: 'w1', x: 1, y: -2, width: 300, height: 400, maximized: true }
    windows.set([place])
    await store.flush()

    const again = await open()
    expect(again.troubles).toEqual([])
    expect(again.store.get(hubSection)).toEqual({
      mode: 'pub-sub',
      listen: 'tcp://*:5555',
      alsoListen: [],
      connect: ['tcp://10.0.0.1:5555'],
      maxFps: 60,
      maxMbps: 2.5,
      wallMaxFps: null,
      wallMaxMbps: 50,
      hiddenFps: 0.5,
      ...access,
    })
    expect(again.store.get(updatesSection)).toEqual({ lookForUpdates: false })
    expect(again.tiles.value).toEqual(ofBarn)
    expect(again.windows.value).toEqual([place])
    expect(await read()).toMatchObject({ version: 3, tiles: ofBarn, windows: [place] })
  })

  test('leave no file beside the settings except the backup', async () => {
    const { store } = await open()
    for (let change = 1; change <= 20; change++) store.change(hubSection, { maxFps: change })
    await store.flush()
    expect((await readdir(folder)).sort()).toEqual(['settings.json', 'settings.json.bak'])
    expect((await open()).store.get(hubSection).maxFps).toBe(20)
  })

  test('are not written without a change', async () => {
    const { store, tiles } = await open()
    tiles.set(tiles.value)
    await store.flush()
    expect(await readdir(folder)).toEqual([])
  })
})

test('a file with an address that is no longer accepted as input can be read', async () => {
  const connect = ['tcp://10.0.0.1:5555', 'tcp://küche.local:5555']
  await write({ version: 3, hub: { mode: 'pub-sub', connect } })
  const { store, troubles } = await open()
  expect(troubles).toEqual([])
  expect(store.get(hubSection).connect).toEqual(connect)
})

test('unknown data stays in the file', async () => {
  const unknown = {
    scenes: { night: ['t1'] },
    turns: { Barn: 1 },
    hub: { colour: 'red' },
    updates: { hour: 3 },
  }
  await write({ version: 3, ...unknown })
  const { store, tiles, troubles } = await open()
  store.change(hubSection, { maxFps: 7 })
  store.change(updatesSection, { lookForUpdates: false })
  tiles.set([{ id: 't1', camera: 'Barn' }])
  await store.flush()
  expect(troubles).toEqual([])
  expect(await read()).toMatchObject({
    ...unknown,
    hub: { colour: 'red', maxFps: 7 },
    updates: { hour: 3, lookForUpdates: false },
  })
})

describe('flags', () => {
  test('override the settings and are never saved', async () => {
    const { store, tiles } = await open({ mode: 'pub-sub' })
    expect(store.get(hubSection).mode).toBe('pub-sub')
    expect(store.view).toEqual({
      hub: { ...hubSection.defaults, mode: 'pub-sub' },
      updates: { lookForUpdates: true },
      setByFlags: ['mode'],
    })
    tiles.set([{ id: 't1', camera: 'Barn' }])
    await store.flush()
    expect(await read()).toMatchObject({ hub: { mode: 'req-rep' } })
  })

  test('that name a publisher select PUB/SUB, unless the settings use it or flags say otherwise', async () => {
    const connect = ['tcp://b:1']
    const { store } = await open({ connect })
    expect(store.get(hubSection)).toMatchObject({ mode: 'pub-sub', connect })
    expect((await open({ connect, mode: 'req-rep' })).store.get(hubSection).mode).toBe('req-rep')
    store.change(hubSection, { mode: 'both' })
    await store.flush()
    const later = await open({ connect })
    expect(later.store.get(hubSection)).toMatchObject({ mode: 'both', connect })
    expect(later.store.view.setByFlags).toEqual(['connect'])
  })

  test('are individually overridden by later changes', async () => {
    const { store } = await open({ mode: 'pub-sub', listen: 'tcp://*:6000' })
    store.change(hubSection, { mode: 'req-rep' })
    store.change(updatesSection, { lookForUpdates: false })
    expect(store.view).toMatchObject({
      hub: { mode: 'req-rep', listen: 'tcp://*:6000' },
      setByFlags: ['listen'],
    })
    await store.flush()
    expect((await open()).store.get(hubSection).listen).toBe('tcp://*:5555')
  })
})

test('a change is reported with its section, after it applies, until the listener is removed', async () => {
  const { store, tiles } = await open()
  const heard: unknown[] = []
  const stop = store.onChange((name) => heard.push([name, store.get(hubSection).maxFps]))
  store.change(hubSection, { maxFps: 7 })
  store.change(updatesSection, { lookForUpdates: false })
  tiles.set([])
  stop()
  store.change(hubSection, { maxFps: 8 })
  expect(heard).toEqual([
    ['hub', 7],
    ['updates', 7],
  ])
})

describe('additional data', () => {
  test('that is invalid is reported and kept in a copy, and the rest applies', async () => {
    const content = { version: 3, hub: { maxFps: 7 }, tiles: [{ id: 't1' }], windows: [] }
    await write(content)
    const { store, tiles, troubles } = await open()
    expect(tiles.value).toEqual([])
    expect(store.get(hubSection).maxFps).toBe(7)
    await store.flush()
    expect(troubles).toEqual([
      expect.stringMatching(/tiles of the settings file could not be read.*\[0\]\.camera/),
    ])
    tiles.set([{ id: 't1', camera: 'Barn' }])
    await store.flush()
    const kept = (await readdir(folder)).find((name) => name.includes('unreadable')) ?? ''
    expect(troubles[0]).toContain(kept)
    expect(JSON.parse(await readFile(join(folder, kept), 'utf8'))).toEqual(content)
    expect((await open()).tiles.value).toEqual([{ id: 't1', camera: 'Barn' }])
  })

  test.each(['tiles', 'hub', 'version'])('has one owner: %s is already used', async (name) => {
    const { store } = await open()
    expect(() => store.keep(name, z.unknown(), undefined)).toThrow(`${name} has its owner`)
  })
})

test('using an unknown section throws', async () => {
  const { store } = await open()
  const other = section('other', { on: setting(() => z.boolean(), true, { reported: true }) })
  expect(() => store.get(other)).toThrow('opened without other')
  expect(() => {
    store.change(other, { on: false })
  }).toThrow('opened without other')
})

describe('an unusable file is set aside with a message', () => {
  test.each([
    ['with a wrong mode', { version: 3, hub: { mode: 'push' } }, /mode/],
    ['with a wrong address', { version: 3, hub: { listen: 'udp://*:1' } }, /udp:\/\/ is not/],
    ['with a wrong limit of frames', { version: 3, hub: { wallMaxFps: 0 } }, /hub.wallMaxFps/],
    ['with a wrong limit of bits', { version: 3, hub: { maxMbps: '5' } }, /hub.maxMbps/],
    [
      'with a wrong rate of hidden cameras',
      { version: 3, hub: { hiddenFps: 0 } },
      />=0.5.*hub.hiddenFps/,
    ],
    ['with a wrong network', { version: 3, hub: { allowFrom: ['10/8'] } }, /10\/8 is not an IP/],
    ['with a wrong key', { version: 3, hub: { senderKeys: ['x'] } }, /hub.senderKeys/],
    ['with a wrong feature', { version: 3, updates: { lookForUpdates: 'no' } }, /lookForUpdates/],
    ['with an invalid section', { version: 3, updates: [] }, /updates/],
    ['with a wrong setting of version 1', { version: 1, hub: { maxFps: 0 } }, /hub.maxFps/],
    ['with a wrong order of version 1', { version: 1, order: 'Barn' }, /order/],
    ['of a version that does not exist', { version: 0 }, /version/],
    ['with a version as text', { version: '2' }, /version/],
    ['without a version', {}, /version/],
    ['that is a list', [], /expected object/],
  ])('%s', async (_name, content, why) => {
    await write(content)
    const { troubles } = await open()
    expect(troubles).toEqual([expect.stringMatching(why)])
    const kept = (await readdir(folder)).find((name) => name.includes('unreadable'))
    expect(JSON.parse(await readFile(join(folder, kept ?? ''), 'utf8'))).toEqual(content)
  })
})
