/**
 * Waits that end on time in Electron's main process. Its event loop sleeps beside Chromium's, and Electron wakes it when
 * a callback is given to `setTimeout` or `setImmediate`, but not for the promises of `node:timers/promises`: those wait
 * until something else happens, or for ever.
 */

export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}

/** What `work` comes to, or `undefined` when that takes longer. */
export async function within<T>(milliseconds: number, work: Promise<T>): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), milliseconds)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}

/** Lets everything else that is due run first. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}
