/** Sends recorded frames at their own times. */
import { pause } from '../lib/pause.ts'
import { LatencyMeter } from '../feed/latency-meter.ts'
import type { CapturedFrame } from '../capture/captured-frame.ts'
import type { RecordedFrame } from '../capture/recording.ts'
import type { ReplayReport } from '../app/report/report.ts'

/**
 * A frame that is later is not sent: the hub takes fewer frames a second than were recorded, as of a camera that is hidden. The
 * first frames of a camera may wait for seconds, until its tile is laid out.
 */
const MAX_LATE_MS = 10_000
/** A timer can wait for 24 days at most, and an abort must not wait for the next frame. */
const LONGEST_PAUSE_MS = 500

/** Resolves when the next frame may be sent; rejects if this one was not taken in time. */
export type Send = (frame: CapturedFrame) => Promise<unknown>

/** When a recording is played: what was recorded at `startsAt` (since the epoch) is sent at `begins` (`performance.now`). */
export interface Schedule {
  readonly startsAt: number
  readonly begins: number
}

export class Player {
  readonly #lateness = new LatencyMeter()
  #frames = 0
  #skipped = 0

  get figures(): ReplayReport {
    const { latency } = this.#lateness
    return {
      frames: this.#frames,
      skipped: this.#skipped,
      ...(latency === undefined ? {} : { jitter: latency }),
    }
  }

  /** Resolves after the last frame, or when it is aborted. */
  async play(
    frames: Iterable<RecordedFrame>,
    { startsAt, begins }: Schedule,
    send: Send,
    signal: AbortSignal,
  ): Promise<void> {
    for (const { time, frame } of frames) {
      const due = begins + time - startsAt
      await until(due, signal)
      if (signal.aborted) return
      const late = performance.now() - due
      if (late > MAX_LATE_MS) {
        this.#skipped += 1
        continue
      }
      this.#lateness.record(late)
      this.#frames += 1
      await send(frame)
    }
  }
}

async function until(due: number, signal: AbortSignal): Promise<void> {
  let left = due - performance.now()
  while (left > 0 && !signal.aborted) {
    await pause(Math.min(left, LONGEST_PAUSE_MS))
    left = due - performance.now()
  }
}
