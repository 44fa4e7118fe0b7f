/** Keeps something open as it is wanted: one change at a time, and again a little later if it fails. */

/** A port in use is usually about to be released by a program that is exiting. */
export const RETRY_AFTER_MS = 2000

type Close = () => Promise<void>

interface ReopeningOptions<Wanted> {
  open(wanted: Wanted): Promise<Close>
  /** It is tried again. */
  failed(error: unknown, wanted: Wanted): void
  /** It was closed, and nothing is wanted. */
  closed?(): void
}

export class Reopening<Wanted> {
  readonly #options: ReopeningOptions<Wanted>
  #wanted: Wanted | undefined
  #close: Close | undefined
  #changing: Promise<void> = Promise.resolve()
  #retryTimer: NodeJS.Timeout | undefined
  #isStopped = false

  constructor(options: ReopeningOptions<Wanted>) {
    this.#options = options
  }

  /**
   * Closes what is open, then opens what is wanted. Resolves when that is done or opening has failed, rejects if closing fails; a
   * later call replaces one that is still pending. After `stop` it has no effect.
   *
   * @param wanted - `undefined`: closed
   */
  to(wanted: Wanted | undefined): Promise<void> {
    return this.#isStopped ? this.#changing : this.#change(wanted)
  }

  /** Resolves when it is closed. */
  stop(): Promise<void> {
    this.#isStopped = true
    return this.#change(undefined)
  }

  #change(wanted: Wanted | undefined): Promise<void> {
    this.#wanted = wanted
    clearTimeout(this.#retryTimer)
    const before = this.#changing.catch(() => undefined) // It rejects for its own caller.
    this.#changing = before.then(async () => {
      if (this.#wanted !== wanted) return
      const close = this.#close
      this.#close = undefined
      await close?.()
      if (wanted === undefined) this.#options.closed?.()
      else await this.#open(wanted)
    })
    return this.#changing
  }

  async #open(wanted: Wanted): Promise<void> {
    try {
      this.#close = await this.#options.open(wanted)
    } catch (error) {
      this.#options.failed(error, wanted)
      if (this.#wanted !== wanted) return // A change waits, which has another one to open.
      this.#retryTimer = setTimeout(() => void this.to(wanted), RETRY_AFTER_MS)
      this.#retryTimer.unref()
    }
  }
}
