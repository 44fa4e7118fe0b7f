/** Files of other versions, on a real file system: an old one is migrated and kept, a newer one is left alone. */
import { mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { hubSection } from '../../../../src-main/contract/settings.ts'
import { openStore, updatesSection } from './open-store.ts'

let folder = ''
let path = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'camwall-versions-'))
  path = join(folder, 'settings.json')
})
afterEach(() => rm(folder, { recursive: true }))

/** Writes files by the endings of their names, each with what it is given. */
async function leave(files: Readonly<Record<string, unknown>>): Promise<void> {
  for (const [ending, content] of Object.entries(files))
    await writeFile(`${path}${ending}`, textOf(content))
}

function textOf(content: unknown): string {
  return typeof content === 'string' ? content : JSON.stringify(content)
}

async function contents(): Promise<Record<string, string>> {
  const names = (await readdir(folder)).filter((name) => !name.includes('.tmp'))
  const texts = names.map(async (name) => {
    const ending = name.slice('settings.json'.length)
    return [ending, await readFile(join(folder, name), 'utf8')] as const
  })
  return Object.fromEntries(await Promise.all(texts))
}

const V1 = {
  version: 1,
  hub: { mode: 'req-rep', listen: 'tcp://*:6000', connect: [], maxFps: 25 },
  app: { lookForUpdates: false },
  order: ['Barn', 'Yard'],
  window: { x: 1, y: 2, width: 300, height: 400, maximized: true },
}

async function expectV1() {
  const opened = await openStore(path)
  expect(opened.store.get(hubSection)).toEqual({ ...hubSection.defaults, ...V1.hub })
  expect(opened.store.get(updatesSection)).toEqual({ lookForUpdates: false })
  expect(opened.tiles.value).toEqual([
    { id: 't1', camera: 'Barn' },
    { id: 't2', camera: 'Yard' },
  ])
  expect(opened.windows.value).toEqual([{ id: 'w1', ...V1.window }])
  return opened
}

describe('a file of version 1', () => {
  test('is migrated at once, and the old one is kept byte for byte', async () => {
    const text = `${JSON.stringify(V1, undefined, 4)}\n\n`
    await leave({ '': text, '.bak': V1 })
    expect((await expectV1()).troubles).toEqual([])
    const files = await contents()
    expect(files['.v1']).toBe(text)
    expect(files['.bak']).toBe(files[''])
    expect(JSON.parse(files[''] ?? '')).toMatchObject({ version: 2, tiles: [{ id: 't1' }, {}] })
    expect((await expectV1()).troubles).toEqual([])
    expect(await contents()).toEqual(files)
  })

  test('that is kept already is left alone by a later migration', async () => {
    await leave({ '': V1, '.v1': 'precious' })
    await expectV1()
    expect(await contents()).toMatchObject({ '.v1': 'precious' })
  })

  test('is taken from the backup when the file itself cannot be read', async () => {
    await leave({ '': '{', '.bak': V1 })
    const { troubles } = await expectV1()
    expect(troubles).toEqual([expect.stringMatching(/goes on with their backup.*is kept as/)])
    expect(await contents()).toMatchObject({ '.v1': textOf(V1) })
    expect((await expectV1()).troubles).toEqual([])
  })

  // Linux's /dev/full answers every write as a full disk does.
  test.skipIf(process.platform !== 'linux')(
    'is not written over while it cannot be kept',
    async () => {
      await leave({ '': V1 })
      await symlink('/dev/full', `${path}.v1.tmp`)
      const { store, troubles } = await expectV1()
      expect(troubles).toEqual([expect.stringMatching(/ENOSPC.*make room/)])
      expect(await contents()).toEqual({ '': textOf(V1) })

      store.change(hubSection, { maxFps: 7 })
      await store.flush()
      expect(troubles).toHaveLength(1)
      const files = await contents()
      expect(files['.v1']).toBe(textOf(V1))
      expect(JSON.parse(files[''] ?? '')).toMatchObject({ version: 2, hub: { maxFps: 7 } })
    },
  )
})

describe('a file of a newer Camwall', () => {
  const NEWER = { version: 3, hub: { maxFps: 'as fast as it goes' } }
  const OURS = { version: 2, hub: { maxFps: 25 } }
  const DEFAULT = hubSection.defaults.maxFps

  test.each([
    ['alone', { '': NEWER }, DEFAULT, /settings\.json is of version 3.*with its defaults/],
    ['with its backup', { '': NEWER, '.bak': NEWER }, DEFAULT, /bak is of version 3.*defaults/],
    ['with a backup of ours', { '': NEWER, '.bak': OURS }, 25, /with their backup/],
    ['with a backup of version 1', { '': NEWER, '.bak': V1 }, 25, /with their backup/],
    [
      'with what it kept of ours',
      { '': NEWER, '.bak': NEWER, '.v2': OURS },
      25,
      /with those that it had before/,
    ],
    ['with a backup that is cut off', { '': NEWER, '.bak': '{' }, DEFAULT, /its defaults/],
    ['of which only the backup is left', { '.bak': NEWER }, DEFAULT, /bak is of version 3/],
    ['that is cut off, with its backup', { '': '{', '.bak': NEWER }, DEFAULT, /its defaults/],
    ['far ahead', { '': { version: 1e9 } }, DEFAULT, /version 1000000000/],
    ['between ours', { '': { version: 2.5 } }, DEFAULT, /version 2\.5/],
  ])('%s, stays as it is, and nothing is saved', async (_name, files, maxFps, why) => {
    await leave(files)
    const before = await contents()
    const { store, troubles, tiles } = await openStore(path)
    expect(troubles).toEqual([expect.stringMatching(why)])
    expect(troubles[0]).toMatch(/is not saved.*start the newer Camwall, or move these files/)
    expect(store.get(hubSection).maxFps).toBe(maxFps)

    store.change(hubSection, { maxFps: 7 })
    tiles.set([{ id: 't1', camera: 'Barn' }])
    await store.rewrite()
    expect(store.get(hubSection).maxFps).toBe(7)
    expect(troubles).toHaveLength(1)
    expect(await contents()).toEqual(before)
  })

  test('that is the backup only, stays, and the settings are saved without one', async () => {
    await leave({ '': OURS, '.bak': NEWER })
    const { store, troubles } = await openStore(path)
    expect(troubles).toEqual([expect.stringMatching(/bak is of version 3.*without a backup/)])
    store.change(hubSection, { maxFps: 7 })
    await store.flush()
    const files = await contents()
    expect(files['.bak']).toBe(textOf(NEWER))
    expect(JSON.parse(files[''] ?? '')).toMatchObject({ version: 2, hub: { maxFps: 7 } })
  })

  test('once moved away leaves a wall that saves again', async () => {
    await leave({ '': NEWER })
    await openStore(path)
    await rm(path)
    const { store, troubles } = await openStore(path)
    store.change(hubSection, { maxFps: 7 })
    await store.flush()
    expect(troubles).toEqual([])
    expect((await openStore(path)).store.get(hubSection).maxFps).toBe(7)
  })
})
