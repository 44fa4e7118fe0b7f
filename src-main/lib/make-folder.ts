/**
 * Makes folders. Node's own `recursive` never returns, and takes a core, where the system answers ENOENT although the folder
 * above is there: Linux does that in /proc, and where it mounts folders on demand.
 */
import { mkdirSync, statSync } from 'node:fs'
import { mkdir, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { codeOf } from './code-of.ts'

/**
 * Makes a folder, unless it is there.
 *
 * @param mode - of the folders that are made
 * @param isDeep - whether those above it are made, too
 */
export async function makeFolder(path: string, mode = 0o777, isDeep = true): Promise<void> {
  try {
    await mkdir(path, { mode })
  } catch (error) {
    if (await isFolder(path)) return
    if (!isDeep || !isForParent(error, path)) throw error
    await makeFolder(dirname(path), mode)
    await makeFolder(path, mode, false)
  }
}

/** The same, and waits for the disk. */
export function makeFolderSync(path: string, mode = 0o777, isDeep = true): void {
  try {
    mkdirSync(path, { mode })
  } catch (error) {
    if (statSync(path, { throwIfNoEntry: false })?.isDirectory() === true) return
    if (!isDeep || !isForParent(error, path)) throw error
    makeFolderSync(dirname(path), mode)
    makeFolderSync(path, mode, false)
  }
}

function isForParent(error: unknown, path: string): boolean {
  return codeOf(error) === 'ENOENT' && dirname(path) !== path
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory()
  } catch {
    return false
  }
}
