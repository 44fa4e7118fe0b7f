import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { releaseFiles } from '../../scripts/release-files.ts'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'camwall-release-'))
})
afterEach(() => rm(folder, { recursive: true }))

test('a release consists of the files of dist/, without electron-builder’s logs', async () => {
  await mkdir(join(folder, 'linux-unpacked'))
  for (const name of ['camwall.deb', 'builder-debug.yml', 'SHA256SUMS'])
    await writeFile(join(folder, name), '')
  expect(await releaseFiles(folder)).toEqual(['SHA256SUMS', 'camwall.deb'])
})

test('an empty folder is an error', async () => {
  await expect(releaseFiles(folder)).rejects.toThrow('npm run package')
  await expect(releaseFiles(join(folder, 'dist'))).rejects.toThrow('nothing to release')
})
