/** When Camwall checks for updates: some time after its start, then once a day, while the setting is on. */

/** Walls run for months; a security fix should not wait longer. */
export const CHECK_EVERY_MS = 24 * 60 * 60 * 1000

export interface CheckTimes {
  /** After the start, or after the setting is turned on. */
  readonly firstMs: number
  readonly everyMs: number
}

export class CheckSchedule {
  readonly #check: () => void
  readonly #times: CheckTimes
  #first: NodeJS.Timeout | undefined
  #others: NodeJS.Timeout | undefined

  constructor(check: () => void, times: CheckTimes) {
    this.#check = check
    this.#times = times
  }

  turn(on: boolean): void {
    if (!on) this.stop()
    else
      this.#first ??= setTimeout(() => {
        this.#check()
        this.#others = setInterval(this.#check, this.#times.everyMs)
      }, this.#times.firstMs)
  }

  stop(): void {
    clearTimeout(this.#first)
    clearInterval(this.#others)
    this.#first = undefined
  }
}
