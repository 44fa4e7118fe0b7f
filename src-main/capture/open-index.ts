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

/** @returns `undefined` if it is gone, cannot be read, or is no recording */
export function openIndex(path: string): OpenedIndex | undefined {
  let file: DiskFile | undefined
  try {
    file = new DiskFile(path)
    const index = openRecording(file, basename(path))?.index()
    if (index !== undefined) return { file, index }
  } catch {
    // A person, or the limit of the disk's space, has deleted it, or its disk cannot read it: the other files can be played.
  }
  file?.close()
  return undefined
}
