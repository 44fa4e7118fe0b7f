/** Tells of the page's stalls. The browser counts a task of over 50 ms as one (Long Tasks API). */

/** @param tell - hears how long each one was, in milliseconds */
export function tellStalls(tell: (duration: number) => void): () => void {
  const observer = new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) tell(duration)
  })
  observer.observe({ type: 'longtask' })
  return () => observer.disconnect()
}
