import { expect, test } from 'vitest'
import {
  EVERYTHING,
  filterOf,
  spanStart,
} from '../../../../src-renderer/features/events/event-filter.ts'

const NOW = new Date(2026, 10, 26, 9, 30).getTime()
const NAMES = new Map([['cam-3', 'Front door']])

test('nothing chosen is no filter', () => {
  expect(filterOf({ ...EVERYTHING, search: '  ' }, NAMES)).toEqual({})
})

test('what is chosen is the filter', () => {
  const from = spanStart('hour', NOW)
  const choice = { camera: 'Barn', kind: 'health', span: 'hour', from, search: '' } as const
  expect(from).toBe(NOW - 3_600_000)
  expect(filterOf(choice, NAMES)).toEqual({ camera: 'Barn', kind: 'health', from })
})

test('a search finds warnings and cameras by what the page calls them', () => {
  const search = (typed: string) => filterOf({ ...EVERYTHING, search: typed }, NAMES).search
  expect(search('shared NAME')).toEqual({ part: 'shared NAME', codes: ['same-name'], cameras: [] })
  expect(search('door ')).toEqual({ part: 'door', codes: [], cameras: ['cam-3'] })
})

test('a night begins in the evening before, by local time', () => {
  expect(spanStart('night', NOW)).toBe(new Date(2026, 10, 25, 18).getTime())
  // Over a change of the clock, too.
  const sunday = new Date(2026, 2, 29, 9).getTime()
  expect(spanStart('night', sunday)).toBe(new Date(2026, 2, 28, 18).getTime())
  expect(spanStart('all', NOW)).toBeUndefined()
})
