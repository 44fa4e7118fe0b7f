import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { parse } from 'yaml'
import { repoRoot } from '../../scripts/paths.ts'
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

test('a name that GitHub would change is an error', async () => {
  for (const name of ['Camwall-1.0.0_x64.exe', 'Camwall Setup 1.0.0.exe'])
    await writeFile(join(folder, name), '')
  await expect(releaseFiles(folder)).rejects.toThrow('rename Camwall Setup 1.0.0.exe:')
})

// Its own default has spaces.
test('the installer for Windows has no such name', async () => {
  const text = await readFile(join(repoRoot, 'electron-builder.yml'), 'utf8')
  const { nsis } = parse(text) as { readonly nsis: { readonly artifactName?: string } }
  const name = nsis.artifactName?.replaceAll(/\$\{\w+\}/g, 'x') ?? 'Camwall Setup'
  await writeFile(join(folder, name), '')
  expect(await releaseFiles(folder)).toEqual(['x-Setup-x-x.x'])
})
