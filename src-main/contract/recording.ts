/** Recordings: what the main process, its report and the pages say of them. */

/** `mkv`: Matroska, a file for each camera. `mcap`: MCAP, one for all cameras. */
export const RECORDING_FORMATS = ['mkv', 'mcap'] as const
export type RecordingFormat = (typeof RECORDING_FORMATS)[number]

/** A day on which something was recorded, in local time. */
export interface RecordedDay {
  /** Where it begins and ends, in milliseconds since the epoch; not always 24 hours. */
  readonly from: number
  readonly to: number
  /** Of the files that were begun on it. */
  readonly files: number
  readonly bytes: number
}

/** What became of the frames of a camera since Camwall started. */
export interface RecordedCounts {
  /** In files. */
  readonly frames: number
  /** Of these frames, as they were sent. */
  readonly bytes: number
  /** Not in a file: the disk was too slow, full or gone. */
  readonly dropped: number
}

/**
 * A list of files on its way from one thread to another. A day can have thousands, whose objects the main process would have to make
 * and to copy, in tens of milliseconds.
 */
export interface PackedFiles {
  /** Empty for none. */
  readonly packed: Uint8Array
}

export const NO_FILES: PackedFiles = { packed: new Uint8Array() }

/** Recordings that a person deletes: the files that were written between two times. */
export interface Deletion {
  /** Both in milliseconds since the epoch. */
  readonly from: number
  readonly to: number
  /** Without them, all files, also those of all cameras. */
  readonly cameras?: readonly string[] | undefined
}

/** What would be deleted: files that are finished, and not protected. */
export interface DeletableFiles {
  readonly files: number
  readonly bytes: number
  /** From the first to the last of what is in them; milliseconds since the epoch. */
  readonly range: { readonly from: number; readonly to: number } | undefined
  /** Files that stay because they are protected. */
  readonly protectedFiles: number
  /** Those that stay because they are being written. */
  readonly openFiles: number
  /** Those that stay because they have other cameras, too. */
  readonly sharedFiles: number
  /** When that was so: what is finished later stays. Milliseconds since the epoch. */
  readonly at: number
}

/** What was deleted at once. */
export interface DeletedFiles {
  readonly files: number
  readonly bytes: number
  /** Files that stay because they are not as Camwall left them. */
  readonly changedFiles: number
  /** Files that could not be deleted, and why the first of them could not; in English, from the system. */
  readonly failedFiles: number
  readonly why: string | undefined
  /** Where to go on; `undefined` at the end. */
  readonly next: number | undefined
}

export const NOTHING_DELETABLE: DeletableFiles = {
  files: 0,
  bytes: 0,
  range: undefined,
  protectedFiles: 0,
  openFiles: 0,
  sharedFiles: 0,
  at: 0,
}

export const NOTHING_DELETED: DeletedFiles = {
  files: 0,
  bytes: 0,
  changedFiles: 0,
  failedFiles: 0,
  why: undefined,
  next: undefined,
}

/** Why nothing can be recorded. `slow`: the disk takes less than the cameras send, or hangs. */
export type RecordingFailure = 'full' | 'gone' | 'denied' | 'in-use' | 'slow' | 'other'

/** A file of less would be one of some frames; of more, a damaged one would lose a day. */
export const MIN_PART_MINUTES = 1
export const MAX_PART_MINUTES = 1440
