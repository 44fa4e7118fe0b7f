/** Which recordings a person can delete, and deleting them. */
import type { DeletableFiles, DeletedFiles, Deletion } from '../../../contract/recording.ts'
import { messageOf } from '../../../lib/message-of.ts'
import { EVERY_CAMERA } from '../orders.ts'
import type { FoundFile, ListedFile } from './manifest.ts'
import { deleteOwn } from './retention.ts'

/** A file that may be deleted. */
export type Deletable = FoundFile & Pick<ListedFile, 'bytes' | 'endedAt'>

/** Pure. @param at - what was finished later stays; milliseconds since the epoch */
export function canDelete(file: FoundFile, deletion: Deletion, at: number): file is Deletable {
  const { bytes, endedAt, isProtected } = file
  if (bytes === undefined || endedAt === undefined || endedAt > at) return false
  return !isProtected && covers(deletion, file)
}

/** Pure. @param files - all that were written between the times. @param at - now, in milliseconds since the epoch */
export function deletableOf(
  files: readonly FoundFile[],
  deletion: Deletion,
  at: number,
): DeletableFiles {
  const own = files.filter((file) => covers(deletion, file))
  const finished = own.filter(({ endedAt }) => endedAt !== undefined && endedAt <= at)
  const deletable = own.filter((file) => canDelete(file, deletion, at))
  return {
    files: deletable.length,
    bytes: deletable.reduce((sum, { bytes }) => sum + bytes, 0),
    range: rangeOf(deletable),
    protectedFiles: finished.filter(({ isProtected }) => isProtected).length,
    openFiles: own.length - finished.length,
    sharedFiles: files.length - own.length - files.filter(isOfOthers(deletion)).length,
    at,
  }
}

function covers({ cameras }: Deletion, { camera }: FoundFile): boolean {
  return cameras === undefined || cameras.includes(camera)
}

/** Files of one camera that is not chosen. */
function isOfOthers(deletion: Deletion): (file: FoundFile) => boolean {
  return (file) => file.camera !== EVERY_CAMERA && !covers(deletion, file)
}

function rangeOf(files: readonly Deletable[]): DeletableFiles['range'] {
  if (files.length === 0) return undefined
  const from = files.reduce((first, { begunAt }) => Math.min(first, begunAt), Infinity)
  const to = files.reduce((last, { endedAt }) => Math.max(last, endedAt), -Infinity)
  return { from, to }
}

/**
 * Deletes at least the first one. Returns when all are deleted, or `mayGoOn` says no.
 *
 * @returns also the ids of those that are gone, and that of the last one if others are left
 */
export function deleteFiles(
  folder: string,
  files: readonly Deletable[],
  mayGoOn: () => boolean,
): Omit<DeletedFiles, 'next'> & {
  readonly gone: readonly number[]
  readonly last: number | undefined
} {
  const gone: number[] = []
  let [bytes, changedFiles, failedFiles] = [0, 0, 0]
  let why: string | undefined
  for (const [index, file] of files.entries()) {
    try {
      if (deleteOwn(folder, file)) {
        gone.push(file.id)
        bytes += file.bytes
      } else changedFiles += 1
    } catch (error) {
      failedFiles += 1
      why ??= messageOf(error)
    }
    const last = index + 1 < files.length && !mayGoOn() ? file.id : undefined
    if (last !== undefined)
      return { files: gone.length, bytes, changedFiles, failedFiles, why, gone, last }
  }
  return { files: gone.length, bytes, changedFiles, failedFiles, why, gone, last: undefined }
}
