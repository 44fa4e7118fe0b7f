/**
 * Timers as promises that resolve on time in Electron's main process. There Node's event loop is driven by Chromium's, and
 * Electron wakes it for callbacks of `setTimeout` and `setImmediate`, but not for `node:timers/promises`: those resolve only
 * when something else wakes the loop, or never.
 */

export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}

/** Resolves with the result of `work`, or with `undefined` if that takes longer than the time limit. */
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

/** Yields to the event loop: resolves after all callbacks that are due. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}
