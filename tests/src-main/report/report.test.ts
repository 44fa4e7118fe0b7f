import { expect, test } from 'vitest'
import { buildReport } from '../../../src-main/report/report.ts'

test('rates are means over the time that a camera was seen', () => {
  const totals = { received: 41, painted: 21, dropped: 20, malformed: 1, bytes: 900 }
  const report = buildReport({
    version: '1.2.3',
    startedAt: 0,
    endedAt: 5000,
    cameras: [
      {
        name: 'Barn',
        mode: 'req-rep',
        state: 'live',
        received: 41,
        painted: 21,
        dropped: 20,
        malformed: 0,
        bytes: 900,
        width: 640,
        height: 480,
        frameBytes: 20,
        format: 'jpeg',
        receivedFps: 99,
        paintedFps: 99,
        firstSeen: 1000,
        lastSeen: 3000,
      },
    ],
    totals,
  })
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
        received: 41,
        painted: 21,
        dropped: 20,
        malformed: 0,
        bytes: 900,
        width: 640,
        height: 480,
        receivedFps: 20,
        paintedFps: 10,
        firstSeen: '1970-01-01T00:00:01.000Z',
        lastSeen: '1970-01-01T00:00:03.000Z',
      },
    ],
    totals,
  })
})
