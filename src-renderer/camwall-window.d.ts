/** The bridge that the preload exposes to the page. */
import type { CamwallBridge } from '../src-main/features/list.ts'

declare global {
  interface Window {
    readonly camwall: CamwallBridge
  }
}
