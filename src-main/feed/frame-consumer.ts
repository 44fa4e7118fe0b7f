/**
 * The interface of frame consumers: a window's screen, a recorder, a publisher. Each consumer takes frames at its own rate,
 * without slowing another.
 */
import type { Frame } from './frame.ts'

export interface FrameConsumer {
  /**
   * The frames a second that it needs of a camera: 0, a number, or `Infinity` for every frame. The highest demand of all
   * consumers paces the camera at its source. Called when a camera is new, and after `FeedSubscription.demandChanged`.
   */
  demand(camera: string): number
  /** How many more frames it can take now. When it rises above 0, the consumer calls `FeedSubscription.ready`. */
  readonly capacity: number
  /** Whether it has finished all frames that it took, so that every sender may send its next frame. */
  readonly isIdle: boolean
  /**
   * It takes what arrives, and its capacity does not count for `Feed.capacity`: it does not undo the back-pressure of slow windows.
   * While they hold the replies, it gets fewer frames than it demands.
   */
  readonly isBackground?: true
  /**
   * Takes a frame. The frame is valid until `take` returns; a consumer that keeps it longer must retain it.
   *
   * @param isAgain - the consumer took this frame before, so it is not counted again
   */
  take(frame: Frame, isAgain: boolean): void
  /**
   * Offers a frame that has the same picture as the previous one of its camera, and does not wait for capacity. A consumer that
   * needs no more of the frame returns true: the frame then counts as taken. Otherwise, and without this method, it is passed
   * to `take` like any other.
   */
  takeUnchanged?(frame: Frame): boolean
  /** Takes an event of a camera, which has no picture. */
  takeEvent?(event: CameraEvent): void
  /** Resolves when it holds no frames. */
  stop(): Promise<void>
}

/** An event of a sender, e.g. imagenode's `Barn|Temp|77 F`. */
export interface CameraEvent {
  /** A camera of its sender, or the name that came with it, if the sender has no camera yet. */
  readonly camera: string
  /** What it says. */
  readonly fields: readonly string[]
  /** Both as in `FrameFacts`. */
  readonly arrivedAt: number
  readonly arrivedAtSteady: number
}

/** `offered = taken + missed + waiting`. */
export interface SubscriptionCounts {
  /** Frames that arrived while there was a demand for them, and were due at the demanded rate. */
  readonly offered: number
  readonly taken: number
  /** Overtaken by a newer frame, or no longer in demand, before there was capacity for them. */
  readonly missed: number
  readonly waiting: number
}

/** A consumer's subscription to the feed. The consumer calls its methods. */
export interface FeedSubscription {
  readonly counts: SubscriptionCounts
  /** `demand` may return other values now. */
  demandChanged(): void
  /** `capacity` may be above 0 again. */
  ready(): void
  /** Requests the newest frame of a camera once more. */
  resend(camera: string): void
  /**
   * The frames that the consumer took are lost: the newest frame of each camera in demand is sent once more.
   *
   * @param isLost - which cameras are concerned; all by default
   */
  markLost(isLost?: (camera: string) => boolean): void
  /** Ends the subscription. */
  end(): void
}
