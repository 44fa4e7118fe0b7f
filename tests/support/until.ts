/** Waits for what no event tells. */
import { setImmediate as nextTurn } from 'node:timers/promises'

/** Less than a test has, so that it fails with words. */
const LIMIT_SECONDS = 20

/** Tests stop the clock that there is while they run. */
const now = performance.now.bind(performance)

/**
 * Looks after each turn of the event loop.
 *
 * @throws Error when it does not come about
 */
export async function until(what: string, condition: () => boolean): Promise<void> {
  const start = now()
  while (!condition()) {
    if (now() - start > LIMIT_SECONDS * 1000)
      throw new Error(`Not within ${LIMIT_SECONDS} seconds: ${what}.`)
    await nextTurn()
  }
}
