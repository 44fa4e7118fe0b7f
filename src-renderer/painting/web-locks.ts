/** Web Locks, which browsers have only by TLS, or on this computer. */

export function webLocks(): LockManager | undefined {
  return 'locks' in navigator ? navigator.locks : undefined
}
