/** Waits for conditions that have no event. */
import { setTimeout as pause } from 'node:timers/promises'

/** Less than a test's time limit, so that the failure has a message. */
const LIMIT_SECONDS = 20

/** Between two checks: a condition that is checked all the time takes a core from the tests beside it. */
const INTERVAL_MS = 2

/** The real clock, because tests may replace it while they run. */
const now = performance.now.bind(performance)

/**
 * Checks the condition again and again.
 *
 * @throws Error if the condition does not become true
 */
export async function until(what: string, condition: () => boolean): Promise<void> {
  const start = now()
  while (!condition()) {
    if (now() - start > LIMIT_SECONDS * 1000)
      throw new Error(`Not within ${LIMIT_SECONDS} seconds: ${what}.`)
    await pause(INTERVAL_MS)
  }
}
