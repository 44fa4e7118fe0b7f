/** Measures the time from the sender's call to the painted tile, for senders that report the send time. */
import { createHistogram, type RecordableHistogram } from 'node:perf_hooks'

/** Milliseconds. */
export interface Latency {
  /** Measured frames: those that were painted and carried a send time. */
  readonly count: number
  readonly p50: number
  readonly p99: number
  readonly max: number
}

/** Bounds in microseconds. A lower value, from a sender's clock that is ahead, counts as the minimum. */
const MIN_US = 1
/** More than a minute is not latency but a wrong clock, and is ignored. */
const MAX_US = 60_000_000

export class LatencyMeter {
  /** Created for the first value, since most senders report no send time and it takes about 40 kB. */
  #histogram: RecordableHistogram | undefined

  record(milliseconds: number): void {
    this.#histogram ??= emptyHistogram()
    const microseconds = Math.round(milliseconds * 1000)
    if (microseconds <= MAX_US) this.#histogram.record(Math.max(MIN_US, microseconds))
  }

  add(other: LatencyMeter): void {
    if (other.#histogram === undefined) return
    this.#histogram ??= emptyHistogram()
    this.#histogram.add(other.#histogram)
  }

  /** `undefined` if nothing was measured. */
  get latency(): Latency | undefined {
    const histogram = this.#histogram
    if (histogram === undefined || histogram.count === 0) return undefined
    return {
      count: histogram.count,
      p50: histogram.percentile(50) / 1000,
      p99: histogram.percentile(99) / 1000,
      max: histogram.max / 1000,
    }
  }
}

function emptyHistogram(): RecordableHistogram {
  return createHistogram({ lowest: MIN_US, highest: MAX_US, figures: 2 })
}
