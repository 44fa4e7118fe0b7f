/** Damage to the settings files and their folder, on a real file system: nothing is lost, and everything is reported. */
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { hubSection } from '../../../../src-main/contract/settings.ts'
import { backupOf } from '../../../../src-main/app/settings/settings-file.ts'
import { openStore } from './open-store.ts'

/** A user id without permissions. Tests that run as root switch to it temporarily, because root may access everything. */
const UNPRIVILEGED_UID = 65_534
const IS_WINDOWS = process.platform === 'win32'
/** For hundreds of starts, each of which waits for the disk. */
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

/** Writes complete settings and returns the text of their file. */
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
  if (isRoot) process.seteuid?.(UNPRIVILEGED_UID)
  try {
    await work()
  } finally {
    if (isRoot) process.seteuid?.(0)
  }
}

/** In bytes, and no divisor of anything in the file. */
const STEP = 7

describe('truncated at any length', () => {
  test(
    'the file is replaced by its backup, a copy is kept, and it is complete at the next start',
    SLOW,
    async () => {
      const whole = Buffer.from(await saveSome())
      // Without its last byte, the final newline, it is still complete.
      for (let length = 0; length < whole.length - 1; length += STEP) {
        await writeFile(path, whole.subarray(0, length))
        const troubles = await expectSome()
        expect(troubles).toEqual([expect.stringMatching(/uses the backup.*is kept as/)])
        expect(await readFile(path)).toEqual(whole)
      }
      expect(await expectSome()).toEqual([])
    },
  )

  test('the backup is ignored while the file is complete', SLOW, async () => {
    const whole = Buffer.from(await saveSome())
    for (let length = 0; length < whole.length; length += STEP) {
      await writeFile(backupOf(path), whole.subarray(0, length))
      expect(await expectSome()).toEqual([])
    }
  })

  test('if both are truncated, the defaults apply and both are kept', async () => {
    const half = (await saveSome()).slice(0, 100)
    await writeFile(path, half)
    await writeFile(backupOf(path), half)
    const { store, troubles } = await openStore(path)
    expect(store.get(hubSection)).toEqual(hubSection.defaults)
    expect(troubles).toEqual([
      expect.stringMatching(
        /truncated or is not JSON.*backup.*could not be read either.*uses the default settings/,
      ),
    ])
    const kept = (await readdir(folder)).filter((name) => name.includes('.unreadable-'))
    expect(kept).toHaveLength(2)
    for (const name of kept) expect(await readFile(join(folder, name), 'utf8')).toBe(half)
  })
})

test('a missing file is restored from its backup', async () => {
  await saveSome()
  await rm(path)
  expect(await expectSome()).toEqual([expect.stringMatching(/is missing.*uses the backup/)])
  expect(await expectSome()).toEqual([])
})

test('a folder in place of the file is set aside with its contents', async () => {
  await saveSome()
  await rm(path)
  await mkdir(path)
  await writeFile(join(path, 'precious'), 'kept')
  expect(await expectSome()).toEqual([expect.stringMatching(/EISDIR.*uses the backup/)])
  const aside = (await readdir(folder)).find((name) => name.includes('.unreadable-')) ?? ''
  expect(await readFile(join(folder, aside, 'precious'), 'utf8')).toBe('kept')
  expect(await expectSome()).toEqual([])
})

test('a missing folder is created', async () => {
  const deep = join(folder, 'not', 'there', 'settings.json')
  const { store, troubles } = await openStore(deep)
  store.change(hubSection, { maxFps: 7 })
  await store.flush()
  expect(troubles).toEqual([])
  expect((await openStore(deep)).store.get(hubSection).maxFps).toBe(7)
})

test('a file in place of the folder is reported, and a change applies for this run', async () => {
  await writeFile(path, '')
  const { store, troubles } = await openStore(join(path, 'settings.json'))
  store.change(hubSection, { maxFps: 7 })
  await store.flush()
  expect(store.get(hubSection).maxFps).toBe(7)
  expect(troubles.at(-1)).toMatch(/could not be saved.*--user-data-dir.*until Camwall ends/)
})

test.skipIf(IS_WINDOWS)('an unreadable file is set aside', async () => {
  await saveSome()
  await chmod(folder, 0o777)
  await chmod(backupOf(path), 0o644)
  await chmod(path, 0)
  await asOrdinaryUser(async () => {
    expect(await expectSome()).toEqual([expect.stringMatching(/EACCES.*uses the backup/)])
    expect(await expectSome()).toEqual([])
  })
})

test.skipIf(IS_WINDOWS)(
  'in a read-only folder nothing is lost, and the failure is reported',
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
      expect(troubles).toEqual([expect.stringMatching(/EACCES.*fix the folder’s permissions/)])
    })
    expect(await readFile(path, 'utf8')).toBe(before)
  },
)

// On Linux every write to /dev/full fails as on a full disk.
test.skipIf(process.platform !== 'linux')(
  'on a full disk the old settings stay and the failure is reported; with free space the next change is saved',
  async () => {
    const before = await saveSome()
    await symlink('/dev/full', `${path}.tmp`)
    const { store, troubles } = await openStore(path)
    store.change(hubSection, { maxFps: 7 })
    await store.flush()
    expect(troubles).toEqual([
      expect.stringMatching(/ENOSPC.*The disk is full: free some disk space/),
    ])
    expect(await readFile(path, 'utf8')).toBe(before)
    expect(await readFile(backupOf(path), 'utf8')).toBe(before)

    store.change(hubSection, { maxMbps: 5 })
    await store.flush()
    expect(troubles).toHaveLength(1)
    expect((await openStore(path)).store.get(hubSection)).toMatchObject({ maxFps: 7, maxMbps: 5 })
  },
)
