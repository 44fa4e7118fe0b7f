/** Events a second over the last two seconds, sampled twice a second. */

/** Samples kept: four steps of half a second. */
const SPAN = 4

export class RateMeter {
  readonly #samples: { readonly at: number; readonly count: number }[] = []

  /** Takes the running count at a time in milliseconds and gives the rate since the oldest sample kept. */
  sample(count: number, at: number): number {
    const oldest = this.#samples[0]
    this.#samples.push({ at, count })
    if (this.#samples.length > SPAN) this.#samples.shift()
    if (oldest === undefined || at <= oldest.at) return 0
    return ((count - oldest.count) * 1000) / (at - oldest.at)
  }
}
