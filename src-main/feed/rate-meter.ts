/** Measures events a second over the last two seconds, or since the last sample if that is longer ago. */
const SPAN_MS = 2000

interface Sample {
  readonly count: number
  readonly at: number
}

export class RateMeter {
  /** The first is at least a span old, once such a sample exists. */
  #samples: readonly Sample[] = []

  /**
   * @param count - the running count
   * @param at - in milliseconds
   * @returns the rate
   */
  sample(count: number, at: number): number {
    const samples = [...this.#samples, { count, at }]
    const first = samples.findLastIndex((sample) => at - sample.at >= SPAN_MS)
    this.#samples = samples.slice(Math.max(0, first))
    const [oldest] = this.#samples
    if (oldest === undefined || at <= oldest.at) return 0
    return ((count - oldest.count) * 1000) / (at - oldest.at)
  }
}
