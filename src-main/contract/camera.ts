/** What the wall and the report say about one camera. */
import type { Mode } from './settings.ts'

/** Live: frames come. Stalled: connected, but no frames. Gone: the sender has left. */
export type CameraState = 'live' | 'stalled' | 'gone'

/** Counted since Camwall started, whether or not a window was open. */
export interface Counters {
  /** Well-formed pictures that arrived. */
  readonly received: number
  /** Of those, drawn on the wall. */
  readonly painted: number
  /** Of those, overtaken by a newer frame before they were drawn. */
  readonly dropped: number
  /** Messages that could not be read, and pictures that could not be decoded. */
  readonly malformed: number
  /** Bytes of all messages, headers included. */
  readonly bytes: number
}

export interface CameraStatus extends Counters {
  readonly name: string
  readonly mode: Mode
  readonly state: CameraState
  /** Size of the newest picture in pixels; 0 before the first. */
  readonly width: number
  readonly height: number
  /** Bytes of the newest frame when rates were last told. */
  readonly frameBytes: number
  /** `jpeg`, `png`, …, or `raw`. */
  readonly format: string
  /** Frames a second over the last two seconds. */
  readonly receivedFps: number
  readonly paintedFps: number
  /** Milliseconds since the epoch. */
  readonly firstSeen: number
  readonly lastSeen: number
  /** Of its newest picture, which `state` goes by; also in milliseconds since the epoch. 0 before the first. */
  readonly lastFrameAt: number
  /** Why the newest malformed message could not be shown. */
  readonly lastFault?: string
}

/** What became of the frames that one window was offered. `offered` is the sum of the others. */
export interface ScreenCounts {
  readonly offered: number
  readonly painted: number
  /** Not drawn, since the picture was the one that is shown already. */
  readonly unchanged: number
  /** Overtaken by a newer frame, or no longer wanted. */
  readonly dropped: number
  readonly undecodable: number
  /** Waiting for the painter, or with it. */
  readonly onTheirWay: number
}
