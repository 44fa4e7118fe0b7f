import { existsSync } from 'node:fs'
import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { replaceFileAtomic, writeFileAtomic } from '../../../src-main/lib/write-file-atomic.ts'

const IS_WINDOWS = process.platform === 'win32'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'camwall-whole-'))
})
afterEach(() => rm(folder, { recursive: true }))

test('a file is written into a folder that is created for it, and no temporary file remains', async () => {
  const path = join(folder, 'new', 'deeper', 'file')
  await writeFileAtomic(path, 'first')
  await writeFileAtomic(path, new TextEncoder().encode('second'))
  expect(await readFile(path, 'utf8')).toBe('second')
  expect(await readdir(join(folder, 'new', 'deeper'))).toEqual(['file'])
})

test.skipIf(IS_WINDOWS)('only its owner can read it', async () => {
  const path = join(folder, 'file')
  await writeFileAtomic(path, 'secret')
  expect((await stat(path)).mode & 0o777).toBe(0o600)
})

test('a failure leaves no temporary file', async () => {
  await expect(writeFileAtomic(folder, 'text')).rejects.toThrow()
  expect(() => replaceFileAtomic(join(folder, 'file'), join(folder, 'missing'))).toThrow('ENOENT')
  expect(existsSync(`${folder}.tmp`)).toBe(false)
  expect(await readdir(folder)).toEqual([])
})

test.skipIf(IS_WINDOWS)('a copy replaces a file, with its own permissions', async () => {
  const [path, by] = [join(folder, 'old'), join(folder, 'new')]
  await writeFile(path, 'old')
  await writeFile(by, 'new')
  await chmod(by, 0o755)
  replaceFileAtomic(path, by)
  expect(await readFile(path, 'utf8')).toBe('new')
  expect((await stat(path)).mode & 0o777).toBe(0o755)
  expect((await readdir(folder)).sort()).toEqual(['new', 'old'])
})
