/** Waits for conditions that have no event. */
import { setImmediate as nextTurn } from 'node:timers/promises'

/** Less than a test's time limit, so that the failure has a message. */
const LIMIT_SECONDS = 20

/** The real clock, because tests may replace it while they run. */
const now = performance.now.bind(performance)

/**
 * Checks the condition after each turn of the event loop.
 *
 * @throws Error if the condition does not become true
 */
export async function until(what: string, condition: () => boolean): Promise<void> {
  const start = now()
  while (!condition()) {
    if (now() - start > LIMIT_SECONDS * 1000)
      throw new Error(`Not within ${LIMIT_SECONDS} seconds: ${what}.`)
    await nextTurn()
  }
}
