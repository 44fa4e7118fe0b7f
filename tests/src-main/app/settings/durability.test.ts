/** What may become of the files and their folder, on a real file system: nothing is lost, and all of it is told. */
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { hubSection } from '../../../../src-main/contract/settings.ts'
import { backupOf } from '../../../../src-main/app/settings/settings-file.ts'
import { openStore } from './open-store.ts'

/** The id that owns nothing; root may do all, so where it tests it becomes this one for a while. */
const NOBODY = 65_534
const IS_WINDOWS = process.platform === 'win32'
/** Hundreds of starts, each of which waits for the disk. */
const SLOW = { timeout: 60_000 }

let folder = ''
let path = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'camwall-durability-'))
  path = join(folder, 'settings.json')
})
afterEach(async () => {
  await chmod(folder, 0o700)
  await rm(folder, { recursive: true })
})

const TILES = [
  { id: 't1', camera: 'Barn' },
  { id: 't2', camera: 'Küche' },
]

/** Leaves whole settings, and gives the text of their file. */
async function saveSome(): Promise<string> {
  const { store, tiles } = await openStore(path)
  store.change(hubSection, { listen: 'tcp://*:6000', maxFps: 25 })
  tiles.set(TILES)
  await store.flush()
  return readFile(path, 'utf8')
}

async function expectSome(): Promise<string[]> {
  const { store, troubles, tiles } = await openStore(path)
  expect(store.get(hubSection)).toMatchObject({ listen: 'tcp://*:6000', maxFps: 25 })
  expect(tiles.value).toEqual(TILES)
  return troubles
}

async function asOrdinaryUser(work: () => Promise<void>): Promise<void> {
  const isRoot = process.geteuid?.() === 0
  if (isRoot) process.seteuid?.(NOBODY)
  try {
    await work()
  } finally {
    if (isRoot) process.seteuid?.(0)
  }
}

describe('cut off at every byte', () => {
  test(
    'the file gives way to its backup, is kept, and is whole at the next start',
    SLOW,
    async () => {
      const whole = Buffer.from(await saveSome())
      // Without its last byte, a line's end, it is still whole.
      for (let length = 0; length < whole.length - 1; length++) {
        await writeFile(path, whole.subarray(0, length))
        const troubles = await expectSome()
        expect(troubles).toEqual([expect.stringMatching(/goes on with their backup.*is kept as/)])
        expect(await readFile(path)).toEqual(whole)
      }
      expect(await expectSome()).toEqual([])
    },
  )

  test('the backup does not matter while the file is whole', SLOW, async () => {
    const whole = Buffer.from(await saveSome())
    for (let length = 0; length < whole.length; length++) {
      await writeFile(backupOf(path), whole.subarray(0, length))
      expect(await expectSome()).toEqual([])
    }
  })

  test('both at once, the defaults hold and both are kept', async () => {
    const half = (await saveSome()).slice(0, 100)
    await writeFile(path, half)
    await writeFile(backupOf(path), half)
    const { store, troubles } = await openStore(path)
    expect(store.get(hubSection)).toEqual(hubSection.defaults)
    expect(troubles).toEqual([
      expect.stringMatching(/cut off or is not JSON.*nor could their backup.*with its defaults/),
    ])
    const kept = (await readdir(folder)).filter((name) => name.includes('.unreadable-'))
    expect(kept).toHaveLength(2)
    for (const name of kept) expect(await readFile(join(folder, name), 'utf8')).toBe(half)
  })
})

test('a file that is missing is made anew from its backup', async () => {
  await saveSome()
  await rm(path)
  expect(await expectSome()).toEqual([expect.stringMatching(/is missing.*with their backup/)])
  expect(await expectSome()).toEqual([])
})

test('a file that is a folder is set aside with what is in it', async () => {
  await saveSome()
  await rm(path)
  await mkdir(path)
  await writeFile(join(path, 'precious'), 'kept')
  expect(await expectSome()).toEqual([expect.stringMatching(/EISDIR.*with their backup/)])
  const aside = (await readdir(folder)).find((name) => name.includes('.unreadable-')) ?? ''
  expect(await readFile(join(folder, aside, 'precious'), 'utf8')).toBe('kept')
  expect(await expectSome()).toEqual([])
})

test('a folder that is missing is made', async () => {
  const deep = join(folder, 'not', 'there', 'settings.json')
  const { store, troubles } = await openStore(deep)
  store.change(hubSection, { maxFps: 7 })
  await store.flush()
  expect(troubles).toEqual([])
  expect((await openStore(deep)).store.get(hubSection).maxFps).toBe(7)
})

test('a folder that is a file is told, and the choice holds for this run', async () => {
  await writeFile(path, '')
  const { store, troubles } = await openStore(join(path, 'settings.json'))
  store.change(hubSection, { maxFps: 7 })
  await store.flush()
  expect(store.get(hubSection).maxFps).toBe(7)
  expect(troubles.at(-1)).toMatch(/could not be saved.*--user-data-dir.*Until Camwall ends/)
})

test.skipIf(IS_WINDOWS)('a file that may not be read is set aside', async () => {
  await saveSome()
  await chmod(folder, 0o777)
  await chmod(backupOf(path), 0o644)
  await chmod(path, 0)
  await asOrdinaryUser(async () => {
    expect(await expectSome()).toEqual([expect.stringMatching(/EACCES.*with their backup/)])
    expect(await expectSome()).toEqual([])
  })
})

test.skipIf(IS_WINDOWS)(
  'in a folder that may not be written nothing is lost, and it is told',
  async () => {
    const before = await saveSome()
    await chmod(path, 0o644)
    await chmod(folder, 0o555)
    await asOrdinaryUser(async () => {
      expect(await expectSome()).toEqual([])
      const { store, troubles } = await openStore(path)
      store.change(hubSection, { maxFps: 7 })
      await store.flush()
      expect(store.get(hubSection).maxFps).toBe(7)
      expect(troubles).toEqual([expect.stringMatching(/EACCES.*change the rights of the folder/)])
    })
    expect(await readFile(path, 'utf8')).toBe(before)
  },
)

// Linux's /dev/full answers every write as a full disk does.
test.skipIf(process.platform !== 'linux')(
  'on a full disk the old settings stay, it is told, and with room the next change is saved',
  async () => {
    const before = await saveSome()
    await symlink('/dev/full', `${path}.tmp`)
    const { store, troubles } = await openStore(path)
    store.change(hubSection, { maxFps: 7 })
    await store.flush()
    expect(troubles).toEqual([expect.stringMatching(/ENOSPC.*The disk is full: make room/)])
    expect(await readFile(path, 'utf8')).toBe(before)
    expect(await readFile(backupOf(path), 'utf8')).toBe(before)

    store.change(hubSection, { maxMbps: 5 })
    await store.flush()
    expect(troubles).toHaveLength(1)
    expect((await openStore(path)).store.get(hubSection)).toMatchObject({ maxFps: 7, maxMbps: 5 })
  },
)
