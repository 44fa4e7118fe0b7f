/** Deletes the oldest recordings: those that are too old, too many, or on a disk with too little free space. */
import { lstatSync, realpathSync, rmdirSync, unlinkSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { codeOf } from '../../../lib/code-of.ts'
import type { Retention } from '../orders.ts'
import type { ListedFile, Manifest } from './manifest.ts'
import { isOwnPath } from './part-path.ts'

const DAY_MS = 86_400_000
/** Rows that are read at once. */
const BATCH = 100

export interface Space {
  /** Of all recordings, those that are being written included. */
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

/** @param openBytes - of the files that are being written */
export function keepWithin(
  folder: string,
  manifest: Manifest,
  retention: Retention,
  tools: { readonly freeBytes: () => number; readonly openBytes: number; readonly now: number },
): void {
  for (;;) {
    const oldest = manifest.oldest(BATCH)
    const space = { bytes: manifest.bytes + tools.openBytes, freeBytes: tools.freeBytes() }
    const gone = surplus(oldest, retention, space, tools.now)
    for (const file of gone) {
      deleteOwn(folder, file)
      manifest.forget(file.id)
    }
    if (gone.length < BATCH) return
  }
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
    rmdirSync(day)
  } catch (error) {
    // It is gone already, or its folder has others.
    if (!EXPECTED.includes(codeOf(error))) throw error
  }
  return true
}

const EXPECTED: readonly unknown[] = ['ENOENT', 'ENOTDIR', 'ENOTEMPTY', 'EEXIST']
