/** When Camwall looks for updates: a while after it starts, then once a day, for as long as the setting is on. */

/** Walls run for months; a fix of a weakness should not wait longer. */
export const LOOK_EVERY_MS = 24 * 60 * 60 * 1000

export interface LookTimes {
  /** From the start, or from the moment at which the setting is switched on. */
  readonly firstMs: number
  readonly everyMs: number
}

export class LookClock {
  readonly #look: () => void
  readonly #times: LookTimes
  #first: NodeJS.Timeout | undefined
  #others: NodeJS.Timeout | undefined

  constructor(look: () => void, times: LookTimes) {
    this.#look = look
    this.#times = times
  }

  turn(on: boolean): void {
    if (!on) this.stop()
    else
      this.#first ??= setTimeout(() => {
        this.#look()
        this.#others = setInterval(this.#look, this.#times.everyMs)
      }, this.#times.firstMs)
  }

  stop(): void {
    clearTimeout(this.#first)
    clearInterval(this.#others)
    this.#first = undefined
  }
}
