/** The frames of a time that is over: those that look-back keeps in memory, or those of a recording. */
import type { CapturedFrame } from './captured-frame.ts'

/** A frame at its time. Its body is valid until the caller returns: what is kept may change then. */
export interface PastFrame extends CapturedFrame {
  /** In milliseconds since the epoch, by one clock for all cameras. */
  readonly time: number
  readonly body: Uint8Array<ArrayBuffer>
}

/** Both in milliseconds since the epoch. */
export interface TimeRange {
  readonly from: number
  readonly to: number
}

/** What can be shown of a moment. */
export type PastMoment = Pick<Past, 'at'>

/** All times are in milliseconds since the epoch. */
export interface Past {
  /** The camera's last frame at or before a time; `undefined` if none is kept. */
  at(camera: string, time: number): PastFrame | undefined
  /** When the camera's next frame after a time was; `undefined` if there is none. */
  next(camera: string, time: number): number | undefined
  /** When the camera's last frame before a time was; `undefined` if there is none. */
  previous(camera: string, time: number): number | undefined
  /** From the oldest time that can be shown to the newest frame; `undefined` if there is none. */
  range(): TimeRange | undefined
}

/** A frame that stays as it is until it is released. */
export interface HeldFrame {
  readonly frame: PastFrame
  readonly release: () => void
}

/** What is kept for a while only: frames that take time to be used must be held. */
export interface KeptPast extends Past {
  /** Cameras of which there are frames. */
  readonly cameras: readonly string[]
  /** Whether frames can be held now: those that are held take memory from newer ones. */
  readonly canHold: boolean
  /** The camera's frames of exactly that time; several if they came within a millisecond. */
  hold(camera: string, time: number): readonly HeldFrame[]
}
