/** Numbers, plurals and times in one language, by `Intl`: what the tables of texts are given. */

type PluralForms = Readonly<Partial<Record<Intl.LDMLPluralRule, string>>> & {
  readonly other: string
}

export interface Wording {
  /** `21,480`; with `digits` that many decimals: `0.5`. */
  readonly number: (value: number, digits?: number) => string
  /** As a person types it, without separators between thousands: `61440`, `0.5`, a port, a width in pixels. */
  readonly plain: (value: number) => string
  /** Two digits or more, as behind a larger unit: `05`. */
  readonly padded: (value: number) => string
  /** Frames per second: `32`, and one decimal below 10: `0.5`. */
  readonly rate: (fps: number) => string
  /** `42%`; `percent` from 0 to 100. */
  readonly percent: (percent: number) => string
  /** The form that goes with a count; English has `one` and `other`. */
  readonly plural: (count: number, forms: PluralForms) => string
  /** `14:03`, local time; `at` in milliseconds since the epoch. */
  readonly time: (at: number) => string
  /** `14:03:07`, local time; `at` in milliseconds since the epoch. */
  readonly timeToSecond: (at: number) => string
  /** `Nov 21, 14:03`, local time; `at` in milliseconds since the epoch. */
  readonly dateAndTime: (at: number) => string
  /** `14:03:27`, local time; `at` in milliseconds since the epoch. */
  readonly clock: (at: number) => string
  /** `Nov 21, 14:03:27`, local time; `at` in milliseconds since the epoch. */
  readonly dateAndClock: (at: number) => string
  /** `Thu, Nov 21, 2026`, local; `at` in milliseconds since the epoch. */
  readonly day: (at: number) => string
  /** The zone of local time: `GMT+1`; `at` in milliseconds since the epoch. */
  readonly zone: (at: number) => string
  /** `a, b, and c` */
  readonly list: (items: readonly string[]) => string
  /** The part of a text that the page sets apart, such as the number in `3 live`; see `markedParts`. */
  readonly marked: (part: string) => string
}

/** Control characters that no text has otherwise. */
const [MARK_BEGIN, MARK_END] = ['\u0002', '\u0003']

/** A text at its marked part: what is before it, the part itself (empty without a mark), and what is after it. */
export function markedParts(text: string): readonly [before: string, part: string, after: string] {
  const [before = '', rest = ''] = text.split(MARK_BEGIN, 2)
  const [part = '', after = ''] = rest.split(MARK_END, 2)
  return [before, part, after]
}

/** @param locale - a BCP 47 tag, such as `en-US` */
export function wordingOf(locale: string): Wording {
  const numbers = new Map<number, Intl.NumberFormat>()
  const rules = new Intl.PluralRules(locale)
  const clock = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const
  const times = new Intl.DateTimeFormat(locale, clock)
  const seconds = new Intl.DateTimeFormat(locale, { ...clock, second: '2-digit' })
  const dates = new Intl.DateTimeFormat(locale, { month: 'short', day: 'numeric', ...clock })
  const clockOfEvents = { ...clock, second: '2-digit' } as const
  const clocks = new Intl.DateTimeFormat(locale, clockOfEvents)
  const datesAndClocks = new Intl.DateTimeFormat(locale, {
    month: 'short',
    day: 'numeric',
    ...clockOfEvents,
  })
  const days = new Intl.DateTimeFormat(locale, {
    weekday: 'short',
    year: 'numeric',
    month: 'short',
    day: 'numeric',
  })
  const zones = new Intl.DateTimeFormat(locale, { timeZoneName: 'short' })
  const zone = (at: number) =>
    zones.formatToParts(at).find(({ type }) => type === 'timeZoneName')?.value ?? ''
  const lists = new Intl.ListFormat(locale)
  const plain = new Intl.NumberFormat(locale, { useGrouping: false })
  const padded = new Intl.NumberFormat(locale, { minimumIntegerDigits: 2, useGrouping: false })
  const percents = new Intl.NumberFormat(locale, { style: 'percent' })
  const numberFormat = (digits: number) => {
    const known = numbers.get(digits)
    if (known !== undefined) return known
    const options = { minimumFractionDigits: digits, maximumFractionDigits: digits }
    const made = new Intl.NumberFormat(locale, options)
    numbers.set(digits, made)
    return made
  }
  const number = (value: number, digits = 0) => numberFormat(digits).format(value)
  return {
    number,
    plain: (value) => plain.format(value),
    padded: (value) => padded.format(value),
    rate: (fps) => number(fps, fps > 0 && fps < 9.95 ? 1 : 0),
    percent: (percent) => percents.format(percent / 100),
    plural: (count, forms) => forms[rules.select(count)] ?? forms.other,
    time: (at) => times.format(at),
    timeToSecond: (at) => seconds.format(at),
    dateAndTime: (at) => dates.format(at),
    clock: (at) => clocks.format(at),
    dateAndClock: (at) => datesAndClocks.format(at),
    day: (at) => days.format(at),
    zone,
    list: (items) => lists.format(items),
    marked: (part) => `${MARK_BEGIN}${part}${MARK_END}`,
  }
}
