/** The status of one camera, for the wall and the report. */
import type { Size } from './frame.ts'
import type { Readings } from './readings.ts'
import type { Pattern } from './mode.ts'
import type { SourceKind } from './source.ts'
import type { Message } from './text/text.ts'
import type { Warning } from './warnings.ts'

/** Live: frames arrive. Stalled: connected, but no frames. Gone: disconnected. */
export const CAMERA_STATES = ['live', 'stalled', 'gone'] as const
export type CameraState = (typeof CAMERA_STATES)[number]

/** Counted since Camwall started, whether or not a window was open. */
export interface Counters {
  /** Well-formed pictures that arrived. */
  readonly received: number
  /** Of those, drawn on the wall. */
  readonly painted: number
  /** Of those, not drawn, because a window showed the same picture already. */
  readonly unchanged: number
  /** Of those, overtaken by a newer frame before they were drawn. */
  readonly dropped: number
  /** Of the received ones, JPEGs that end before their end marker. They are shown as far as they go. */
  readonly damaged: number
  /** Messages that could not be read, and pictures that could not be decoded. */
  readonly malformed: number
  /** Bytes of all messages, headers included. */
  readonly bytes: number
}

/** The newest event of a camera. */
export interface SaidEvent {
  /** Milliseconds since the epoch. */
  readonly at: number
  /** What it says; none for a black picture without words. */
  readonly fields: readonly string[]
}

export const NO_COUNTS: Counters = {
  received: 0,
  painted: 0,
  unchanged: 0,
  dropped: 0,
  damaged: 0,
  malformed: 0,
  bytes: 0,
}

export interface CameraStatus extends Counters {
  readonly name: string
  readonly mode: Pattern
  /** By what its sender is known, and so for how long what is kept for the sender lasts. */
  readonly knownBy: SourceKind
  /** Two senders use this name at the same time. */
  readonly isShared: boolean
  /** What the newest picture's text has beside the name. */
  readonly readings: Readings
  readonly state: CameraState
  /** What is wrong with it, the worst first. */
  readonly warnings: readonly Warning[]
  /** Size of the newest picture in pixels; 0 before the first. */
  readonly width: number
  readonly height: number
  /** The shape of its tiles: that of the pictures that last. Only its proportions matter. */
  readonly shape: Size
  /** Bytes of the newest frame when the rates were last updated. */
  readonly frameBytes: number
  /** `jpeg`, `png`, …, or `raw`. */
  readonly format: string
  /** Frames a second over the last two seconds. */
  readonly receivedFps: number
  readonly paintedFps: number
  /** Milliseconds since the epoch. */
  readonly firstSeen: number
  readonly lastSeen: number
  /** Arrival of the newest picture, from which `state` is derived; in milliseconds since the epoch. 0 before the first. */
  readonly lastFrameAt: number
  /**
   * Since when a camera has sent the same picture, byte for byte, in milliseconds since the epoch; 0 unless that is longer than
   * `UNCHANGED_AFTER_MS`.
   */
  readonly unchangedSince: number
  readonly newestEvent?: SaidEvent
  /** Why the newest malformed message could not be shown. */
  readonly lastFault?: Message
}

/** The outcomes of the frames that were offered to one window. `offered` is the sum of the others. */
export interface ScreenCounts {
  readonly offered: number
  readonly painted: number
  /** Not drawn, because the same picture is already shown. */
  readonly unchanged: number
  /** Overtaken by a newer frame, or no longer in demand. */
  readonly dropped: number
  readonly undecodable: number
  /** Waiting for the painter, or sent to it and not drawn yet. */
  readonly onTheirWay: number
}
