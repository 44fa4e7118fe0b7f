import { expect, test } from 'vitest'
import { csvOf, plainTextOf } from '../../../../src-renderer/features/health/health-export.ts'
import { healthRows } from '../../../../src-renderer/features/health/health-rows.ts'
import { aCamera } from '../../../support/a-camera.ts'

const warnings = [
  { code: 'late', since: 0 },
  { code: 'clock', since: 0 },
] as const
const rows = healthRows(
  [
    aCamera('=cmd()', { warnings, frameBytes: 1000, receivedFps: 2 }),
    aCamera('Front, "left"'),
    aCamera('▶ Yard', { state: 'gone', receivedFps: 0 }),
  ],
  { cameras: [], absent: ['Gate'] },
  (camera) => camera.toLowerCase(),
)

test('CSV has a line for each camera, with plain numbers', () => {
  expect(csvOf(rows).split('\r\n')).toEqual([
    'Camera,Name on the tile,State,fps,kB/s,Dropped,Not shown,Latency,Stalls,Reconnects',
    "'=cmd(),'=cmd(),late clock,2.0,2,10,0,,0,0",
    '"Front, ""left""","front, ""left""",live,32.0,4192,10,0,,0,0',
    '▶ Yard,▶ yard,gone,0.0,0,10,0,,0,0',
    'Gate,gate,missing,0.0,0,0,0,,0,0',
    '',
  ])
})

test('the text has columns, and a name with line breaks stays on its line', () => {
  const odd = healthRows([aCamera('a\nb')], { cameras: [], absent: [] }, (camera) => camera)
  expect(plainTextOf(odd)).toBe(
    [
      'Camera  Name on the tile  State  fps   kB/s  Dropped  Not shown  Latency  Stalls  Reconnects',
      'a b     a b               live   32.0  4192  10       0                   0       0',
      '',
    ].join('\n'),
  )
})
