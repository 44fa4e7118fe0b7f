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

/**
 * Formats are made when they are first used: each takes milliseconds, and most processes use few.
 *
 * @param locale - a BCP 47 tag, such as `en-US`
 */
export function wordingOf(locale: string): Wording {
  const clock = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const
  const clockToSecond = { ...clock, second: '2-digit' } as const
  const date = { month: 'short', day: 'numeric' } as const
  const times = (options: Intl.DateTimeFormatOptions) => {
    const format = once(() => new Intl.DateTimeFormat(locale, options))
    return (at: number) => format().format(at)
  }
  const numbers = (options: Intl.NumberFormatOptions) => {
    const format = once(() => new Intl.NumberFormat(locale, options))
    return (value: number) => format().format(value)
  }
  const withDigits = new Map<number, (value: number) => string>()
  const number = (value: number, digits = 0) => {
    const known = withDigits.get(digits)
    if (known !== undefined) return known(value)
    const made = numbers({ minimumFractionDigits: digits, maximumFractionDigits: digits })
    withDigits.set(digits, made)
    return made(value)
  }
  const percents = numbers({ style: 'percent' })
  const rules = once(() => new Intl.PluralRules(locale))
  const zones = once(() => new Intl.DateTimeFormat(locale, { timeZoneName: 'short' }))
  const lists = once(() => new Intl.ListFormat(locale))
  return {
    number,
    plain: numbers({ useGrouping: false }),
    padded: numbers({ minimumIntegerDigits: 2, useGrouping: false }),
    rate: (fps) => number(fps, fps > 0 && fps < 9.95 ? 1 : 0),
    percent: (percent) => percents(percent / 100),
    plural: (count, forms) => forms[rules().select(count)] ?? forms.other,
    time: times(clock),
    timeToSecond: times(clockToSecond),
    dateAndTime: times({ ...date, ...clock }),
    clock: times(clockToSecond),
    dateAndClock: times({ ...date, ...clockToSecond }),
    day: times({ weekday: 'short', year: 'numeric', ...date }),
    zone: (at) =>
      zones()
        .formatToParts(at)
        .find(({ type }) => type === 'timeZoneName')?.value ?? '',
    list: (items) => lists().format(items),
    marked: (part) => `${MARK_BEGIN}${part}${MARK_END}`,
  }
}

function once<Made>(make: () => Made): () => Made {
  let made: Made | undefined
  return () => (made ??= make())
}
