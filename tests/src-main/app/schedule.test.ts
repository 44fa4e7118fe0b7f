/** Schedules in local time, over midnight and over both changes of the clock, in several zones. */
import { describe, expect, test } from 'vitest'
import { DAYS, type Schedule } from '../../../src-main/contract/alarm-rule.ts'
import { isScheduled, type OffsetAt } from '../../../src-main/app/schedule.ts'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS

/** Of a time zone by its name. */
function offsetIn(timeZone: string): OffsetAt {
  const format = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' })
  return (at) => {
    const name = format.formatToParts(at).find(({ type }) => type === 'timeZoneName')?.value ?? ''
    const [, sign = '+', hours = '0', minutes = '0'] = /GMT(?:([+-])(\d+):(\d+))?/.exec(name) ?? []
    return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes))
  }
}

/** Of each minute between two moments, those in which it counts, as ranges: `23:00Z-02:00Z`. */
function ranges(schedule: Schedule, zone: string, from: string, to: string): readonly string[] {
  const offsetAt = offsetIn(zone)
  const edges: number[] = []
  let wasOn = false
  for (let at = Date.parse(from); at <= Date.parse(to); at += MINUTE_MS) {
    const isOn = isScheduled(schedule, at, offsetAt)
    if (isOn !== wasOn) edges.push(at)
    wasOn = isOn
  }
  const clock = (at: number | undefined) =>
    at === undefined ? '' : `${new Date(at).toISOString().slice(11, 16)}Z`
  return edges.flatMap((edge, index) =>
    index % 2 === 0 ? [`${clock(edge)}-${clock(edges[index + 1])}`] : [],
  )
}

function daily(from: string, to: string): Schedule {
  return { days: DAYS, from, to }
}

test('without a schedule, always', () => {
  expect(isScheduled(null, 0)).toBe(true)
})

test('the time of this computer is the default', () => {
  const noon = new Date(2026, 5, 17, 12, 0).getTime() // A Wednesday.
  expect(isScheduled({ days: ['wed'], from: '11:59', to: '12:01' }, noon)).toBe(true)
  expect(isScheduled({ days: ['thu'], from: '11:59', to: '12:01' }, noon)).toBe(false)
  expect(isScheduled({ days: ['wed'], from: '12:01', to: '12:02' }, noon)).toBe(false)
})

describe('days', () => {
  const [wednesday, thursday] = ['2026-06-17T00:00Z', '2026-06-18T12:00Z']

  test('a time within a day begins and ends to the minute', () => {
    const schedule: Schedule = { days: ['wed'], from: '08:00', to: '17:30' }
    expect(ranges(schedule, 'UTC', wednesday, thursday)).toEqual(['08:00Z-17:30Z'])
  })

  test('over midnight it belongs to the day on which it begins', () => {
    const schedule: Schedule = { days: ['wed'], from: '22:00', to: '06:00' }
    expect(ranges(schedule, 'UTC', wednesday, thursday)).toEqual(['22:00Z-06:00Z'])
  })

  test('from a time to the same one is a whole day', () => {
    const schedule: Schedule = { days: ['wed'], from: '06:00', to: '06:00' }
    expect(ranges(schedule, 'UTC', wednesday, thursday)).toEqual(['06:00Z-06:00Z'])
  })

  test('from Sunday over midnight to Monday', () => {
    const schedule: Schedule = { days: ['sun'], from: '23:00', to: '01:00' }
    expect(ranges(schedule, 'UTC', '2026-06-20T12:00Z', '2026-06-22T12:00Z')).toEqual([
      '23:00Z-01:00Z',
    ])
  })

  test('a day before 1970 has its name, too', () => {
    const at = Date.UTC(1969, 11, 24, 12) // A Wednesday.
    expect(isScheduled({ days: ['wed'], from: '11:00', to: '13:00' }, at, () => 0)).toBe(true)
  })
})

describe('Berlin, where the clock goes from 02:00 to 03:00 on 29 March 2026, at 01:00 UTC', () => {
  const night = ['Europe/Berlin', '2026-03-28T12:00Z', '2026-03-29T12:00Z'] as const

  test.each([
    ['over the change', '22:00', '06:00', ['21:00Z-04:00Z']],
    ['that ends in the hour that is left out', '22:00', '02:30', ['21:00Z-01:00Z']],
    ['that begins in it', '02:30', '05:00', ['01:00Z-03:00Z']],
    ['all of it in it', '02:10', '02:50', []],
  ])('a schedule %s', (_what, from, to, expected) => {
    expect(ranges(daily(from, to), ...night)).toEqual(expected)
  })
})

describe('Berlin, where the clock goes from 03:00 back to 02:00 on 25 October 2026, at 01:00 UTC', () => {
  const night = ['Europe/Berlin', '2026-10-24T12:00Z', '2026-10-25T12:00Z'] as const

  test.each([
    ['over the change', '22:00', '06:00', ['20:00Z-05:00Z']],
    [
      'that ends in the hour that comes twice',
      '22:00',
      '02:30',
      ['20:00Z-00:30Z', '01:00Z-01:30Z'],
    ],
    ['that begins in it', '02:30', '05:00', ['00:30Z-01:00Z', '01:30Z-04:00Z']],
    ['before it', '01:00', '02:00', ['23:00Z-00:00Z']],
    ['after it', '03:00', '04:00', ['02:00Z-03:00Z']],
  ])('a schedule %s', (_what, from, to, expected) => {
    expect(ranges(daily(from, to), ...night)).toEqual(expected)
  })
})

test('New York, behind UTC, where the clock goes back on 1 November 2026, at 06:00 UTC', () => {
  const night = ['America/New_York', '2026-10-31T18:00Z', '2026-11-01T18:00Z'] as const
  expect(ranges(daily('22:00', '03:00'), ...night)).toEqual(['02:00Z-08:00Z'])
})

test('Lord Howe, where the clock goes back by half an hour on 5 April 2026, at 15:00 UTC', () => {
  const night = ['Australia/Lord_Howe', '2026-04-04T06:00Z', '2026-04-05T00:00Z'] as const
  expect(ranges(daily('22:00', '02:00'), ...night)).toEqual(['11:00Z-15:30Z'])
})

test('every hour of a year counts for a schedule of all days', () => {
  const offsetAt = offsetIn('Europe/Berlin')
  const schedule = daily('00:00', '00:00')
  for (let at = Date.UTC(2026, 0); at < Date.UTC(2027, 0); at += HOUR_MS)
    expect(isScheduled(schedule, at, offsetAt)).toBe(true)
})
