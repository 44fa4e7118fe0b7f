/**
 * Yields to the event loop between messages. zeromq.js delivers up to 512 received messages without returning to the event
 * loop; with pictures of several megabytes that would block it for seconds.
 */

import { nextTurn } from '../../lib/pause.ts'

/** The longest time without a yield: half a refresh at 60 Hz. */
export const MAX_STRETCH_MS = 8

export class EventLoopYield {
  #since = performance.now()

  /** @returns a promise to await if a yield is due; else `undefined`, which costs no extra turn of the event loop */
  due(): Promise<void> | undefined {
    return performance.now() - this.#since < MAX_STRETCH_MS ? undefined : this.#yield()
  }

  async #yield(): Promise<void> {
    await nextTurn()
    this.#since = performance.now()
  }
}
