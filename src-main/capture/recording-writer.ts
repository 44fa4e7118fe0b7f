/** What a recorder needs of a file format: bytes to append, so that a file that is cut off anywhere can be finished later. */
import type { CapturedFrame } from './captured-frame.ts'

/** Bytes that replace what is in the file. */
export interface Patch {
  /** From the beginning of the file. */
  readonly offset: number
  readonly bytes: Uint8Array
}

export interface RecordingEnd {
  /** What is appended last. */
  readonly append: readonly Uint8Array[]
  /** Written in this order, after `append` is on the disk: a file is whole with the last one. */
  readonly patches: readonly Patch[]
}

/**
 * One file. All methods return bytes that must be appended in this order. They may be views of the bodies of frames, which
 * must stay as they are until then.
 */
export interface RecordingWriter<Frame extends CapturedFrame = CapturedFrame> {
  /** The first bytes of the file; called once, before all others. */
  begin(): Uint8Array
  /** Whether the frame fits into this file. If not, it belongs into a new one. */
  accepts(frame: Frame): boolean
  /** Takes a frame that is accepted; returns what can be appended now, often nothing. */
  add(frame: Frame): readonly Uint8Array[]
  /** Returns everything that was added and not returned yet. Called once a second, before the file is synced. */
  flush(): readonly Uint8Array[]
  /** Ends the file, with what `flush` would return. */
  end(): RecordingEnd
}
