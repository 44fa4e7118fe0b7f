/**
 * Calls at once, and gathers what is asked for soon afterwards into one call. While more of it comes, the time between calls
 * doubles up to a limit.
 */

export interface GatheredTimes {
  readonly firstMs: number
  readonly longestMs: number
}

export class Gathered {
  readonly #call: () => void
  readonly #times: GatheredTimes
  #isAsked = false
  #timer: NodeJS.Timeout | undefined
  #waitMs: number

  constructor(call: () => void, times: GatheredTimes) {
    this.#call = call
    this.#times = times
    this.#waitMs = times.firstMs
  }

  ask(): void {
    this.#isAsked = true
    if (this.#timer === undefined) this.#next()
  }

  /** What was asked for and not called is given up. */
  stop(): void {
    clearTimeout(this.#timer)
  }

  #next(): void {
    this.#timer = undefined
    if (!this.#isAsked) {
      this.#waitMs = this.#times.firstMs
      return
    }
    this.#isAsked = false
    this.#call()
    this.#timer = setTimeout(() => this.#next(), this.#waitMs)
    this.#waitMs = Math.min(2 * this.#waitMs, this.#times.longestMs)
  }
}
