import { expect, test } from 'vitest'
import { markedParts, wordingOf } from '../../../../src-main/contract/text/wording.ts'

const english = wordingOf('en-US')
const german = wordingOf('de-DE')
/** `14:03` on November 21, 2026, by this computer's clock. */
const AT = new Date(2026, 10, 21, 14, 3).getTime()

test('numbers as a language groups them, and plain ones without groups', () => {
  expect([english.number(21_480), german.number(21_480)]).toEqual(['21,480', '21.480'])
  expect([english.number(0.55, 1), german.number(2.75, 1)]).toEqual(['0.6', '2,8'])
  expect([english.plain(65_536), english.plain(0.5), german.plain(0.5)]).toEqual([
    '65536',
    '0.5',
    '0,5',
  ])
  expect([english.padded(5), english.padded(12), english.padded(123)]).toEqual(['05', '12', '123'])
})

test('a rate has one decimal below 10', () => {
  expect([0, 0.52, 9.94, 9.95, 31.7].map((fps) => english.rate(fps))).toEqual([
    '0',
    '0.5',
    '9.9',
    '10',
    '32',
  ])
})

test('a share in percent', () => {
  expect([english.percent(42), english.percent(100)]).toEqual(['42%', '100%'])
})

test('the form that goes with a count; a language may have more than two', () => {
  const forms = { one: 'frame', other: 'frames' }
  expect([0, 1, 2].map((count) => english.plural(count, forms))).toEqual([
    'frames',
    'frame',
    'frames',
  ])
  const polish = wordingOf('pl')
  const klatki = { one: 'klatka', few: 'klatki', many: 'klatek', other: 'klatki' }
  expect([1, 3, 5, 22].map((count) => polish.plural(count, klatki))).toEqual([
    'klatka',
    'klatki',
    'klatek',
    'klatki',
  ])
  expect(polish.plural(5, { other: 'klatek' })).toBe('klatek')
})

test('times of day and dates, local, with 24 hours', () => {
  expect(english.time(AT)).toBe('14:03')
  expect(english.dateAndTime(AT)).toBe('Nov 21, 14:03')
  expect(english.timeToSecond(AT + 7000)).toBe('14:03:07')
  expect(english.time(new Date(2026, 10, 21, 0, 7).getTime())).toBe('00:07')
})

test('a list', () => {
  expect(english.list(['a', 'b', 'c'])).toBe('a, b, and c')
  expect(german.list(['a', 'b'])).toBe('a und b')
})

test('a marked part is found again, and a text without one is whole', () => {
  expect(markedParts(`about ${english.marked('3')} live`)).toEqual(['about ', '3', ' live'])
  expect(markedParts('all live')).toEqual(['all live', '', ''])
})

test('a day with its weekday and year, and the zone of local time', () => {
  expect([english.day(AT), german.day(AT)]).toEqual(['Sat, Nov 21, 2026', 'Sa., 21. Nov. 2026'])
  // Which one it is depends on the computer.
  const parts = new Intl.DateTimeFormat('en-US', { timeZoneName: 'short' }).formatToParts(AT)
  expect(parts.map(({ value }) => value)).toContain(english.zone(AT))
  expect(english.zone(AT)).not.toBe('')
})
