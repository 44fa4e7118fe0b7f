/** Writes a file whole or not at all: what stood there before stays until the new one is on the disk. */
import { copyFileSync, renameSync, rmSync } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'

/** Written beside, flushed, then renamed over the old file. Only its owner can read it. */
export async function writeWhole(path: string, data: string | Uint8Array): Promise<void> {
  const beside = `${path}.tmp` // Always the same name, so that a Camwall that is killed leaves no more than one.
  try {
    const file = await open(beside, 'w', 0o600)
    try {
      await file.writeFile(data)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(beside, path)
  } catch (error) {
    await rm(beside, { force: true })
    throw error
  }
}

/** By a copy of another file, with its rights, before this returns. */
export function replaceWhole(path: string, by: string): void {
  const beside = `${path}.new`
  try {
    copyFileSync(by, beside)
    renameSync(beside, path)
  } catch (error) {
    rmSync(beside, { force: true })
    throw error
  }
}
