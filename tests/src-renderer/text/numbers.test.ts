/** Numbers as a person reads them. */
import { describe, expect, test } from 'vitest'
import {
  bytesWords,
  countWords,
  durationWords,
  fpsWords,
  megabytesNumber,
  sinceWords,
} from '../../../src-renderer/text/numbers.ts'

test('groups counts', () => {
  expect(countWords(21_480)).toBe('21,480')
})

test.each([
  [0, '0 fps'],
  [0.5, '0.5 fps'],
  [9.94, '9.9 fps'],
  [9.96, '10 fps'],
  [31.7, '32 fps'],
])('tells %d frames a second', (fps, words) => {
  expect(fpsWords(fps)).toBe(words)
})

test.each([
  [0, '0 B'],
  [999, '999 B'],
  [131_204, '131 kB'],
  [999_499, '999 kB'],
  [999_500, '1.0 MB'],
  [2_764_800, '2.8 MB'],
])('tells %d bytes', (bytes, words) => {
  expect(bytesWords(bytes)).toBe(words)
})

test('tells bytes a second in MB/s', () => {
  expect(megabytesNumber(25_140_000)).toBe('25.1')
})

test.each([
  [-3, '0 s'],
  [12, '12 s'],
  [65, '1 min 05 s'],
  [7500, '2 h 05 min'],
  [200_000, '2 d'],
])('tells %d seconds', (seconds, words) => {
  expect(durationWords(seconds)).toBe(words)
})

describe('sinceWords', () => {
  const now = new Date(2026, 10, 22, 15, 0).getTime()

  test('gives the time of today', () => {
    expect(sinceWords(new Date(2026, 10, 22, 14, 3).getTime(), now)).toBe('14:03')
  })

  test('gives the day before', () => {
    expect(sinceWords(new Date(2026, 10, 21, 9, 5).getTime(), now)).toBe('Nov 21, 09:05')
  })
})
