import { expect, test } from 'vitest'
import { DAYS } from '../../../../src-main/contract/alarm-rule.ts'
import {
  ALL_BY_HAND,
  NONE_BY_HAND,
  RecordedCameras,
  withCameras,
  withReplacedByHand,
} from '../../../../src-main/features/recording/recorded-cameras.ts'

const HOUR_MS = 3_600_000
/** By local time, as schedules are. */
const at = (hour: number) => ({
  at: new Date(2026, 10, 26, hour).getTime(),
  steady: hour * HOUR_MS,
})
const NIGHTS = { days: DAYS, from: '22:00', to: '06:00' } as const

test('a person chooses cameras, or all but some', () => {
  const some = withCameras(NONE_BY_HAND, ['Barn', 'Gate'], true)
  expect(withCameras(some, ['Barn'], false)).toEqual({ isAll: false, cameras: ['Gate'] })
  const but = withCameras(ALL_BY_HAND, ['Barn', 'Gate'], false)
  expect(but).toEqual({ isAll: true, cameras: ['Barn', 'Gate'] })
  expect(withCameras(but, ['Barn'], true)).toEqual({ isAll: true, cameras: ['Gate'] })
  expect(withCameras(some, ['Barn', 'Barn'], true).cameras).toEqual(['Gate', 'Barn', 'Barn'])
})

test('a camera that replaces another is recorded in its place', () => {
  const some = { isAll: false, cameras: ['Barn', 'Gate'] }
  expect(withReplacedByHand(some, { from: 'Barn', to: 'New' }).cameras).toEqual(['Gate', 'New'])
  expect(withReplacedByHand(some, { from: 'Barn', to: undefined }).cameras).toEqual(['Gate'])
  expect(withReplacedByHand(some, { from: 'Other', to: 'New' })).toBe(some)
})

test('with all, cameras that come are recorded, too', () => {
  const recorded = new RecordedCameras(ALL_BY_HAND, null, () => [])
  expect(recorded.has('anything', at(0))).toBe(true)
  recorded.set(['Barn'], false)
  expect(recorded.has('Barn', at(0))).toBe(false)
  recorded.setAll(false, ['Barn', 'Gate'])
  expect(recorded.has('Gate', at(0))).toBe(false)
})

test('an alarm records for its seconds, from the last one on', () => {
  const recorded = new RecordedCameras(NONE_BY_HAND, null, () => [])
  recorded.recordFor(['Barn'], 10, { at: 0, steady: 0 })
  recorded.recordFor(['Barn'], 10, { at: 0, steady: 5000 })
  recorded.recordFor(['Barn'], 1, { at: 0, steady: 6000 })
  expect(recorded.has('Barn', { at: 0, steady: 14_999 })).toBe(true)
  expect(recorded.has('Barn', { at: 0, steady: 15_000 })).toBe(false)
  expect(recorded.has('Gate', { at: 0, steady: 6000 })).toBe(false)
  recorded.set(['Barn'], false)
  expect(recorded.has('Barn', { at: 0, steady: 6000 })).toBe(false)
})

test('a schedule records the cameras of a group at its times', () => {
  const schedule = { cameras: { by: 'groups', groups: ['Yard'] }, times: NIGHTS } as const
  const recorded = new RecordedCameras(NONE_BY_HAND, schedule, (camera) =>
    camera === 'Gate' ? ['Yard'] : [],
  )
  expect(recorded.has('Gate', at(23))).toBe(true)
  expect(recorded.has('Gate', at(12))).toBe(false)
  expect(recorded.has('Barn', at(23))).toBe(false)
})

test('one that a person stops at night is recorded again the next night', () => {
  const schedule = { cameras: { by: 'all' }, times: NIGHTS } as const
  const recorded = new RecordedCameras(NONE_BY_HAND, schedule, () => [])
  recorded.set(['Gate'], false)
  recorded.pass(at(23))
  expect(recorded.has('Gate', at(23))).toBe(false)
  expect(recorded.has('Barn', at(23))).toBe(true)
  recorded.pass(at(30)) // 06:00
  recorded.pass(at(46))
  expect(recorded.has('Gate', at(46))).toBe(true)
  recorded.set(['Gate'], false)
  recorded.set(['Gate'], true)
  expect(recorded.has('Gate', at(36))).toBe(true)
})
