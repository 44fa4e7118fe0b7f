/** The wall in a few numbers, for the status bar. */
import type { CameraState, CameraStatus } from '../../../src-main/contract/camera.ts'

export interface WallTotals {
  readonly cameras: Readonly<Record<CameraState, number>>
  /** Frames that arrive in a second, over all cameras. */
  readonly fps: number
  /** Bytes a second, from each camera's rate and its newest frame. */
  readonly bytesPerSecond: number
  /** Names of senders whose messages could not be shown so far, each with its reason. */
  readonly withoutPicture: readonly string[]
}

export function wallTotals(cameras: Iterable<CameraStatus>): WallTotals {
  const counts = { live: 0, stalled: 0, gone: 0 }
  const withoutPicture: string[] = []
  let fps = 0
  let bytesPerSecond = 0
  for (const camera of cameras) {
    if (camera.received === 0) {
      if (camera.lastFault !== undefined) withoutPicture.push(`${camera.name}: ${camera.lastFault}`)
      continue
    }
    counts[camera.state] += 1
    fps += camera.receivedFps
    bytesPerSecond += camera.receivedFps * camera.frameBytes
  }
  return { cameras: counts, fps, bytesPerSecond, withoutPicture }
}
