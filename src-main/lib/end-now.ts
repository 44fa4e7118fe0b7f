/** The end of a process that cannot end in order. */

/**
 * Ends this process at once. `process.exit` and Electron's `app.exit` wait for every thread, also for one that waits for a disk
 * that never answers.
 */
export function endNow(): void {
  process.kill(process.pid, 'SIGKILL')
  // The kernel ignores signals of a container's first process to itself. The fault with which this ends is none of them.
  process.abort()
}
