/** The settings' limits as the hub keeps them. */
import type { HubSettings } from '../../contract/settings.ts'
import type { RateLimit } from '../../receive/imagezmq/reply-pacer.ts'

/** Made once for each change of the settings: the hub asks for each reply. */
export interface Limits {
  /** Of one camera, by how many frames a second of it anybody wants. */
  camera(demand: number): RateLimit
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
