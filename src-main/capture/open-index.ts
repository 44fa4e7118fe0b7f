/** Opens a recording to find its frames. */
import { basename } from 'node:path'
import { DiskFile } from './disk-file.ts'
import { openRecording } from './open-recording.ts'
import type { RecordingIndex } from './recording.ts'

/** A recording that is open, and where its frames are. Must be closed. */
export interface OpenedIndex {
  readonly file: DiskFile
  readonly index: RecordingIndex
}

/** @returns `undefined` if it is gone, or no recording */
export function openIndex(path: string): OpenedIndex | undefined {
  let file: DiskFile
  try {
    file = new DiskFile(path)
  } catch {
    return undefined // A person, or the limit of the disk's space, has deleted it.
  }
  const index = openRecording(file, basename(path))?.index()
  if (index !== undefined) return { file, index }
  file.close()
  return undefined
}
