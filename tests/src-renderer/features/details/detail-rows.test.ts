import { expect, test } from 'vitest'
import {
  countRows,
  detailRows,
  readingRows,
} from '../../../../src-renderer/features/details/detail-rows.ts'
import { aCamera } from '../../../support/a-camera.ts'

const NOW = new Date(2026, 5, 1, 14, 3, 20).getTime()
const BARN = aCamera('Barn', {
  format: 'jpeg',
  width: 1920,
  height: 1080,
  frameBytes: 125_000,
  receivedFps: 30,
  paintedFps: 29,
  firstSeen: NOW - 20_000,
  lastFrameAt: NOW - 2000,
  knownBy: 'address',
  readings: { temp: 21.5 },
  dropped: 1234,
})

function valuesOf(rows: ReturnType<typeof detailRows>) {
  return Object.fromEntries(rows.map(({ key, value }) => [key, value]))
}

test('the details of a camera: its sender, picture, rates and times', () => {
  expect(valuesOf(detailRows(BARN, { p50: 33, p99: 78 }, NOW))).toEqual({
    sender: 'REQ/REP, known by its address',
    picture: 'JPEG, 1920×1080',
    frame: '125 kB',
    received: '30 fps',
    painted: '29 fps',
    bandwidth: '30 Mbit/s',
    latency: '33 ms, 99% below 78 ms',
    age: '2 s',
    since: '14:03',
  })
})

test('a sender that reports no times has no latency', () => {
  expect(valuesOf(detailRows(BARN, undefined, NOW))['latency']).toBe('The sender reports no times.')
})

test('counters and readings', () => {
  expect(valuesOf(countRows(BARN))).toMatchObject({ 'dropped-count': '1,234' })
  expect(readingRows(BARN)).toEqual([{ key: 'reading temp', label: 'temp', value: '21.5' }])
})
