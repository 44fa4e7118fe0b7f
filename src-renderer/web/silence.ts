/** Notices a link on which nothing comes any more and that nothing has closed: a hub without power, a network that is gone, a sleep. */
import { ALIVE_EVERY_MS } from '../../src-main/contract/web-link.ts'

/** Three messages are missing then: one may be late behind a large picture. */
export const SILENT_MS = 3 * ALIVE_EVERY_MS
const LOOK_EVERY_MS = 1000

export class Silence {
  readonly #timer: ReturnType<typeof setInterval>
  /** By the clock of the day, which goes on while the computer sleeps. */
  #heardAt = Date.now()
  /** Since something was heard. */
  #looks = 0

  /** @param fell - called once, when nothing was heard for `SILENT_MS` */
  constructor(fell: () => void) {
    this.#timer = setInterval(() => {
      this.#looks += 1
      // What came while the page itself stood still is only read after the first look.
      if (this.#looks === 1 || Date.now() - this.#heardAt < SILENT_MS) return
      this.stop()
      fell()
    }, LOOK_EVERY_MS)
  }

  heard(): void {
    this.#heardAt = Date.now()
    this.#looks = 0
  }

  stop(): void {
    clearInterval(this.#timer)
  }
}
