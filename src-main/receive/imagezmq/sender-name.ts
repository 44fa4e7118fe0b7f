/**
 * Finds a camera's name in the text of a message, which may be any JSON value. What is not the name are the camera's
 * readings, for example a temperature.
 *
 * The rules, also in docs/senders.md:
 * - text: up to its first `|`; what follows are imagenode's fields. Text that is a JSON object or list is read as one.
 * - a number: itself.
 * - a list or tuple: its first text. The other items are readings, with their positions as keys.
 * - a dict: the value of its first key in `NAME_KEYS` that has a text, else a number. The other keys are readings.
 * - anything else, or an empty text: no name.
 */
import {
  MAX_READING_KEY_LENGTH,
  MAX_READING_VALUE_LENGTH,
  MAX_READINGS,
  NO_READINGS,
  type Readings,
} from '../../contract/readings.ts'
import { parsePythonJson } from './python-json.ts'
import { jsonOf, showable } from './showable.ts'

/**
 * Keys that name a camera, most specific first, without regard to case and punctuation: `rpiName` and `rpi_name` are the
 * same. `id` is last, because it is often a counter.
 */
export const NAME_KEYS: readonly string[] = [
  'cameraname',
  'camname',
  'name',
  'hostname',
  'host',
  'rpiname',
  'piname',
  'camera',
  'cam',
  'cameraid',
  'camid',
  'devicename',
  'device',
  'deviceid',
  'nodename',
  'node',
  'source',
  'sender',
  'client',
  'station',
  'location',
  'sensor',
  'stream',
  'label',
  'title',
  'id',
]

/** imagenode joins at most 5; further fields are ignored. */
const MAX_FIELDS = 16
/** A list in a dict in a JSON text is the deepest that a program has a reason to send. */
const MAX_DEPTH = 4

export interface SenderText {
  /** Not empty; `undefined` when there is no usable name. */
  readonly name: string | undefined
  /** imagenode's text after the first `|`, e.g. `jpg`, `moving`. */
  readonly fields: readonly string[]
  readonly readings: Readings
}

type Entry = readonly [key: string, value: unknown]

interface Found {
  readonly name: string | undefined
  readonly fields: readonly string[]
  /** What is not the name. */
  readonly rest: readonly Entry[]
}

const NOTHING: Found = { name: undefined, fields: [], rest: [] }

/** @param msg - any JSON value. Never throws. */
export function readSenderText(msg: unknown): SenderText {
  const { name, fields, rest } = find(msg, 0)
  return { name, fields, readings: readingsOf(rest) }
}

/**
 * The same for the value of one key, of the first dict that has it; dicts in other values count, too.
 *
 * @param msg - any JSON value
 * @param key - without regard to case and punctuation, as those of `NAME_KEYS`
 * @returns `undefined` when no dict has the key, or its value is no name. Never throws.
 */
export function readSenderTextByKey(msg: unknown, key: string): SenderText | undefined {
  const found = findKey(msg, plainKey(key), 0)
  if (found?.name === undefined) return undefined
  return { name: found.name, fields: found.fields, readings: readingsOf(found.rest) }
}

function findKey(value: unknown, key: string, depth: number): Found | undefined {
  if (depth > MAX_DEPTH) return undefined
  const container = typeof value === 'string' ? containerIn(value) : value
  if (typeof container !== 'object' || container === null) return undefined
  const entries: readonly Entry[] = Array.isArray(container)
    ? container.map((item: unknown, index) => [String(index + 1), item])
    : Object.entries(container)
  const own = entries.find(([name]) => !Array.isArray(container) && plainKey(name) === key)
  if (own !== undefined) {
    const found = find(own[1], depth + 1)
    return { ...found, rest: [...found.rest, ...entries.filter((entry) => entry !== own)] }
  }
  for (const [at, [, item]] of entries.entries()) {
    const found = findKey(item, key, depth + 1)
    if (found !== undefined)
      return { ...found, rest: [...found.rest, ...entries.filter((_, index) => index !== at)] }
  }
  return undefined
}

function find(value: unknown, depth: number): Found {
  if (depth > MAX_DEPTH) return NOTHING
  if (typeof value === 'string') return findInText(value, depth)
  if (typeof value === 'number') return { ...NOTHING, name: nameOfNumber(value) }
  if (Array.isArray(value)) return findInList(value, depth)
  return typeof value === 'object' && value !== null ? findInDict(value, depth) : NOTHING
}

function findInText(text: string, depth: number): Found {
  const container = containerIn(text)
  if (container !== undefined) return find(container, depth + 1)
  const [name = '', ...fields] = text.split('|', MAX_FIELDS)
  return {
    name: showable(name) || undefined,
    fields: fields.map((field) => showable(field)),
    rest: [],
  }
}

/** The object or list that a JSON text is; `undefined` for every other text. */
function containerIn(text: string): object | undefined {
  if (!/^\s*[{[]/.test(text)) return undefined
  try {
    const value = parsePythonJson(text)
    return typeof value === 'object' && value !== null ? value : undefined
  } catch {
    return undefined
  }
}

/** JSON has no infinity and no NaN, so these name nothing. */
function nameOfNumber(value: number): string | undefined {
  return Number.isFinite(value) ? String(value) : undefined
}

function findInList(items: readonly unknown[], depth: number): Found {
  for (const [at, item] of items.entries()) {
    if (typeof item === 'number') continue
    const found = find(item, depth + 1)
    if (found.name === undefined) continue
    const others = items.flatMap((other, index) =>
      index === at ? [] : entriesOfItem(other, index),
    )
    return { ...found, rest: [...found.rest, ...others] }
  }
  return { ...NOTHING, rest: items.flatMap((item, index) => entriesOfItem(item, index)) }
}

/** A dict in a list keeps its own keys; anything else has its position, from 1. */
function entriesOfItem(item: unknown, index: number): readonly Entry[] {
  return typeof item === 'object' && item !== null && !Array.isArray(item)
    ? Object.entries(item)
    : [[String(index + 1), item]]
}

function findInDict(dict: object, depth: number): Found {
  const entries: readonly Entry[] = Object.entries(dict)
  const candidates = entries
    .map(([key, value]) => ({ key, value, rank: NAME_KEYS.indexOf(plainKey(key)) }))
    .filter(({ rank }) => rank >= 0)
    .sort((a, b) => a.rank - b.rank)
  const isNumber = ({ value }: { value: unknown }) => typeof value === 'number'
  const inOrder = [
    ...candidates.filter((one) => !isNumber(one)),
    ...candidates.filter((one) => isNumber(one)),
  ]
  for (const { key, value } of inOrder) {
    const found = find(value, depth + 1)
    if (found.name === undefined) continue
    const others = entries.filter(([other]) => other !== key)
    return { ...found, rest: [...found.rest, ...others] }
  }
  return { ...NOTHING, rest: entries }
}

/** `rpi_Name` → `rpiname`; empty for a key that is too long to name a camera. */
export function plainKey(key: string): string {
  return key.length > MAX_READING_KEY_LENGTH ? '' : key.toLowerCase().replace(/[\s_.-]/g, '')
}

function readingsOf(rest: readonly Entry[]): Readings {
  const readings: Entry[] = []
  for (const [key, value] of rest) {
    if (readings.length === MAX_READINGS) break
    const reading = readingOf(value)
    if (reading !== undefined) readings.push([showable(key, MAX_READING_KEY_LENGTH), reading])
  }
  return readings.length === 0 ? NO_READINGS : (Object.fromEntries(readings) as Readings)
}

/** `undefined` for null, which is Python's way to say that there is no value. */
function readingOf(value: unknown): string | number | boolean | undefined {
  if (typeof value === 'number' || typeof value === 'boolean') return value
  if (value === null || value === undefined) return undefined
  return showable(
    typeof value === 'string' ? value : (jsonOf(value) ?? '…'),
    MAX_READING_VALUE_LENGTH,
  )
}
