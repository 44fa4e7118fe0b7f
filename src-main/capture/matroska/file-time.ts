/**
 * The time of each frame in a file, in whole milliseconds since the epoch. It is the time that the sender reports, else that of
 * its arrival, but never runs back, and never jumps when a clock is set: then it goes on by the intervals of arrival. What the
 * sender reported is stored beside the frame.
 */
import { capturedAt, type CapturedFrame } from '../captured-frame.ts'

/** More is a clock that was set, as that of a computer without a battery when it finds a time server. */
const LONGEST_JUMP_MS = 60_000
/** The dates of a file are nanoseconds in 64 bits, which end in 2262. */
const LATEST = Date.UTC(2262, 0)

export class FileTime {
  /** The time of the first frame. */
  readonly startsAt: number
  #last: number
  #arrivedAt: number

  /** @param first - the first frame of the file */
  constructor(first: CapturedFrame) {
    this.startsAt = wholeTime(first)
    this.#last = this.startsAt
    this.#arrivedAt = first.arrivedAt
  }

  /** Call it for each frame in order, the first included. */
  next(frame: CapturedFrame): number {
    const expected = this.#last + Math.max(0, Math.round(frame.arrivedAt - this.#arrivedAt))
    const reported = wholeTime(frame)
    const isSteady = reported >= this.#last && reported <= expected + LONGEST_JUMP_MS
    this.#last = isSteady ? reported : expected
    this.#arrivedAt = frame.arrivedAt
    return this.#last
  }
}

function wholeTime(frame: CapturedFrame): number {
  const time = capturedAt(frame)
  return Math.round(time < LATEST ? time : frame.arrivedAt)
}
