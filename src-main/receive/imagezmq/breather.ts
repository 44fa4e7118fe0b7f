/**
 * Lets the process do something else between two messages. zeromq.js hands over up to 512 messages that have come
 * already without returning to the event loop once; with pictures of megabytes that would be seconds.
 */

import { nextTurn } from '../../lib/pause.ts'

/** Half of a refresh at 60 Hz. */
const LONGEST_STRETCH_MS = 8

export class Breather {
  #since = performance.now()

  /** A promise to wait for, when it is time; `undefined` costs nothing. */
  due(): Promise<void> | undefined {
    return performance.now() - this.#since < LONGEST_STRETCH_MS ? undefined : this.#breathe()
  }

  async #breathe(): Promise<void> {
    await nextTurn()
    this.#since = performance.now()
  }
}
