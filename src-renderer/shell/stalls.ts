/** Tells the main process of the page's stalls. The browser counts a task of over 50 ms as one (Long Tasks API). */
import type { CamwallBridge } from '../../src-main/contract/bridge.ts'

export function tellStalls(bridge: CamwallBridge): void {
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) void bridge.tellStall(duration)
  }).observe({ type: 'longtask' })
}
