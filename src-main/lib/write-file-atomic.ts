/** Atomic writes: the old file stays in place until the new one is completely on the disk. */
import { closeSync, copyFileSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs'
import { rename, rm, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { makeFolder } from './make-folder.ts'

/**
 * Writes a temporary file in the same folder, flushes it and renames it over the old file. Only its owner can read it. The
 * folder is created if it is missing.
 */
export async function writeFileAtomic(path: string, data: string | Uint8Array): Promise<void> {
  const temporary = `${path}.tmp` // Always the same name, so that killed processes leave at most one such file.
  await makeFolder(dirname(path))
  try {
    await writeFile(temporary, data, { mode: 0o600, flush: true })
    await rename(temporary, path)
  } catch (error) {
    await rm(temporary, { force: true })
    throw error
  }
}

/** Replaces a file by a copy of another one, permissions included. Synchronous. */
export function replaceFileAtomic(path: string, by: string): void {
  const temporary = `${path}.new`
  try {
    copyFileSync(by, temporary)
    flush(temporary)
    renameSync(temporary, path)
  } catch (error) {
    rmSync(temporary, { force: true })
    throw error
  }
}

function flush(path: string): void {
  const file = openSync(path, 'r')
  try {
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}
