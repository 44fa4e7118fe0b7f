/** The settings' limits as the hub keeps them. */
import type { HubSettings } from '../../contract/settings.ts'
import type { RateLimit } from '../imagezmq/reply-pacer.ts'

/** Made once for each change of the settings: the hub asks for each reply. */
export interface Limits {
  /** Of one camera that can be seen. */
  readonly seen: RateLimit
  readonly hidden: RateLimit
  /** Of all cameras together. */
  readonly wall: RateLimit
}

export function limitsOf(hub: HubSettings): Limits {
  const mbps = hub.maxMbps ?? Infinity
  return {
    seen: { fps: hub.maxFps, mbps },
    hidden: { fps: Math.min(hub.hiddenFps, hub.maxFps), mbps },
    wall: { fps: hub.wallMaxFps ?? Infinity, mbps: hub.wallMaxMbps ?? Infinity },
  }
}
