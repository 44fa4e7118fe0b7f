/** Files of other versions, on a real file system: an old one is migrated and kept, a newer one is not modified. */
import { mkdtemp, readdir, readFile, rm, symlink, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { hubSection } from '../../../../src-main/contract/settings.ts'
import { updatesSection } from '../../../../src-main/features/updates/contract.ts'
import { FIRST_LAYOUT } from '../../../../src-main/app/layouts/first-layout.ts'
import { openStore } from './open-store.ts'

let folder = ''
let path = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'camwall-versions-'))
  path = join(folder, 'settings.json')
})
afterEach(() => rm(folder, { recursive: true }))

/** Writes files with the given name suffixes and contents. */
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
  expect(opened.layouts.value.map(({ id, tiles }) => [id, tiles])).toEqual([
    [
      'l1',
      [
        { id: 't1', camera: 'Barn' },
        { id: 't2', camera: 'Yard' },
      ],
    ],
  ])
  expect(opened.windows.value).toEqual([{ id: 'w1', ...V1.window }])
  return opened
}

describe('a file of version 1', () => {
  test('is migrated at once, and the old file is kept byte for byte', async () => {
    const text = `${JSON.stringify(V1, undefined, 4)}\n\n`
    await leave({ '': text, '.bak': V1 })
    expect((await expectV1()).troubles).toEqual([])
    const files = await contents()
    expect(files['.v1']).toBe(text)
    expect(files['.bak']).toBe(files[''])
    expect(JSON.parse(files[''] ?? '')).toMatchObject({
      version: 3,
      layouts: [{ id: 'l1', tiles: [{ id: 't1' }, {}] }],
    })
    expect((await expectV1()).troubles).toEqual([])
    expect(await contents()).toEqual(files)
  })

  test('is kept again by a later migration, and the one that was kept before gets a name with its time', async () => {
    await leave({ '': V1, '.v1': 'precious' })
    await utimes(`${path}.v1`, 0, 0)
    await expectV1()
    const kept = { '.v1': textOf(V1), '.v1-1970-01-01T00-00-00.000Z': 'precious' }
    expect(await contents()).toMatchObject(kept)
  })

  test('is read from the backup if the file is unreadable', async () => {
    await leave({ '': '{', '.bak': V1 })
    const { troubles } = await expectV1()
    expect(troubles).toEqual([expect.stringMatching(/uses the backup.*is kept as/)])
    expect(await contents()).toMatchObject({ '.v1': textOf(V1) })
    expect((await expectV1()).troubles).toEqual([])
  })

  // On Linux every write to /dev/full fails as on a full disk.
  test.skipIf(process.platform !== 'linux')(
    'is not overwritten while it cannot be kept',
    async () => {
      await leave({ '': V1 })
      await symlink('/dev/full', `${path}.v1.tmp`)
      const { store, troubles } = await expectV1()
      expect(troubles).toEqual([expect.stringMatching(/ENOSPC.*free some disk space/)])
      expect(await contents()).toEqual({ '': textOf(V1) })

      store.change(hubSection, { maxFps: 7 })
      await store.flush()
      expect(troubles).toHaveLength(1)
      const files = await contents()
      expect(files['.v1']).toBe(textOf(V1))
      expect(JSON.parse(files[''] ?? '')).toMatchObject({ version: 3, hub: { maxFps: 7 } })
    },
  )
})

test('a file of version 2 is migrated: its wall becomes the first layout, and the old file is kept', async () => {
  const tiles = [{ id: 't7', camera: 'Barn' }]
  const v2 = { version: 2, tiles, layout: { kind: 'rows', isLocked: true }, turns: [{ a: 1 }] }
  await leave({ '': v2, '.bak': v2 })
  const { layouts, troubles } = await openStore(path)
  expect(troubles).toEqual([])
  expect(layouts.value).toEqual([
    { ...FIRST_LAYOUT, id: 'l1', name: 'Wall', kind: 'rows', isLocked: true, tiles },
  ])
  const files = await contents()
  expect(files['.v2']).toBe(textOf(v2))
  const { tiles: none, layout, ...rest } = JSON.parse(files[''] ?? '') as Record<string, unknown>
  expect([none, layout]).toEqual([undefined, undefined])
  expect(rest).toMatchObject({ version: 3, turns: [{ a: 1 }] })
})

describe('a file of a newer Camwall', () => {
  const NEWER = { version: 4, hub: { maxFps: 'as fast as it goes' } }
  const OURS = { version: 3, hub: { maxFps: 25 } }
  const DEFAULT = hubSection.defaults.maxFps

  test.each([
    [
      'without a backup',
      { '': NEWER },
      DEFAULT,
      /settings\.json has version 4.*uses the default settings/,
    ],
    [
      'with its backup',
      { '': NEWER, '.bak': NEWER },
      DEFAULT,
      /bak has version 4.*default settings/,
    ],
    ['with a backup of this version', { '': NEWER, '.bak': OURS }, 25, /uses the backup/],
    ['with a backup of version 1', { '': NEWER, '.bak': V1 }, 25, /uses the backup/],
    [
      'with a kept copy of this version',
      { '': NEWER, '.bak': NEWER, '.v3': OURS },
      25,
      /settings from before the newer version/,
    ],
    ['with a truncated backup', { '': NEWER, '.bak': '{' }, DEFAULT, /uses the default settings/],
    ['of which only the backup exists', { '.bak': NEWER }, DEFAULT, /bak has version 4/],
    [
      'that is truncated, with its backup',
      { '': '{', '.bak': NEWER },
      DEFAULT,
      /uses the default settings/,
    ],
    ['with a much higher version', { '': { version: 1e9 } }, DEFAULT, /version 1000000000/],
    ['with a fractional version', { '': { version: 3.5 } }, DEFAULT, /version 3\.5/],
  ])('%s, is not modified, and nothing is saved', async (_name, files, maxFps, why) => {
    await leave(files)
    const before = await contents()
    const { store, troubles, tiles } = await openStore(path)
    expect(troubles).toEqual([expect.stringMatching(why)])
    expect(troubles[0]).toMatch(/are not saved.*Start the newer Camwall, or move these files/)
    expect(store.get(hubSection).maxFps).toBe(maxFps)

    store.change(hubSection, { maxFps: 7 })
    tiles.set([{ id: 't1', camera: 'Barn' }])
    await store.rewrite()
    expect(store.get(hubSection).maxFps).toBe(7)
    expect(troubles).toHaveLength(1)
    expect(await contents()).toEqual(before)
  })

  test('as the backup only, is not modified, and the settings are saved without a backup', async () => {
    await leave({ '': OURS, '.bak': NEWER })
    const { store, troubles } = await openStore(path)
    expect(troubles).toEqual([expect.stringMatching(/bak has version 4.*without a backup/)])
    store.change(hubSection, { maxFps: 7 })
    await store.flush()
    const files = await contents()
    expect(files['.bak']).toBe(textOf(NEWER))
    expect(JSON.parse(files[''] ?? '')).toMatchObject({ version: 3, hub: { maxFps: 7 } })
  })

  test('once it is moved away, settings are saved again', async () => {
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
