import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import {
  KEPT_DUMPS,
  listCrashDumps,
  pruneCrashDumps,
} from '../../../../src-main/features/diagnostics/crash-dumps.ts'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'camwall-dumps-'))
})
afterEach(() => rm(folder, { recursive: true }))

/** A dump as Crashpad writes it on Linux: in one of its folders, with a metadata file. */
async function leaveDump(state: 'pending' | 'completed', name: string, seconds: number) {
  await mkdir(join(folder, state), { recursive: true })
  await writeFile(join(folder, state, `${name}.dmp`), 'MDMP')
  await writeFile(join(folder, state, `${name}.meta`), '')
  await utimes(join(folder, state, `${name}.dmp`), seconds, seconds)
}

test('dumps are found in all of Crashpad’s folders, newest first', async () => {
  await leaveDump('pending', 'old', 100)
  await leaveDump('completed', 'new', 200)
  await writeFile(join(folder, 'settings.dat'), '')
  const dumps = await listCrashDumps(folder)
  expect(dumps.map(({ name, bytes, at }) => [name, bytes, at])).toEqual([
    ['new.dmp', 4, 200_000],
    ['old.dmp', 4, 100_000],
  ])
})

test('the newest are kept, the others are deleted with their metadata', async () => {
  for (let age = 0; age < KEPT_DUMPS + 5; age++) await leaveDump('pending', `${age}`, 9000 - age)
  const kept = Array.from({ length: KEPT_DUMPS }, (_, age) => `${age}.dmp`)
  expect((await pruneCrashDumps(folder)).map(({ name }) => name)).toEqual(kept)
  expect((await readdir(join(folder, 'pending'))).sort()).toEqual(
    [...kept, ...kept.map((name) => name.replace('dmp', 'meta'))].sort(),
  )
})

test('without a folder there is no dump', async () => {
  expect(await pruneCrashDumps(join(folder, 'missing'))).toEqual([])
})
