/** The numbers of the status bar. */
import type { CameraState, CameraStatus } from '../../../src-main/contract/camera.ts'
import type { Message } from '../../../src-main/contract/text/text.ts'

export interface WallTotals {
  readonly cameras: Readonly<Record<CameraState, number>>
  /** Live cameras that have a warning. */
  readonly warned: number
  /** Frames per second of all cameras together. */
  readonly fps: number
  /** Bytes per second, from each camera's rate and its newest frame. */
  readonly bytesPerSecond: number
  /** Senders that have sent only messages that could not be shown. */
  readonly withoutPicture: readonly SenderFault[]
}

interface SenderFault {
  readonly camera: string
  readonly why: Message
}

export function wallTotals(cameras: Iterable<CameraStatus>): WallTotals {
  const counts = { live: 0, stalled: 0, gone: 0 }
  const withoutPicture: SenderFault[] = []
  let warned = 0
  let fps = 0
  let bytesPerSecond = 0
  for (const camera of cameras) {
    if (camera.received === 0) {
      const { name, lastFault } = camera
      if (lastFault !== undefined) withoutPicture.push({ camera: name, why: lastFault })
      continue
    }
    counts[camera.state] += 1
    if (camera.state === 'live' && camera.warnings.length > 0) warned += 1
    fps += camera.receivedFps
    bytesPerSecond += camera.receivedFps * camera.frameBytes
  }
  return { cameras: counts, warned, fps, bytesPerSecond, withoutPicture }
}
