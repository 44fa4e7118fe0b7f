/** How long frames took from the sender's call to the wall, where the sender tells when it sent. */
import { createHistogram, type RecordableHistogram } from 'node:perf_hooks'

/** Milliseconds. */
export interface Latency {
  /** Frames measured: those that were painted and carried the time at which they were sent. */
  readonly count: number
  readonly p50: number
  readonly p99: number
  readonly max: number
}

/** Microseconds. A clock that is ahead of ours counts as this; more than a minute is no latency but a wrong clock. */
const LEAST_US = 1
const MOST_US = 60_000_000

export class LatencyMeter {
  /** Made with the first measure: most senders tell nothing, and it takes about 40 kB. */
  #histogram: RecordableHistogram | undefined

  record(milliseconds: number): void {
    this.#histogram ??= emptyHistogram()
    const microseconds = Math.round(milliseconds * 1000)
    if (microseconds <= MOST_US) this.#histogram.record(Math.max(LEAST_US, microseconds))
  }

  add(other: LatencyMeter): void {
    if (other.#histogram === undefined) return
    this.#histogram ??= emptyHistogram()
    this.#histogram.add(other.#histogram)
  }

  /** `undefined` when nothing was measured. */
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
  return createHistogram({ lowest: LEAST_US, highest: MOST_US, figures: 2 })
}
