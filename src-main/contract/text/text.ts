/** Texts by key and values: worded by a `Language`, and sent between processes as a `Message`. */
import { english } from './english.ts'
import { wordingOf, type Wording } from './wording.ts'

type English = typeof english

export type TextKey = keyof English

/** A text that has values may be given another text for each that is a string: it is worded first. */
type Given<Values> = {
  readonly [Name in keyof Values]: Values[Name] extends string
    ? Values[Name] | Message
    : Values[Name]
}

/** `undefined` for a text without values. */
type TextValues<Key extends TextKey> = English[Key] extends (
  values: infer Values,
  wording: Wording,
) => string
  ? Given<Values>
  : undefined

type Rest<Key extends TextKey> = TextValues<Key> extends undefined ? [] : [values: TextValues<Key>]

/** Of a text without values. */
export type PlainTextKey = {
  readonly [Key in TextKey]: TextValues<Key> extends undefined ? Key : never
}[TextKey]

type KeyWithValues = Exclude<TextKey, PlainTextKey>

/**
 * A text that is worded where it is shown. Plain data, so that it crosses between processes. All texts without values are one
 * member of the union: TypeScript compares each member with each, and gives up at a thousand.
 */
export type Message =
  | { readonly key: PlainTextKey }
  | {
      readonly [Key in KeyWithValues]: { readonly key: Key; readonly values: TextValues<Key> }
    }[KeyWithValues]

export function message<Key extends TextKey>(key: Key, ...[values]: Rest<Key>): Message {
  // Of each key the rest is what its `Message` has, which TypeScript does not see through a type parameter.
  return (values === undefined ? { key } : { key, values }) as Message
}

/** Several sentences as one text; none is an empty one. */
export function sentences(...all: readonly Message[]): Message {
  const [first = message('verbatim', { text: '' }), ...others] = all
  return others.reduce((before, next) => message('sentences', { first: before, next }), first)
}

/** Whether two messages have the same text in every language. */
export function isSameMessage(a: Message, b: Message): boolean {
  return a.key === b.key && haveSameValues(valuesOf(a), valuesOf(b))
}

function haveSameValues(a: Values, b: Values): boolean {
  const names = Object.keys(a)
  return names.length === Object.keys(b).length && names.every((name) => isSame(a[name], b[name]))
}

function isSame(a: unknown, b: unknown): boolean {
  return isMessage(a) && isMessage(b) ? isSameMessage(a, b) : Object.is(a, b)
}

export function isMessage(value: unknown): value is Message {
  return (
    typeof value === 'object' &&
    value !== null &&
    'key' in value &&
    typeof value.key === 'string' &&
    Object.hasOwn(english, value.key)
  )
}

type Values = Readonly<Record<string, unknown>>

function valuesOf(of: Message): Values {
  return 'values' in of ? of.values : {}
}

/** One language's texts. */
export type TextTable = {
  readonly [Key in TextKey]: English[Key] extends string ? string : English[Key]
}

type AnyText = string | ((values: Values, wording: Wording) => string)

export class Language {
  readonly locale: string
  readonly #table: TextTable
  readonly #wording: Wording

  /** @param locale - a BCP 47 tag, of numbers, plurals and times */
  constructor(table: TextTable, locale: string) {
    this.locale = locale
    this.#table = table
    this.#wording = wordingOf(locale)
  }

  text<Key extends TextKey>(key: Key, ...[values]: Rest<Key>): string {
    return this.say(message(key, ...([values] as Rest<Key>)))
  }

  say(given: Message): string {
    const text = this.#table[given.key] as AnyText
    if (typeof text === 'string') return this.finished(text)
    return this.finished(text(this.#worded(valuesOf(given)), this.#wording))
  }

  /** A value as the text has it. */
  protected value(value: string): string {
    return value
  }

  protected finished(text: string): string {
    return text
  }

  #worded(values: Values): Values {
    // A loop, because tiles word several texts for every update of a camera.
    const worded: Record<string, unknown> = {}
    for (const name of Object.keys(values)) {
      const value = values[name]
      worded[name] =
        typeof value === 'string' ? this.value(value) : isMessage(value) ? this.say(value) : value
    }
    return worded
  }
}

export const ENGLISH = new Language(english, 'en-US')
