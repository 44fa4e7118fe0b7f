/** Waits for what a test expects, by whatever clock the test has: `vi.waitUntil` moves a clock that stands still. */

const LONGEST_MS = 20_000

/** Rejects when `condition` does not hold in time. */
export async function until(condition: () => boolean): Promise<void> {
  const end = Date.now() + LONGEST_MS
  while (!condition()) {
    if (Date.now() > end) throw new Error(`It did not become true: ${String(condition)}`)
    await new Promise(setImmediate)
  }
}
