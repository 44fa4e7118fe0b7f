/** What `--report` writes: the figures that imageZMQ's timing programs print, for every camera. */
import type { CameraStatus, Counters } from '../contract/camera.ts'
import type { Mode } from '../contract/settings.ts'

export interface CameraReport extends Counters {
  readonly name: string
  readonly mode: Mode
  readonly width: number
  readonly height: number
  /** Frames a second from the camera's first message to its last. */
  readonly receivedFps: number
  readonly paintedFps: number
  /** ISO 8601. */
  readonly firstSeen: string
  readonly lastSeen: string
  readonly lastFault?: string
}

export interface Report {
  readonly program: 'camwall'
  readonly version: string
  readonly startedAt: string
  readonly endedAt: string
  readonly seconds: number
  readonly cameras: readonly CameraReport[]
  readonly totals: Counters
}

export interface ReportSource {
  readonly version: string
  /** Milliseconds since the epoch. */
  readonly startedAt: number
  readonly endedAt: number
  readonly cameras: readonly CameraStatus[]
  readonly totals: Counters
}

export function buildReport({
  version,
  startedAt,
  endedAt,
  cameras,
  totals,
}: ReportSource): Report {
  return {
    program: 'camwall',
    version,
    startedAt: isoTime(startedAt),
    endedAt: isoTime(endedAt),
    seconds: (endedAt - startedAt) / 1000,
    cameras: cameras.map(reportCamera),
    totals,
  }
}

function reportCamera(camera: CameraStatus): CameraReport {
  const seconds = (camera.lastSeen - camera.firstSeen) / 1000
  return {
    name: camera.name,
    mode: camera.mode,
    received: camera.received,
    painted: camera.painted,
    dropped: camera.dropped,
    malformed: camera.malformed,
    bytes: camera.bytes,
    width: camera.width,
    height: camera.height,
    receivedFps: ratePerSecond(camera.received, seconds),
    paintedFps: ratePerSecond(camera.painted, seconds),
    firstSeen: isoTime(camera.firstSeen),
    lastSeen: isoTime(camera.lastSeen),
    ...(camera.lastFault === undefined ? {} : { lastFault: camera.lastFault }),
  }
}

/** n frames have n - 1 pauses between them. */
function ratePerSecond(count: number, seconds: number): number {
  return count < 2 || seconds <= 0 ? 0 : Math.round(((count - 1) / seconds) * 100) / 100
}

function isoTime(ms: number): string {
  return new Date(ms).toISOString()
}
