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

/** Why nothing can be recorded. `slow`: the disk takes less than the cameras send, or hangs. */
export type RecordingFailure = 'full' | 'gone' | 'denied' | 'in-use' | 'slow' | 'other'

/** A file of less would be one of some frames; of more, a damaged one would lose a day. */
export const MIN_PART_MINUTES = 1
export const MAX_PART_MINUTES = 1440
