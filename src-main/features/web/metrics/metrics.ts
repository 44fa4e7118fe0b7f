/** What `/metrics` has: the figures of the report, by camera, and those of this process. */
import type { CameraReport, Report } from '../../../app/report/report.ts'
import { CAMERA_STATES, type CameraStatus, type Counters } from '../../../contract/camera.ts'
import { ENGLISH, type PlainTextKey } from '../../../contract/text/text.ts'
import type { Metric, Sample } from './prometheus.ts'

export interface MetricsSource {
  readonly report: Pick<Report, 'version' | 'startedAt' | 'cameras' | 'totals' | 'requests'>
  readonly cameras: readonly Pick<CameraStatus, 'name' | 'state' | 'lastFrameAt' | 'warnings'>[]
  readonly isHubOpen: boolean
  /** Of this server. */
  readonly web: {
    readonly walls: number
    readonly streams: number
    /** Bytes of pictures that were sent. */
    readonly pictureBytes: number
  }
  readonly process: {
    readonly residentBytes: number
    readonly cpuSeconds: number
  }
}

/** Counters of a camera, by the metric's name without `camwall_camera_`. */
const CAMERA_COUNTERS = {
  received_frames_total: 'received',
  painted_frames_total: 'painted',
  unchanged_frames_total: 'unchanged',
  dropped_frames_total: 'dropped',
  damaged_frames_total: 'damaged',
  malformed_messages_total: 'malformed',
  received_bytes_total: 'bytes',
} as const satisfies Readonly<Record<string, keyof Counters>>

const metricOf =
  (type: Metric['type']) =>
  (name: string, help: PlainTextKey, samples: readonly Sample[]): Metric => ({
    ...{ name, type, samples },
    help: ENGLISH.text(help),
  })
const gauge = metricOf('gauge')
const counter = metricOf('counter')

export function metricsOf({
  report,
  cameras,
  isHubOpen,
  web,
  process,
}: MetricsSource): readonly Metric[] {
  const { version, startedAt, totals } = report
  return [
    gauge('camwall_info', 'metrics.info', [{ labels: { version }, value: 1 }]),
    gauge('camwall_hub_open', 'metrics.hub-open', [{ value: Number(isHubOpen) }]),
    gauge(
      'camwall_cameras',
      'metrics.cameras',
      CAMERA_STATES.map((state) => ({
        labels: { state },
        value: cameras.filter((camera) => camera.state === state).length,
      })),
    ),
    counter('camwall_received_frames_total', 'metrics.received', [{ value: totals.received }]),
    counter('camwall_received_bytes_total', 'metrics.bytes', [{ value: totals.bytes }]),
    gauge(
      'camwall_camera_live',
      'metrics.camera-live',
      cameras.map(({ name, state }) => ({
        labels: { camera: name },
        value: Number(state === 'live'),
      })),
    ),
    gauge(
      'camwall_camera_last_frame_timestamp_seconds',
      'metrics.camera-last-frame',
      cameras.map(({ name, lastFrameAt }) => ({
        labels: { camera: name },
        value: lastFrameAt / 1000,
      })),
    ),
    gauge(
      'camwall_camera_warnings',
      'metrics.camera-warnings',
      cameras.map(({ name, warnings }) => ({
        labels: { camera: name },
        value: warnings.length,
      })),
    ),
    ...Object.entries(CAMERA_COUNTERS).map(([name, key]) =>
      counter(`camwall_camera_${name}`, `metrics.camera-${key}`, countsOf(report.cameras, key)),
    ),
    gauge('camwall_web_walls', 'metrics.web-walls', [{ value: web.walls }]),
    gauge('camwall_web_streams', 'metrics.web-streams', [{ value: web.streams }]),
    counter('camwall_web_picture_bytes_total', 'metrics.web-bytes', [{ value: web.pictureBytes }]),
    gauge('process_start_time_seconds', 'metrics.start-time', [
      { value: Date.parse(startedAt) / 1000 },
    ]),
    gauge('process_resident_memory_bytes', 'metrics.memory', [{ value: process.residentBytes }]),
    counter('process_cpu_seconds_total', 'metrics.cpu', [{ value: process.cpuSeconds }]),
  ]
}

function countsOf(cameras: readonly CameraReport[], key: keyof Counters): readonly Sample[] {
  return cameras.map((camera) => ({ labels: { camera: camera.name }, value: camera[key] }))
}
