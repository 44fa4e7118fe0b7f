/** A recording that is read. Its file is untrusted: what cannot be read is left out, and nothing that it says is trusted. */
import type { CapturedFrame } from './captured-frame.ts'
import type { TimeRange } from './past.ts'
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
  /** Where its frames are. Is read anew with each call: an unfinished file grows. */
  index(): RecordingIndex
}

export interface RecordingIndex {
  readonly cameras: ReadonlySet<string>
  /** In the order of the file. */
  readonly groups: readonly FrameGroup[]
}

/** Frames that follow each other in a file, about a second of them. */
export interface FrameGroup {
  has(camera: string): boolean
  /**
   * From its first to about its last frame, as far as the index of the file says without reading it; in milliseconds, from a time
   * that is the same for all groups of the file.
   */
  readonly span?: TimeRange | undefined
  /** In the order of the file, of all its cameras, without reading their bodies. */
  places(): Iterable<FramePlace>
}

export interface FramePlace {
  readonly camera: string
  /** By the clock of the computer that recorded all cameras, in milliseconds since the epoch. */
  readonly arrivedAt: number
  /** Reads its body. @returns `undefined` if it is damaged */
  read(): CapturedFrame | undefined
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
