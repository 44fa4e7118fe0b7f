import { expect, test } from 'vitest'
import { zonedTime } from '../../../src-main/lib/iso-time.ts'

test('a local time has its zone', () => {
  const at = Date.UTC(2026, 10, 26, 16, 3, 59, 123)
  expect(zonedTime(at, 60)).toBe('2026-11-26T17:03:59.123+01:00')
  expect(zonedTime(at, -210)).toBe('2026-11-26T12:33:59.123-03:30')
  expect(zonedTime(at + 0.9, 0)).toBe('2026-11-26T16:03:59.123+00:00')
  expect(Date.parse(zonedTime(at))).toBe(at)
})
