/** A recording that is read. Its file is untrusted: what cannot be read is left out, and nothing that it says is trusted. */
import type { CapturedFrame } from './captured-frame.ts'
import type { RecordingEnd } from './recording-writer.ts'

export interface RecordedFrame {
  /** The time at which it is played, in milliseconds since the epoch. */
  readonly time: number
  readonly frame: CapturedFrame
}

export interface Recording {
  /**
   * The frames in the order of the file, until its end or to where it is damaged. Bodies are read one by one.
   *
   * @param from - leaves out what is earlier; in milliseconds since the epoch
   */
  frames(from?: number): Iterable<RecordedFrame>
}

/** What is to be done with a file that may have been cut off. */
export type Finish =
  /** Nothing. */
  | { readonly kind: 'whole' }
  /** It has no frame, or is no recording of Camwall. */
  | { readonly kind: 'empty' }
  /** Keep its first bytes, then end it. */
  | {
      readonly kind: 'cut'
      readonly keep: number
      readonly frames: number
      readonly ending: RecordingEnd
    }
