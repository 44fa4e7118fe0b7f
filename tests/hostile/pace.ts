/** Spreads actions evenly over a time. */
import { setTimeout as sleep } from 'node:timers/promises'

/** Resolves when the action with this index, from 0 to below `count`, is due. */
export function makePace(count: number, seconds: number): (number: number) => Promise<void> {
  const start = performance.now()
  return async (number) => {
    const wait = start + (1000 * seconds * number) / count - performance.now()
    if (wait > 0) await sleep(wait)
  }
}
