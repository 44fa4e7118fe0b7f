/** The longest time in which the main process or the page did nothing else. */
import { monitorEventLoopDelay } from 'node:perf_hooks'
import type { LongestStalls } from './report.ts'

/** How often the main process checks the clock, in milliseconds. */
const RESOLUTION_MS = 20
/** The page loads, and code is compiled: that is a start, not a stall. */
const START_MS = 5000

export class StallWatch {
  readonly #main = monitorEventLoopDelay({ resolution: RESOLUTION_MS })
  #page = 0
  #isWatching = false

  /** Begins after start-up. Only a report needs the figures; without one nothing is measured. */
  constructor(isEnabled: boolean, startMs = START_MS) {
    if (!isEnabled) return
    setTimeout(() => {
      this.#isWatching = true
      this.#main.enable()
    }, startMs).unref()
  }

  notePage(milliseconds: number): void {
    if (this.#isWatching) this.#page = Math.max(this.#page, milliseconds)
  }

  get longest(): LongestStalls {
    if (!this.#isWatching) return { main: 0, page: 0 }
    const main = Math.max(0, this.#main.max / 1e6 - RESOLUTION_MS)
    return { main: Math.round(main * 10) / 10, page: this.#page }
  }
}
