/** What a format of recordings has: its writer, and how a file that was cut off is finished. */
import type { CapturedFrame } from '../../../capture/captured-frame.ts'
import type { RecordingWriter } from '../../../capture/recording-writer.ts'

export interface PartFormat {
  readonly extension: string
  /** Whether all cameras are in one file. */
  readonly holdsAll: boolean
  /** @param first - the frame with which the file begins */
  newWriter(first: CapturedFrame): RecordingWriter
  /**
   * Drops the incomplete end of a file, and completes it.
   *
   * @returns whether it has a frame
   * @throws Error if the disk is full or gone
   */
  finish(path: string): boolean
}
