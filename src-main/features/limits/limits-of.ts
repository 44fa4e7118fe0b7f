/** Converts the settings to the hub's limits. */
import type { HubSettings } from '../../contract/settings.ts'
import type { RateLimit } from '../../receive/imagezmq/reply-pacer.ts'

/** Created once for each change of the settings, because the hub reads it for each reply. */
export interface Limits {
  /** Of one camera, from its demand in frames a second. */
  readonly camera: (demand: number) => RateLimit
  /** Of all cameras together. */
  readonly wall: RateLimit
}

type LimitSettings = Pick<
  HubSettings,
  'maxFps' | 'maxMbps' | 'wallMaxFps' | 'wallMaxMbps' | 'hiddenFps'
>

export function limitsOf(settings: LimitSettings): Limits {
  const { maxFps, hiddenFps } = settings
  const mbps = settings.maxMbps ?? Infinity
  return {
    camera: (demand) => ({ fps: Math.min(maxFps, Math.max(hiddenFps, demand)), mbps }),
    wall: { fps: settings.wallMaxFps ?? Infinity, mbps: settings.wallMaxMbps ?? Infinity },
  }
}
