/** Observes stalls of the page: tasks longer than 50 ms (Long Tasks API). */

/** @param observed - called with the length of each stall, in milliseconds */
export function observeStalls(observed: (duration: number) => void): () => void {
  const observer = new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) observed(duration)
  })
  observer.observe({ type: 'longtask' })
  return () => observer.disconnect()
}
