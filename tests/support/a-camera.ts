/** A camera's status as published by the main process, for tests of either process. */
import type { CameraStatus } from '../../src-main/contract/camera.ts'
import { NO_READINGS } from '../../src-main/contract/readings.ts'

export function aCamera(name: string, differs: Partial<CameraStatus> = {}): CameraStatus {
  return {
    name,
    mode: 'req-rep',
    knownBy: 'connection',
    isShared: false,
    readings: NO_READINGS,
    state: 'live',
    warnings: [],
    width: 640,
    height: 480,
    shape: { width: 640, height: 480 },
    frameBytes: 131_000,
    format: 'jpeg',
    receivedFps: 32,
    paintedFps: 30,
    firstSeen: 0,
    lastSeen: 1000,
    lastFrameAt: 1000,
    unchangedSince: 0,
    received: 100,
    painted: 90,
    unchanged: 0,
    dropped: 10,
    damaged: 0,
    malformed: 0,
    bytes: 13_100_000,
    ...differs,
  }
}
