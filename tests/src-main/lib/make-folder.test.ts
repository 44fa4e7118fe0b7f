/** Folders are made, or it is said why not: the system refuses with ENOENT also where the folder above is there. */
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { makeFolder, makeFolderSync } from '../../../src-main/lib/make-folder.ts'

let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'camwall-folders-'))
})

afterEach(() => rmSync(folder, { recursive: true }))

const ways = {
  makeFolder,
  makeFolderSync: (...args: Parameters<typeof makeFolderSync>) =>
    Promise.resolve().then(() => makeFolderSync(...args)),
}

describe.each(Object.entries(ways))('%s', (_name, make) => {
  test('makes a folder with those above it, and is content with one that is there', async () => {
    const path = join(folder, 'a', 'b', 'c')
    await make(path, 0o700)
    await make(path)
    expect(statSync(path).isDirectory()).toBe(true)
    if (process.platform !== 'win32') expect(statSync(join(path, '..')).mode & 0o777).toBe(0o700)
  })

  test('makes no other folders, if they are not wanted', async () => {
    await expect(make(join(folder, 'a', 'b'), 0o700, false)).rejects.toThrow('ENOENT')
    await make(join(folder, 'a'), 0o700, false)
    expect(statSync(join(folder, 'a')).isDirectory()).toBe(true)
  })

  test('says why there can be none', async () => {
    writeFileSync(join(folder, 'file'), '')
    await expect(make(join(folder, 'file'))).rejects.toThrow('EEXIST')
    await expect(make(join(folder, 'file', 'inside'))).rejects.toThrow('ENOTDIR')
  })

  test.runIf(process.platform === 'linux')('gives up where the system makes none', async () => {
    await expect(make('/proc/nowhere/inside')).rejects.toThrow("mkdir '/proc/nowhere'")
  })
})
