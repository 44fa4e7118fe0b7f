/** Writes a file that is whole once it has its name, and takes no other file's name. */
import { constants } from 'node:fs'
import { copyFile, link, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { codeOf } from './code-of.ts'

/** Files of one name that are numbered. More are no accident. */
const MAX_NUMBER = 1000

/**
 * Writes and flushes a temporary file in the same folder, and then gives it the name: if that is taken, with a number, as in
 * `Barn (2).jpg`. Only its owner can read it. The folder must exist.
 *
 * @returns the file's path
 * @throws Error of `node:fs`, if the disk is full, gone, or not writable
 */
export async function writeNewFile(
  folder: string,
  name: string,
  extension: string,
  data: Uint8Array,
): Promise<string> {
  // Always the same name in a process, so that a killed one leaves at most one such file.
  const temporary = join(folder, `.camwall-${process.pid}.tmp`)
  try {
    await writeFile(temporary, data, { mode: 0o600, flush: true })
    for (let number = 1; number <= MAX_NUMBER; number++) {
      const path = join(folder, `${name}${number === 1 ? '' : ` (${number})`}.${extension}`)
      if (await isNamed(temporary, path)) return path
    }
    throw new Error(`There are ${MAX_NUMBER} files called ${name} already.`)
  } finally {
    // A disk that is gone took it along.
    await rm(temporary, { force: true }).catch(() => undefined)
  }
}

/** Resolves to `false` if the name is taken. */
async function isNamed(temporary: string, path: string): Promise<boolean> {
  try {
    await link(temporary, path)
    return true
  } catch (error) {
    return codeOf(error) === 'EEXIST' ? false : isCopied(temporary, path)
  }
}

/** For disks without hard links, such as FAT. */
async function isCopied(temporary: string, path: string): Promise<boolean> {
  try {
    await copyFile(temporary, path, constants.COPYFILE_EXCL)
    return true
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false
    throw error
  }
}
