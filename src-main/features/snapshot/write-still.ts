/** Writes one picture of a snapshot. Runs in the thread of snapshots. */
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { CapturedFrame } from '../../capture/captured-frame.ts'
import { stillOf } from '../../capture/still.ts'
import type { ArrayFormat } from '../../contract/picture-files.ts'
import { diskFaultOf, type DiskFault } from '../../lib/disk-fault.ts'
import { makeFolder } from '../../lib/make-folder.ts'
import { messageOf } from '../../lib/message-of.ts'
import { writeNewFile } from '../../lib/write-new-file.ts'

export interface SnapshotFolder {
  readonly path: string
  /** Only the default one is made if it is missing: one that a person chose may be on a disk that is away. */
  readonly isMade: boolean
}

export interface StillOrder {
  readonly frame: CapturedFrame
  readonly arrays: ArrayFormat
  readonly folder: SnapshotFolder
  /** Names of the folders below it, and of the file, without its extension. */
  readonly name: readonly string[]
}

export type StillResult =
  | { readonly path: string; readonly isInsteadOfPng: boolean }
  | { readonly fault: DiskFault; readonly why: string }

export async function writeStill({
  frame,
  arrays,
  folder,
  name,
}: StillOrder): Promise<StillResult> {
  const { bytes, extension, isInsteadOfPng } = stillOf(frame, arrays)
  try {
    if (folder.isMade) await makeFolder(folder.path, 0o700)
    else await stat(folder.path)
    const inside = join(folder.path, ...name.slice(0, -1))
    if (name.length > 1) await makeFolder(inside, 0o700)
    const path = await writeNewFile(inside, name.at(-1) ?? '', extension, bytes)
    return { path, isInsteadOfPng }
  } catch (error) {
    return { fault: diskFaultOf(error), why: messageOf(error) }
  }
}
