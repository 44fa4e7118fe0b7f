/** Files of recordings, as far as is known of them without opening them. Pure. */
import { deserialize, serialize } from 'node:v8'
import type { PackedFiles, RecordingFormat } from '../contract/recording.ts'
import type { TimeRange } from './past.ts'

export interface RecordedFile {
  /** Absolute. */
  readonly path: string
  /** `undefined` for a file of all cameras. */
  readonly camera: string | undefined
  readonly format: RecordingFormat
  /** When its first frame arrived, in milliseconds since the epoch. */
  readonly from: number
  /** When it was written last, in milliseconds since the epoch; `undefined` while it is not finished. */
  readonly to: number | undefined
  readonly bytes: number
  /** Whether it stays when others are deleted to save space. */
  readonly isProtected: boolean
}

export function packFiles(files: readonly RecordedFile[]): PackedFiles {
  return { packed: serialize(files) }
}

export function unpackFiles({ packed }: PackedFiles): readonly RecordedFile[] {
  return packed.byteLength === 0 ? [] : (deserialize(packed) as readonly RecordedFile[])
}

/** The files that may have frames of a camera between two times, in the order of their frames. */
export function filesOf(
  files: readonly RecordedFile[],
  camera: string,
  { from, to }: TimeRange,
): readonly RecordedFile[] {
  return files
    .filter(
      (file) =>
        (file.camera ?? camera) === camera && file.from <= to && (file.to ?? Infinity) >= from,
    )
    .toSorted((one, other) => one.from - other.from)
}
