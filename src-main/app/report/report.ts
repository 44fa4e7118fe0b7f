/** What `--report` writes: the figures that imageZMQ's timing programs print, for every camera. */
import type { CameraStatus, Counters, ScreenCounts } from '../../contract/camera.ts'
import type { LaidTile, Work } from '../../contract/frame.ts'
import { receiversOf, type HubState, type ReceiverStatus } from '../../contract/hub.ts'
import type { Pattern } from '../../contract/mode.ts'
import { isReplayed } from '../../contract/replayed.ts'
import type { RecordedCounts } from '../../contract/recording.ts'
import type { SourceKind } from '../../contract/source.ts'
import { ENGLISH } from '../../contract/text/text.ts'
import type { WarningCode } from '../../contract/warnings.ts'
import type { CameraStatistics } from '../../feed/cameras.ts'
import type { CameraEvent } from '../../feed/frame-consumer.ts'
import type { Latency } from '../../feed/latency-meter.ts'
import { isoTime } from '../../lib/iso-time.ts'
import type { RefusedCount } from '../../receive/access/refusal.ts'
import type { RequestCounts } from '../../receive/imagezmq/image-hub.ts'

export interface CameraReport extends Counters {
  readonly name: string
  readonly mode: Pattern
  /** By what its sender is known. */
  readonly knownBy: SourceKind
  /** Only for a name that two senders used when the report was written. */
  readonly isShared?: true
  /** Only for a camera of a recording. */
  readonly replayed?: true
  readonly width: number
  readonly height: number
  /** Frames a second from the camera's first message to its last. */
  readonly receivedFps: number
  readonly paintedFps: number
  /** ISO 8601. */
  readonly firstSeen: string
  readonly lastSeen: string
  /** ISO 8601; only for a camera that sent the same picture for at least 30 seconds when the report was written. */
  readonly unchangedSince?: string
  /** What was wrong with it when the report was written, the worst first. */
  readonly warnings: readonly WarningCode[]
  /** In English, as all of the report. */
  readonly lastFault?: string
  /** Milliseconds from the sender's call to the wall; only for senders that include the time. */
  readonly latency?: Latency
  /** Only for a camera that was recorded. */
  readonly recorded?: RecordedCounts
}

/** An address at which the hub listens (`listener`), or to which it connects (`publisher`). */
export interface ReceiverReport extends Pick<ReceiverStatus, 'kind' | 'address' | 'state'> {
  /** Only in the state `fault`; in English. */
  readonly fault?: string
}

/** An event: text that a sender sent without a picture. */
export interface EventReport {
  /** A camera of its sender, or the name that came with it. */
  readonly camera: string
  readonly fields: readonly string[]
  /** ISO 8601. */
  readonly at: string
}

/** A window that is open: its wall and tiles in CSS pixels, and what became of the frames that it was offered. */
export interface WindowReport {
  readonly id: string
  /** The name of the layout that it shows. */
  readonly layout: string
  readonly width: number
  readonly height: number
  readonly tiles: readonly TileReport[]
  readonly counts: ScreenCounts
}

/** `x` and `y` are those of its top left corner on the wall. */
export interface TileReport extends Pick<LaidTile, 'camera' | 'x' | 'y' | 'width' | 'height'> {
  readonly id: string
  /** Only for the place of a camera that has not come. */
  readonly isAbsent?: true
  /** Only for the hotspot, which shows the selected camera. */
  readonly isHotspot?: true
}

export interface Report {
  readonly program: 'camwall'
  readonly version: string
  readonly startedAt: string
  readonly endedAt: string
  readonly seconds: number
  readonly cameras: readonly CameraReport[]
  /** Cameras that have a place on the wall, have not sent since Camwall started, and are warned of. */
  readonly missing: readonly string[]
  readonly totals: Counters
  /** The addresses of the hub, with their states when it was closed. */
  readonly receivers: readonly ReceiverReport[]
  readonly requests: RequestCounts
  readonly refused: readonly RefusedCount[]
  readonly latency?: Latency
  /** The newest events of senders, the oldest of them first. */
  readonly events: readonly EventReport[]
  /** Of all windows, also of those that were closed. */
  readonly work: Work
  readonly windows: readonly WindowReport[]
  /** Only with `--replay`. */
  readonly replay?: ReplayReport
  readonly longestStalls: LongestStalls
}

/** What was sent of a recording. */
export interface ReplayReport {
  readonly frames: number
  /** Not sent, because the hub took them too slowly. */
  readonly skipped: number
  /** How much later than recorded frames were sent, in milliseconds. */
  readonly jitter?: Latency
}

/** Milliseconds in which a process did nothing else: what a person sees as a window that hangs. */
export interface LongestStalls {
  readonly main: number
  /** Counted from 50 ms on. */
  readonly page: number
}

export interface ReportSource {
  readonly version: string
  /** Milliseconds since the epoch. */
  readonly startedAt: number
  readonly endedAt: number
  readonly cameras: readonly CameraStatus[]
  readonly missing: readonly string[]
  readonly totals: Counters
  readonly hub: HubState
  readonly requests: RequestCounts
  readonly refused: readonly RefusedCount[]
  readonly latencies: ReturnType<CameraStatistics['latencies']>
  /** By camera. */
  readonly recorded: ReadonlyMap<string, RecordedCounts>
  readonly events: readonly CameraEvent[]
  readonly work: Work
  readonly windows: readonly WindowReport[]
  readonly replay?: ReplayReport | undefined
  readonly longestStalls: LongestStalls
}

export function buildReport({
  version,
  startedAt,
  endedAt,
  cameras,
  missing,
  totals,
  hub,
  requests,
  refused,
  latencies,
  recorded,
  events,
  work,
  windows,
  replay,
  longestStalls,
}: ReportSource): Report {
  return {
    program: 'camwall',
    version,
    startedAt: isoTime(startedAt),
    endedAt: isoTime(endedAt),
    seconds: (endedAt - startedAt) / 1000,
    cameras: cameras.map((camera) =>
      reportCamera(camera, latencies.cameras.get(camera.name), recorded.get(camera.name)),
    ),
    missing,
    totals,
    receivers: receiversOf(hub).map(reportReceiver),
    requests,
    refused,
    ...(latencies.all === undefined ? {} : { latency: latencies.all }),
    events: events.map(({ camera, fields, arrivedAt }) => ({
      camera,
      fields,
      at: isoTime(arrivedAt),
    })),
    work,
    windows,
    ...(replay === undefined ? {} : { replay }),
    longestStalls,
  }
}

function reportReceiver({ kind, address, state, fault }: ReceiverStatus): ReceiverReport {
  return {
    kind,
    address,
    state,
    ...(fault === undefined ? {} : { fault: ENGLISH.say(fault.what) }),
  }
}

function reportCamera(
  camera: CameraStatus,
  latency: Latency | undefined,
  recorded: RecordedCounts | undefined,
): CameraReport {
  const seconds = (camera.lastSeen - camera.firstSeen) / 1000
  return {
    name: camera.name,
    mode: camera.mode,
    knownBy: camera.knownBy,
    ...(camera.isShared ? { isShared: true } : {}),
    ...(isReplayed(camera.name) ? { replayed: true } : {}),
    received: camera.received,
    painted: camera.painted,
    unchanged: camera.unchanged,
    dropped: camera.dropped,
    damaged: camera.damaged,
    malformed: camera.malformed,
    bytes: camera.bytes,
    width: camera.width,
    height: camera.height,
    receivedFps: ratePerSecond(camera.received, seconds),
    paintedFps: ratePerSecond(camera.painted, seconds),
    firstSeen: isoTime(camera.firstSeen),
    lastSeen: isoTime(camera.lastSeen),
    ...(camera.unchangedSince === 0 ? {} : { unchangedSince: isoTime(camera.unchangedSince) }),
    warnings: camera.warnings.map(({ code }) => code),
    ...(camera.lastFault === undefined ? {} : { lastFault: ENGLISH.say(camera.lastFault) }),
    ...(latency === undefined ? {} : { latency }),
    ...(recorded === undefined ? {} : { recorded }),
  }
}

/** n frames have n - 1 pauses between them. */
function ratePerSecond(count: number, seconds: number): number {
  return count < 2 || seconds <= 0 ? 0 : Math.round(((count - 1) / seconds) * 100) / 100
}
