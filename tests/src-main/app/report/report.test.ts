import { expect, test } from 'vitest'
import { buildReport, type ReportSource } from '../../../../src-main/app/report/report.ts'
import { NO_COUNTS } from '../../../../src-main/contract/camera.ts'
import { aCamera } from '../../../support/a-camera.ts'
import { both, faulty, subscribed } from '../../../support/hub-states.ts'
import { verbatim } from '../../../support/verbatim.ts'

const barn = aCamera('Barn', {
  ...{ received: 41, painted: 21, dropped: 20, bytes: 900 },
  ...{ firstSeen: 1000, lastSeen: 3000 },
})
const totals = { ...NO_COUNTS, received: 41, painted: 21, dropped: 20, malformed: 1, bytes: 900 }
const refused = [{ why: 'address', who: '10.0.0.7', times: 3 }] as const
const work = { sent: 40, decoded: 39, byBrowser: 2, tilesDrawn: 24, mostInFlight: 6 }
const longestStalls = { main: 12.5, page: 80 }
const windows = [
  {
    layout: 'Wall',
    id: 'w1',
    width: 1280,
    height: 720,
    tiles: [{ id: 't1', camera: 'Barn', x: 0, y: 0, width: 640, height: 480 }],
    counts: { offered: 41, painted: 21, unchanged: 0, dropped: 20, undecodable: 0, onTheirWay: 0 },
  },
]

function aSource(differs: Partial<ReportSource> = {}): ReportSource {
  return {
    version: '1.2.3',
    startedAt: 0,
    endedAt: 5000,
    cameras: [barn],
    missing: [],
    totals,
    hub: both(
      faulty('tcp://*:80', { what: verbatim('Taken.'), todo: verbatim('Free it.') }),
      subscribed(['tcp://pi:5555', 'connected']),
    ),
    requests: { received: 42, answered: 42 },
    refused,
    latencies: { cameras: new Map(), all: undefined },
    recorded: new Map(),
    events: [{ camera: 'Barn', fields: ['Temp', '77 F'], arrivedAt: 2000, arrivedAtSteady: 0 }],
    work,
    windows,
    longestStalls,
    ...differs,
  }
}

test('rates are means over the time in which a camera was seen', () => {
  const report = buildReport(aSource())
  expect(report).toEqual({
    program: 'camwall',
    version: '1.2.3',
    startedAt: '1970-01-01T00:00:00.000Z',
    endedAt: '1970-01-01T00:00:05.000Z',
    seconds: 5,
    cameras: [
      {
        name: 'Barn',
        mode: 'req-rep',
        knownBy: 'connection',
        received: 41,
        painted: 21,
        unchanged: 0,
        dropped: 20,
        damaged: 0,
        malformed: 0,
        bytes: 900,
        width: 640,
        height: 480,
        receivedFps: 20,
        paintedFps: 10,
        firstSeen: '1970-01-01T00:00:01.000Z',
        lastSeen: '1970-01-01T00:00:03.000Z',
        warnings: [],
      },
    ],
    missing: [],
    totals,
    receivers: [
      { kind: 'listener', address: 'tcp://*:80', state: 'fault', fault: 'Taken.' },
      { kind: 'publisher', address: 'tcp://pi:5555', state: 'connected' },
    ],
    requests: { received: 42, answered: 42 },
    refused,
    events: [{ camera: 'Barn', fields: ['Temp', '77 F'], at: '1970-01-01T00:00:02.000Z' }],
    work,
    windows,
    longestStalls,
  })
})

test('the warnings of a camera are reported by their codes, and missing cameras by their names', () => {
  const warnings = [
    { code: 'stalled', since: 2000 },
    { code: 'same-name', since: 1000 },
  ] as const
  const report = buildReport(aSource({ cameras: [{ ...barn, warnings }], missing: ['Gate'] }))
  expect(report.cameras[0]?.warnings).toEqual(['stalled', 'same-name'])
  expect(report.missing).toEqual(['Gate'])
})

test('latencies are reported for each camera and in total, only if they were measured', () => {
  const ofBarn = { count: 5, p50: 8, p99: 16, max: 17 }
  const all = { count: 9, p50: 7, p99: 18, max: 20 }
  const report = buildReport(
    aSource({
      cameras: [barn, { ...barn, name: 'Yard' }],
      latencies: { cameras: new Map([['Barn', ofBarn]]), all },
    }),
  )
  expect(report.latency).toEqual(all)
  const [first, second] = report.cameras
  expect(first?.latency).toEqual(ofBarn)
  expect(second).not.toHaveProperty('latency')
})

test('has what was recorded of a camera', () => {
  const recorded = { frames: 40, bytes: 880, dropped: 1 }
  const { cameras } = buildReport(aSource({ recorded: new Map([['Barn', recorded]]) }))
  expect(cameras[0]?.recorded).toEqual(recorded)
  expect(buildReport(aSource()).cameras[0]).not.toHaveProperty('recorded')
})
