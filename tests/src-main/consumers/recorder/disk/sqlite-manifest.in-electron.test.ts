import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { failureOf } from '../../../../../src-main/consumers/recorder/disk/disk-failure.ts'
import { openSqliteManifest } from '../../../../../src-main/consumers/recorder/disk/sqlite-manifest.ts'

let folder = ''
let path = ''

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'camwall-manifest-'))
  path = join(folder, 'manifest.sqlite')
})
afterEach(async () => {
  await rm(folder, { recursive: true })
})

const file = (camera: string, at: number) => ({
  path: `2026-11-26/${camera}.mkv`,
  camera,
  format: 'mkv',
  at,
})

test('files are listed as they were begun and finished, also after it was opened again', () => {
  const manifest = openSqliteManifest(path)
  const [barn, gate, door] = ['Barn', 'Gate', 'Door'].map((camera, at) =>
    manifest.begin(file(camera, at)),
  )
  manifest.finish(barn ?? 0, { bytes: 100, endedAt: 2000 })
  manifest.finish(gate ?? 0, { bytes: 50, endedAt: 1000 })
  manifest.close()
  const again = openSqliteManifest(path)
  expect(again.unfinished()).toEqual([{ id: door, path: '2026-11-26/Door.mkv', format: 'mkv' }])
  expect(again.bytes).toBe(150)
  expect(again.oldest(10).map(({ id }) => id)).toEqual([gate, barn])
  expect(again.oldest(1)).toEqual([
    { id: gate, path: '2026-11-26/Gate.mkv', bytes: 50, endedAt: 1000 },
  ])
  expect(again.oldest(10, again.oldest(1)[0]).map(({ id }) => id)).toEqual([barn])
  again.forget(gate ?? 0)
  expect(again.bytes).toBe(100)
  again.close()
})

test('protected files are not offered, until they are not protected any more', () => {
  const manifest = openSqliteManifest(path)
  const early = manifest.begin(file('Barn', 0))
  manifest.finish(early, { bytes: 1, endedAt: 1000 })
  const late = manifest.begin(file('Barn', 2000))
  manifest.finish(late, { bytes: 1, endedAt: 3000 })
  manifest.protect(['Barn', 'Gate'], 500, 1500, true)
  expect(manifest.oldest(10).map(({ id }) => id)).toEqual([late])
  expect(manifest.bytes).toBe(1)
  manifest.protect(['Barn'], 0, 5000, false)
  expect(manifest.oldest(10).map(({ id }) => id)).toEqual([early, late])
  manifest.close()
})

test('files are found by the time in which they have frames', () => {
  const manifest = openSqliteManifest(path)
  manifest.finish(manifest.begin(file('Barn', 1000)), { bytes: 100, endedAt: 2000 })
  manifest.begin(file('Gate', 1500))
  manifest.protect(['Barn'], 0, 5000, true)
  const barn = {
    id: 1,
    ...{ path: '2026-11-26/Barn.mkv', camera: 'Barn', format: 'mkv', begunAt: 1000 },
    ...{ bytes: 100, endedAt: 2000, isProtected: true },
  }
  const gate = {
    id: 2,
    ...{ path: '2026-11-26/Gate.mkv', camera: 'Gate', format: 'mkv', begunAt: 1500 },
    ...{ bytes: undefined, endedAt: undefined, isProtected: false },
  }
  expect(manifest.between(0, 999)).toEqual([])
  expect(manifest.between(0, 1000)).toEqual([barn])
  expect(manifest.between(2000, 3000)).toEqual([barn, gate])
  expect(manifest.between(2001, 3000)).toEqual([gate])
  expect(manifest.between(-Infinity, Infinity)).toEqual([barn, gate])
  expect(manifest.listed(0, 5000, 0, 1)).toEqual([barn])
  expect(manifest.listed(0, 5000, 1, 10)).toEqual([gate])
  expect(manifest.listed(2001, 5000, 0, 10)).toEqual([gate])
  manifest.forgetAll([1, 2])
  expect(manifest.between(-Infinity, Infinity)).toEqual([])
  manifest.close()
})

test('one at a time has the folder; the next one gets it when the first is closed', () => {
  const first = openSqliteManifest(path)
  let error: unknown
  try {
    openSqliteManifest(path)
  } catch (caught) {
    error = caught
  }
  expect(failureOf(error).reason).toBe('in-use')
  first.close()
  openSqliteManifest(path).close()
})

test('a damaged one is set aside', async () => {
  await writeFile(path, 'this is no database, and long enough to be read as its header '.repeat(20))
  const manifest = openSqliteManifest(path)
  expect(manifest.oldest(1)).toEqual([])
  manifest.close()
  expect(await readdir(folder)).toContain('manifest.sqlite.damaged')
})

test.runIf(process.platform !== 'win32')('only its owner can read it', async () => {
  openSqliteManifest(path).close()
  expect((await stat(path)).mode & 0o777).toBe(0o600)
})
