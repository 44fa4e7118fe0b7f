import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, expect, onTestFinished, test } from 'vitest'
import { diskFaultOf } from '../../../src-main/lib/disk-fault.ts'
import { writeNewFile } from '../../../src-main/lib/write-new-file.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'camwall-new-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
})

test('a name that is taken gets a number', async () => {
  await writeFile(join(folder, 'a.jpg'), 'mine')
  const paths: string[] = []
  for (const byte of [1, 2, 3])
    paths.push(await writeNewFile(folder, 'a', 'jpg', Uint8Array.of(byte)))
  expect(paths).toEqual(['a (2).jpg', 'a (3).jpg', 'a (4).jpg'].map((name) => join(folder, name)))
  expect(await readFile(join(folder, 'a.jpg'), 'utf8')).toBe('mine')
  expect(await Promise.all(paths.map(async (path) => (await readFile(path))[0]))).toEqual([1, 2, 3])
  expect(await readdir(folder)).toHaveLength(4)
})

test.skipIf(process.platform === 'win32')('only its owner can read the file', async () => {
  const path = await writeNewFile(folder, 'a', 'jpg', Uint8Array.of(1))
  expect((await stat(path)).mode & 0o777).toBe(0o600)
})

test('nothing is left of a file that could not be written, and the error says why', async () => {
  const error = await writeNewFile(join(folder, 'gone'), 'a', 'jpg', Uint8Array.of(1)).catch(
    (thrown: unknown) => thrown,
  )
  expect(diskFaultOf(error)).toBe('gone')
  const long = await writeNewFile(folder, 'x'.repeat(300), 'jpg', Uint8Array.of(1)).catch(
    (thrown: unknown) => thrown,
  )
  expect(diskFaultOf(long)).toBe('other')
  expect(await readdir(folder)).toEqual([])
})

test.each([
  ['ENOSPC', 'full'],
  ['EROFS', 'denied'],
  ['EACCES', 'denied'],
  ['ENOENT', 'gone'],
  ['EIO', 'other'],
])('%s is told as %s', (code, fault) => {
  expect(diskFaultOf(Object.assign(new Error('it failed'), { code }))).toBe(fault)
})
