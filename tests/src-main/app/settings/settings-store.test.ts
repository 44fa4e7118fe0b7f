import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { HubSettingsPatch } from '../../../../src-main/contract/settings.ts'
import { MAX_ORDER } from '../../../../src-main/contract/limits.ts'
import { openSettingsStore } from '../../../../src-main/app/settings/settings-store.ts'

const NOBODY: ReadonlySet<string> = new Set()

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'camwall-settings-'))
})
afterEach(() => rm(folder, { recursive: true }))

async function open(flags: HubSettingsPatch = {}, path = join(folder, 'settings.json')) {
  const troubles: string[] = []
  const store = await openSettingsStore({ path, flags, onTrouble: (what) => troubles.push(what) })
  return { store, troubles, path }
}

describe('what is saved', () => {
  test('is there again at the next start', async () => {
    const { store } = await open()
    store.changeHub({ mode: 'pub-sub', connect: ['tcp://10.0.0.1:5555'] })
    store.changeHub({ maxMbps: 2.5, wallMaxFps: 100, wallMaxMbps: 50, hiddenFps: 0.5 })
    store.changeHub({ wallMaxFps: null })
    const access = {
      allowFrom: ['10.0.0.0/8'],
      allowNames: ['Barn'],
      encrypt: true,
      senderKeys: [`${'a'.repeat(40)} Barn Pi`],
    }
    store.changeHub(access)
    store.changeApp({ lookForUpdates: false })
    store.setOrder(['Barn', 'Yard'], NOBODY)
    store.setWindow({ x: 1, y: 2, width: 300, height: 400, maximized: true })
    await store.flush()

    const { store: again, troubles } = await open()
    expect(troubles).toEqual([])
    expect(again.hub).toEqual({
      mode: 'pub-sub',
      listen: 'tcp://*:5555',
      connect: ['tcp://10.0.0.1:5555'],
      maxFps: 60,
      maxMbps: 2.5,
      wallMaxFps: null,
      wallMaxMbps: 50,
      hiddenFps: 0.5,
      ...access,
    })
    expect(again.app).toEqual({ lookForUpdates: false })
    expect(again.order).toEqual(['Barn', 'Yard'])
    expect(again.window).toEqual({ x: 1, y: 2, width: 300, height: 400, maximized: true })
  })

  test('leaves no file beside it but its backup', async () => {
    const { store } = await open()
    for (let change = 1; change <= 20; change++) store.changeHub({ maxFps: change })
    await store.flush()
    expect((await readdir(folder)).sort()).toEqual(['settings.json', 'settings.json.bak'])
    expect((await open()).store.hub.maxFps).toBe(20)
  })
})

test('settings from before there were limits and lists are read as they are, with none', async () => {
  const hub = { mode: 'req-rep', listen: 'tcp://*:6000', connect: [], maxFps: 25 } as const
  await writeFile(join(folder, 'settings.json'), JSON.stringify({ version: 1, hub, order: ['A'] }))
  const { store, troubles } = await open()
  expect(troubles).toEqual([])
  const none = { maxMbps: null, wallMaxFps: null, wallMaxMbps: null, hiddenFps: 1 }
  const everybody = { allowFrom: [], allowNames: [], encrypt: false, senderKeys: [] }
  expect(store.hub).toEqual({ ...hub, ...none, ...everybody })
  expect(store.app).toEqual({ lookForUpdates: true })
  expect(store.order).toEqual(['A'])
})

test('a file is read though it holds an address that nobody may type any more', async () => {
  const connect = ['tcp://10.0.0.1:5555', 'tcp://küche.local:5555']
  await writeFile(
    join(folder, 'settings.json'),
    JSON.stringify({ version: 1, hub: { mode: 'pub-sub', connect } }),
  )
  const { store, troubles } = await open()
  expect(troubles).toEqual([])
  expect(store.hub.connect).toEqual(connect)
})

test('of more names than the limit, those that are away are forgotten', async () => {
  const { store } = await open()
  const names = Array.from({ length: MAX_ORDER + 2 }, (_, index) => `Pi ${index}`)
  store.setOrder(names, new Set(['Pi 0', 'Pi 2']))
  await store.flush()
  expect((await open()).store.order).toEqual(
    names.filter((name) => !['Pi 1', 'Pi 3'].includes(name)),
  )
})

describe('flags', () => {
  test('override the settings and are never saved', async () => {
    const { store, path } = await open({ mode: 'pub-sub' })
    expect(store.view).toMatchObject({ hub: { mode: 'pub-sub' }, setByFlags: ['mode'] })
    store.setOrder(['Barn'], NOBODY)
    await store.flush()
    expect(JSON.parse(await readFile(path, 'utf8'))).toMatchObject({ hub: { mode: 'req-rep' } })
  })

  test('give way to what a person then chooses, one by one', async () => {
    const { store } = await open({ mode: 'pub-sub', listen: 'tcp://*:6000' })
    store.changeHub({ mode: 'req-rep' })
    expect(store.view).toMatchObject({
      hub: { mode: 'req-rep', listen: 'tcp://*:6000' },
      setByFlags: ['listen'],
    })
    await store.flush()
    expect((await open()).store.hub.listen).toBe('tcp://*:5555')
  })
})

describe('a file that cannot be used is set aside with a message', () => {
  test.each([
    ['of a newer Camwall', { version: 2 }, /newer Camwall/],
    ['with a wrong mode', { version: 1, hub: { mode: 'push' } }, /mode/],
    ['with a wrong address', { version: 1, hub: { listen: 'udp://*:1' } }, /udp:\/\/ is not/],
    ['with a wrong limit of frames', { version: 1, hub: { wallMaxFps: 0 } }, /hub.wallMaxFps/],
    ['with a wrong limit of bits', { version: 1, hub: { maxMbps: '5' } }, /hub.maxMbps/],
    ['with a wrong hidden pace', { version: 1, hub: { hiddenFps: 0 } }, />=0.5.*hub.hiddenFps/],
    ['with a wrong network', { version: 1, hub: { allowFrom: ['10/8'] } }, /10\/8 is no IP/],
    ['with a wrong key', { version: 1, hub: { senderKeys: ['x'] } }, /hub.senderKeys/],
    ['without a version', {}, /version/],
  ])('%s', async (_name, content, why) => {
    await writeFile(join(folder, 'settings.json'), JSON.stringify(content))
    const { troubles } = await open()
    expect(troubles).toEqual([expect.stringMatching(why)])
    const kept = (await readdir(folder)).find((name) => name.includes('unreadable'))
    expect(JSON.parse(await readFile(join(folder, kept ?? ''), 'utf8'))).toEqual(content)
  })
})
