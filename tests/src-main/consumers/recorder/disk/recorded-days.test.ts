import { expect, test } from 'vitest'
import fc from 'fast-check'
import {
  localDayOf,
  recordedDays,
} from '../../../../../src-main/consumers/recorder/disk/recorded-days.ts'

const at = (day: number, hour: number) => new Date(2026, 10, day, hour).getTime()

const aFile = (begunAt: number, endedAt: number | undefined, bytes: number | undefined) => ({
  id: 1,
  ...{ path: '2026-11-26/Barn.mkv', camera: 'Barn', format: 'mkv', isProtected: false },
  ...{ begunAt, endedAt, bytes },
})

test('a file is counted on the day on which it began, and makes a day of each that it reaches', () => {
  const files = [
    aFile(at(26, 9), at(26, 10), 100),
    aFile(at(24, 23), at(26, 1), 50),
    aFile(at(27, 1), undefined, undefined),
  ]
  expect(recordedDays(files, at(27, 2))).toEqual([
    { from: at(24, 0), to: at(25, 0), files: 1, bytes: 50 },
    { from: at(25, 0), to: at(26, 0), files: 0, bytes: 0 },
    { from: at(26, 0), to: at(27, 0), files: 1, bytes: 100 },
    { from: at(27, 0), to: at(28, 0), files: 1, bytes: 0 },
  ])
})

test('a file that ends before it begins, or in another century, does not hang', () => {
  expect(recordedDays([aFile(at(26, 9), at(20, 9), 1)], at(26, 9))).toHaveLength(1)
  expect(recordedDays([aFile(0, at(26, 9), 1)], at(26, 9))).toHaveLength(366)
})

test('days follow each other, also where a clock is changed', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: Date.UTC(2100, 0) }), (time) => {
      const { from, to } = localDayOf(time)
      expect(from).toBeLessThanOrEqual(time)
      expect(to).toBeGreaterThan(time)
      expect(localDayOf(to).from).toBe(to)
    }),
  )
})
