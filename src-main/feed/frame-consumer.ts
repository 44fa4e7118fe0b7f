/** Whoever reads frames: a window's screen, a recorder, a publisher. Each at its own pace, and none at another's cost. */
import type { Frame } from './frame.ts'

export interface FrameConsumer {
  /**
   * What it wants of a camera, in frames a second: 0, a number, or `Infinity` for every frame. The highest demand of all
   * consumers paces the camera at its source. Asked when a camera is new, and again after `FeedSeat.demandChanged`.
   */
  demand(camera: string): number
  /** How many more frames it can take now. After it has been 0, `FeedSeat.ready` tells when there is room again. */
  readonly capacity: number
  /** It has nothing left to do, so that every sender may send its next frame. */
  readonly isIdle: boolean
  /**
   * Takes a frame. It is the consumer's until `take` returns, and longer when it is retained.
   *
   * @param isAgain - it had this frame before, and is not counted again
   */
  take(frame: Frame, isAgain: boolean): void
  /** Something happened at a camera; comes without a picture. */
  hear?(event: CameraEvent): void
  /** Resolves when it holds no frame any more. */
  stop(): Promise<void>
}

/** imagenode's report of a thing that happened, e.g. `Barn|Temp|77 F`. */
export interface CameraEvent {
  readonly camera: string
  readonly fields: readonly string[]
  /** As of a frame. */
  readonly arrivedAt: number
  readonly arrivedAtSteady: number
}

/** `offered = taken + missed + waiting`. */
export interface SeatCounts {
  /** Frames that came while they were wanted. */
  readonly offered: number
  readonly taken: number
  /** Overtaken by a newer frame, or no longer wanted, before there was room for them. */
  readonly missed: number
  readonly waiting: number
}

/** A consumer's place at the feed. */
export interface FeedSeat {
  readonly counts: SeatCounts
  /** What it wants is another now. */
  demandChanged(): void
  /** There may be room again. */
  ready(): void
  /** It wants the newest frame of a camera once more. */
  again(camera: string): void
  /** It has lost the frames that it took: it gets the newest of every camera once more when it wants them. */
  lose(): void
  leave(): void
}
