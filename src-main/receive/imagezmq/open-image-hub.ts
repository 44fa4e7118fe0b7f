/** Opens a hub for either pattern. */
import type { HubListener, HubPattern, ImageHub } from './image-hub.ts'
import { openRepHub } from './rep-hub.ts'
import { openSubHub } from './sub-hub.ts'

/** Rejects with libzmq's error (`code`: `EADDRINUSE`, `EADDRNOTAVAIL`, `ENODEV`, …) if binding fails. */
export async function openImageHub(pattern: HubPattern, listener: HubListener): Promise<ImageHub> {
  return pattern.mode === 'req-rep' ? openRepHub(pattern, listener) : openSubHub(pattern, listener)
}
