import { describe, expect, test } from 'vitest'
import type { Warning } from '../../../../src-main/contract/warnings.ts'
import {
  filteredRows,
  healthRows,
  sortedRows,
  sortingAfter,
  type HealthRow,
  type Sorting,
} from '../../../../src-renderer/features/health/health-rows.ts'
import { aCamera } from '../../../support/a-camera.ts'

const warned = (...codes: readonly Warning['code'][]) => ({
  warnings: codes.map((code, index) => ({ code, since: 1000 + index })),
})
const NO_CAMERAS = { cameras: [], absent: [] } as const
const asSent = (camera: string) => camera

function rows(): readonly HealthRow[] {
  const statuses = [
    aCamera('Cam 10'),
    aCamera('Cam 2', { receivedFps: 5, frameBytes: 10_000 }),
    aCamera('Gate', { state: 'gone', receivedFps: 0, ...warned('gone') }),
    aCamera('Barn', warned('late', 'same-name')),
    aCamera('Yard', { state: 'stalled', ...warned('stalled') }),
  ]
  const cameras = [{ camera: 'Cam 2', rates: [4, 5], stalls: 3, reconnections: 1, latency: 12 }]
  return healthRows(statuses, { cameras, absent: ['Shed', 'Barn'] }, (camera) =>
    camera === 'Gate' ? 'North gate' : camera,
  )
}
const namesOf = (all: readonly HealthRow[]) => all.map(({ camera }) => camera)
const by = (column: Sorting['by'], isDown = true) =>
  namesOf(sortedRows(rows(), { by: column, isDown }))

test('a row has the camera’s numbers and its worst warning', () => {
  expect(rows()[1]).toEqual({
    camera: 'Cam 2',
    label: 'Cam 2',
    state: 'live',
    trouble: undefined,
    since: 0,
    warnings: [],
    fps: 5,
    bytesPerSecond: 50_000,
    dropped: 10,
    notShown: 0,
    latency: 12,
    stalls: 3,
    reconnections: 1,
    rates: [4, 5],
  })
  expect(rows()[3]).toMatchObject({ trouble: 'late', since: 1000 })
})

test('cameras that did not come have a row, but not those that have come', () => {
  expect(namesOf(rows())).toEqual(['Cam 10', 'Cam 2', 'Gate', 'Barn', 'Yard', 'Shed'])
  expect(rows()[5]).toMatchObject({ trouble: 'missing', fps: 0, since: 0 })
  expect(healthRows([], NO_CAMERAS, asSent)).toEqual([])
})

describe('sorting', () => {
  test('by trouble: the worst first, then those that stalled most, then by name', () => {
    expect(by('trouble')).toEqual(['Gate', 'Yard', 'Shed', 'Barn', 'Cam 2', 'Cam 10'])
  })

  test('by name on the wall, with numbers in their order', () => {
    expect(by('label', false)).toEqual(['Barn', 'Cam 2', 'Cam 10', 'Gate', 'Shed', 'Yard'])
  })

  test('by a number; what is not known is the least', () => {
    expect(by('latency')[0]).toBe('Cam 2')
    expect(by('fps', false).slice(0, 3)).toEqual(['Gate', 'Shed', 'Cam 2'])
  })

  test('a click sorts from the top down, another one from the bottom up', () => {
    const first = sortingAfter({ by: 'trouble', isDown: true }, 'fps')
    expect(first).toEqual({ by: 'fps', isDown: true })
    expect(sortingAfter(first, 'fps')).toEqual({ by: 'fps', isDown: false })
    expect(sortingAfter(first, 'label')).toEqual({ by: 'label', isDown: false })
  })
})

test('the filter keeps those in trouble, the search those whose names have the text', () => {
  const found = (onlyTroubled: boolean, search: string) =>
    namesOf(filteredRows(rows(), { onlyTroubled, search }))
  expect(found(true, '')).toEqual(['Gate', 'Barn', 'Yard', 'Shed'])
  expect(found(false, ' NORTH ')).toEqual(['Gate'])
  expect(found(false, 'gate')).toEqual(['Gate'])
  expect(found(true, 'cam')).toEqual([])
})
