/** Deletes the oldest recordings: those that are too old, too many, or on a disk with too little free space. */
import { lstatSync, realpathSync, rmdirSync, unlinkSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { codeOf } from '../../../lib/code-of.ts'
import { messageOf } from '../../../lib/message-of.ts'
import type { Retention, Undeleted } from '../orders.ts'
import { faultOfLongFile } from './disk-failure.ts'
import type { ListedFile, Manifest } from './manifest.ts'
import { isOwnPath } from './part-path.ts'

const DAY_MS = 86_400_000
/** Rows that are read at once. */
const BATCH = 100

export interface Space {
  /** Of all recordings that are not protected, those that are being written included. */
  readonly bytes: number
  /** Of the disk. */
  readonly freeBytes: number
}

/**
 * The files that must go. Pure.
 *
 * @param oldest - the oldest first
 * @param now - milliseconds since the epoch
 */
export function surplus(
  oldest: readonly ListedFile[],
  { days, bytes: mostBytes, freeBytes: leastFree }: Retention,
  space: Space,
  now: number,
): readonly ListedFile[] {
  let { bytes, freeBytes } = space
  const begin = days === null ? -Infinity : now - days * DAY_MS
  const isSurplus = ({ endedAt }: ListedFile) =>
    endedAt < begin || bytes > (mostBytes ?? Infinity) || freeBytes < leastFree
  const gone: ListedFile[] = []
  for (const file of oldest) {
    if (!isSurplus(file)) break
    gone.push(file)
    bytes -= file.bytes
    freeBytes += file.bytes
  }
  return gone
}

/**
 * Those that cannot be deleted stay, and others are deleted in their place.
 *
 * @param openBytes - of the files that are being written
 * @throws Error if the disk is gone
 */
export function keepWithin(
  folder: string,
  manifest: Manifest,
  retention: Retention,
  tools: { readonly freeBytes: () => number; readonly openBytes: number; readonly now: number },
): Undeleted {
  const failures: unknown[] = []
  for (let last: ListedFile | undefined; ;) {
    const oldest = manifest.oldest(BATCH, last)
    const failedBefore = failures.length
    const space = { bytes: manifest.bytes + tools.openBytes, freeBytes: tools.freeBytes() }
    const gone = surplus(oldest, retention, space, tools.now)
    for (const file of gone)
      try {
        deleteOwn(folder, file)
        manifest.forget(file.id)
      } catch (error) {
        if (faultOfLongFile(error) === 'gone') throw error
        failures.push(error)
      }
    const isEnough = gone.length < BATCH && failures.length === failedBefore
    if (isEnough || gone.length === 0) return { files: failures.length, why: whyOf(failures) }
    last = gone.at(-1)
  }
}

function whyOf([first]: readonly unknown[]): string {
  return first === undefined ? '' : messageOf(first)
}

/**
 * Deletes a file if it is as Camwall left it: a file of that size at that place, and no link to elsewhere. Any other is not
 * Camwall's, and stays.
 *
 * @returns whether it is gone
 * @throws Error if it cannot be deleted
 */
export function deleteOwn(
  folder: string,
  { path, bytes }: Pick<ListedFile, 'path' | 'bytes'>,
): boolean {
  if (!isOwnPath(path)) return false
  const file = join(folder, path)
  const day = dirname(file)
  try {
    if (realpathSync(day) !== join(realpathSync(folder), dirname(path))) return false
    const found = lstatSync(file)
    if (!found.isFile() || found.size !== bytes) return false
    unlinkSync(file)
  } catch (error) {
    if (!GONE_ALREADY.includes(codeOf(error))) throw error
  }
  try {
    rmdirSync(day)
  } catch {
    // It has other files, or a program has it open.
  }
  return true
}

const GONE_ALREADY: readonly unknown[] = ['ENOENT', 'ENOTDIR']
