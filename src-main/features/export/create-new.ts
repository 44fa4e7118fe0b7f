/** Makes files and folders whose names are not taken. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Disk, DiskFile } from '../../consumers/recorder/disk/disk.ts'
import { codeOf } from '../../lib/code-of.ts'

/** Files or folders of one name that are numbered. More are no accident. */
const MAX_NUMBER = 1000
/** What cameras see is for the person who saves it. */
const FOLDER_MODE = 0o700

/** @throws Error if the disk is full or gone */
export function createNew(
  disk: Disk,
  folder: string,
  name: string,
  extension: string,
): { readonly file: DiskFile; readonly name: string } {
  return firstFree((number) => {
    const numbered = `${name}${number}.${extension}`
    return { file: disk.create(join(folder, numbered)), name: numbered }
  })
}

/** @returns its path. @throws Error if the folder in which it is to be is not there, or the disk is full */
export function makeNewFolder(parent: string, name: string): string {
  return firstFree((number) => {
    const path = join(parent, `${name}${number}`)
    mkdirSync(path, { mode: FOLDER_MODE })
    return path
  })
}

/** @param make - gets nothing, ` (2)`, ` (3)`, …; throws EEXIST if that name is taken */
function firstFree<Made>(make: (number: string) => Made): Made {
  for (let number = 1; ; number++)
    try {
      return make(number === 1 ? '' : ` (${number})`)
    } catch (error) {
      if (codeOf(error) !== 'EEXIST' || number >= MAX_NUMBER) throw error
    }
}
