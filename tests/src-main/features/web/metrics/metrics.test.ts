/** By a parser that is not ours. */
import parse from 'parse-prometheus-text-format'
import { expect, test } from 'vitest'
import {
  metricsOf,
  type MetricsSource,
} from '../../../../../src-main/features/web/metrics/metrics.ts'
import { metricsText } from '../../../../../src-main/features/web/metrics/prometheus.ts'
import { buildReport } from '../../../../../src-main/app/report/report.ts'
import { NO_COUNTS } from '../../../../../src-main/contract/camera.ts'
import { NO_WORK } from '../../../../../src-main/consumers/screen/frame-link.ts'
import { aCamera } from '../../../../support/a-camera.ts'
import { listening } from '../../../../support/hub-states.ts'

const ODD = 'A "quoted" name\\ with\na line {and="more"}'

function source(): MetricsSource {
  const cameras = [
    aCamera('Barn', { received: 7, bytes: 12_345, lastFrameAt: 1500 }),
    aCamera(ODD, { state: 'gone', received: 1, lastFrameAt: 0 }),
  ]
  const report = buildReport({
    ...{ version: '1.2.3', startedAt: 2000, endedAt: 3000, cameras, missing: [], windows: [] },
    hub: listening('tcp://*:5555'),
    totals: { ...NO_COUNTS, received: 8 },
    requests: { received: 8, answered: 8 },
    ...{ refused: [], latencies: { all: undefined, cameras: new Map() }, recorded: new Map() },
    ...{ events: [], work: NO_WORK, longestStalls: { main: 0, page: 0 } },
  })
  return {
    ...{ report, cameras, isHubOpen: true },
    web: { walls: 1, streams: 2, pictureBytes: 3 },
    process: { residentBytes: 1024, cpuSeconds: 1.5 },
  }
}

function parsed() {
  const families = parse(metricsText(metricsOf(source())))
  return new Map(families.map((family) => [family.name, family]))
}

test('every series has a name of its own, a type and a help', () => {
  const metrics = metricsOf(source())
  const families = parsed()
  expect(families.size).toBe(metrics.length)
  for (const { name, type, help } of metrics)
    expect(families.get(name)).toMatchObject({ type: type.toUpperCase(), help })
})

test('cameras have the figures of the report, by their names as they are', () => {
  expect(parsed().get('camwall_camera_received_frames_total')?.metrics).toEqual([
    { value: '7', labels: { camera: 'Barn' } },
    { value: '1', labels: { camera: ODD } },
  ])
  expect(parsed().get('camwall_camera_last_frame_timestamp_seconds')?.metrics[0]?.value).toBe('1.5')
})

test('cameras are counted by state, those that there are none of, too', () => {
  expect(parsed().get('camwall_cameras')?.metrics).toEqual([
    { value: '1', labels: { state: 'live' } },
    { value: '0', labels: { state: 'stalled' } },
    { value: '1', labels: { state: 'gone' } },
  ])
})
