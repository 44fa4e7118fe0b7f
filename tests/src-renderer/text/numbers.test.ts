/** Numbers and times as texts. */
import { describe, expect, test } from 'vitest'
import { english } from '../../../src-main/contract/text/english.ts'
import { ENGLISH, Language } from '../../../src-main/contract/text/text.ts'
import { bytesText, durationText, sinceText } from '../../../src-renderer/text/numbers.ts'

test.each([
  [0, '0 fps'],
  [0.5, '0.5 fps'],
  [9.94, '9.9 fps'],
  [9.96, '10 fps'],
  [31.7, '32 fps'],
])('%d frames per second', (fps, expected) => {
  expect(ENGLISH.text('numbers.fps', { fps })).toBe(expected)
})

test.each([
  [0, '0 B'],
  [999, '999 B'],
  [131_204, '131 kB'],
  [999_499, '999 kB'],
  [999_500, '1.0 MB'],
  [2_764_800, '2.8 MB'],
  [999_400_000, '999.4 MB'],
  [1_500_000_000, '1.5 GB'],
])('%d bytes', (bytes, expected) => {
  expect(ENGLISH.say(bytesText(bytes))).toBe(expected)
})

test.each([
  [-3, '0 s'],
  [12, '12 s'],
  [65, '1 min 05 s'],
  [7500, '2 h 05 min'],
  [200_000, '2 d'],
])('%d seconds', (seconds, expected) => {
  expect(ENGLISH.say(durationText(seconds))).toBe(expected)
})

describe('a time', () => {
  const now = new Date(2026, 10, 22, 15, 0).getTime()

  test('of today has no date', () => {
    const at = new Date(2026, 10, 22, 14, 3).getTime()
    expect(ENGLISH.say(sinceText(at, now))).toBe('14:03')
  })

  test('of another day has one', () => {
    const at = new Date(2026, 10, 21, 9, 5).getTime()
    expect(ENGLISH.say(sinceText(at, now))).toBe('Nov 21, 09:05')
  })
})

test('another locale has its own numbers and times', () => {
  const german = new Language(english, 'de-DE')
  expect(german.say(bytesText(2_764_800))).toBe('2,8 MB')
  expect(german.text('tile.not-shown', { count: 21_480 })).toBe('21.480 not shown')
  const [at, now] = [new Date(2026, 10, 21, 9, 5).getTime(), new Date(2026, 10, 22).getTime()]
  expect(german.say(sinceText(at, now))).toBe('21. Nov., 09:05')
})
