/** Does work that is asked for more often than it can be done: at once, or the newest when the last one is long enough ago. */
export class NewestWork {
  readonly #leastMs: number
  /** By the monotonic clock. */
  #doneAt = -Infinity
  #newest: (() => void) | undefined
  #timer: ReturnType<typeof setTimeout> | undefined

  /** @param leastMs - from one to the next */
  constructor(leastMs: number) {
    this.#leastMs = leastMs
  }

  /** What waits is replaced. */
  ask(work: () => void): void {
    this.#newest = work
    const wait = this.#doneAt + this.#leastMs - performance.now()
    if (wait <= 0) this.finish()
    else this.#timer ??= setTimeout(() => this.finish(), wait)
  }

  /** Does now what waits. */
  finish(): void {
    const work = this.#newest
    this.cancel()
    if (work === undefined) return
    this.#doneAt = performance.now()
    work()
  }

  cancel(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    this.#newest = undefined
  }
}
