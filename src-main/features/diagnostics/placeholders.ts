/** Replaces names, addresses and keys by `camera-1`, `layout-1`, `address-2`, `key-3`: the same one by the same, in all files. */
import { isIPv6 } from 'node:net'
import { AFTER_THE_NAME } from '../../app/log/unchanged-lines.ts'
import { oneLine } from '../../app/log/words.ts'
import { ENGLISH, isMessage, message } from '../../contract/text/text.ts'
import { TROUBLE_CODES } from '../../contract/warnings.ts'
import { nextTurn } from '../../lib/pause.ts'

/** What is known to identify somebody. */
export interface Known {
  readonly cameras: readonly string[]
  /** Names of layouts, and of groups of cameras. */
  readonly layouts: readonly string[]
  /** Host names and IP addresses. */
  readonly hosts: readonly string[]
  readonly keys: readonly string[]
  /** The user's folder: their name is in its path. */
  readonly home: string
}

/** Less than one refresh of a 60 Hz screen. */
const LONGEST_TURN_MS = 10

type Kind = 'camera' | 'layout' | 'address' | 'key' | 'prefix'

/** Every computer has these addresses, so they identify nobody. */
const NOBODYS: ReadonlySet<string> = new Set([
  '*',
  '0.0.0.0',
  '::',
  '127.0.0.1',
  '::1',
  'localhost',
])
/** As logs of Camwall 0.1.0 name the section of the settings, and end a notice of a camera. */
const OLD_SECTION = 'Who may send'
const OLD_REFUSAL = '”: no camera of that name may send'

/** Parts of Camwall's own texts in the quotation marks that otherwise contain a name. */
const SECTION = ENGLISH.text('settings.access')
const OWN_WORDS: ReadonlySet<string> = new Set([
  SECTION,
  OLD_SECTION,
  ENGLISH.text('menu.save-diagnostics'),
  ENGLISH.text('command.split-camera'),
  ENGLISH.text('names.title'),
])
const PLACEHOLDER = /^(camera|layout|address|key|prefix)-\d+$/

/** In place of a value. */
const VALUE = '\0'
/** What follows a camera's name in the log: a name with quotation marks of its own ends where our text goes on. */
const AFTER_A_CAMERA = [
  ENGLISH.text('notice.not-shown', { camera: VALUE, why: VALUE }),
  ENGLISH.text('refusal.name', { camera: VALUE }),
]
  .map((text) => (text.split(VALUE)[1] ?? '').trimEnd())
  .concat(OLD_REFUSAL, Object.values(AFTER_THE_NAME))
/** The line may be truncated before the closing quotation mark. */
const MARKED = /(?<=“)[^“”\n]+/g
const REPORTED_KEY = new RegExp(`(?<=“(?:${SECTION}|${OLD_SECTION})”: )\\S+`, 'g')
const ENDPOINT_HOST = /(?<=tcp:\/\/\[)[^\]\s…]+|(?<=tcp:\/\/)[^[\]\s:,;"“”…]+/g
const IPV4 = /(?<![\d.])(?:\d{1,3}\.){3}\d{1,3}(?![\d.]*\d)/g
/** Also matches times of day, which `isIPv6` rules out. */
const IPV6 = /(?<![\p{L}\p{N}:])[\da-f]*:[\da-f:]*:[\da-f.:]*(?![\p{L}\p{N}])/giu
/** What follows an address, as in a URL: its first group is the name of a camera, its second one a prefix. */
const OPTION = /(?<=[?&]camera=)([^&\s,;"“”…]+)|(?<=[?&]prefix=)([^&\s,;"“”…]+)/
/** Before the cameras in a line of the log about alarms, and each camera there, whose name may be cut off; see `alarm-words.ts`. */
const ALARMS = /(?<=alarm (?:raised|cleared|stopped): ).+/
const OF_ALARM = new RegExp(
  `(.+?)( \\((?:${[...TROUBLE_CODES, 'event'].join('|')}), [^)]*\\)(?:, |$)|$)`,
  'g',
)
const END_OF_WORDS = /(?<=[\da-f])[.:]$/i

export class Placeholders {
  readonly #numbers: Readonly<Record<Kind, Map<string, number>>> = {
    camera: new Map(),
    layout: new Map(),
    address: new Map(),
    key: new Map(),
    prefix: new Map(),
  }
  readonly #known = new Map<string, string>()
  readonly #anyKnown: RegExp

  constructor({ cameras, layouts, hosts, keys, home }: Known) {
    const own = hosts.filter((host) => !NOBODYS.has(host))
    this.#know(home, '~')
    for (const layout of layouts) this.#know(layout, this.#numbered('layout', layout))
    for (const camera of cameras) this.#know(camera, this.#numbered('camera', camera))
    for (const host of own) this.#know(host, this.#numbered('address', host))
    for (const key of keys) this.#know(key, this.#numbered('key', key))
    this.#anyKnown = anyOf([...this.#known.keys()])
  }

  /** Replaces what is known, wherever it is a whole word, and whatever looks like a name, an address or a key. */
  inText(text: string): string {
    const knownAway = text.replace(this.#anyKnown, (found, camera?: string, prefix?: string) => {
      if (prefix !== undefined) return this.#standIn('prefix', prefix)
      if (camera === undefined) return this.#known.get(found) ?? found
      const name = decoded(camera)
      return this.#known.get(name) ?? this.#standIn('camera', name)
    })
    return this.#inKnownCamera(knownAway)
      .replace(ALARMS, (cameras) =>
        cameras.replace(
          OF_ALARM,
          (_found, name: string, why: string) => this.#standIn('camera', name) + why,
        ),
      )
      .replace(REPORTED_KEY, (key) => this.#standIn('key', key))
      .replace(MARKED, (name) => (OWN_WORDS.has(name) ? name : this.#standIn('camera', name)))
      .replace(ENDPOINT_HOST, (host) => this.#standIn('address', host))
      .replace(IPV4, (address) => this.#standIn('address', address))
      .replace(IPV6, (found) => this.#inIpv6(found))
  }

  #inIpv6(found: string): string {
    const address = found.replace(END_OF_WORDS, '')
    if (!isIPv6(address)) return found
    return this.#standIn('address', address) + found.slice(address.length)
  }

  /** A log of a megabyte takes up to a second: it yields to the event loop, so that cameras get their replies. */
  async inLog(log: string): Promise<string> {
    const lines: string[] = []
    let pauseAt = performance.now() + LONGEST_TURN_MS
    for (const line of log.split('\n')) {
      lines.push(this.inText(line))
      if (performance.now() < pauseAt) continue
      await nextTurn()
      pauseAt = performance.now() + LONGEST_TURN_MS
    }
    return lines.join('\n')
  }

  /** The same in every text of a value that JSON can hold. */
  inValue<Value>(value: Value): Value {
    return this.#inAny(value) as Value
  }

  #inAny(value: unknown): unknown {
    if (typeof value === 'string') return this.inText(value)
    // Names are found by the text around them.
    if (isMessage(value)) return message('verbatim', { text: this.inText(ENGLISH.say(value)) })
    if (Array.isArray(value)) return value.map((item) => this.#inAny(item))
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, this.#inAny(item)]))
  }

  #inKnownCamera(line: string): string {
    const start = line.indexOf('“') + 1
    const end = Math.max(...AFTER_A_CAMERA.map((words) => line.lastIndexOf(words)))
    if (start === 0 || end <= start) return line
    return line.slice(0, start) + this.#standIn('camera', line.slice(start, end)) + line.slice(end)
  }

  /** In its own form and in that of the log. */
  #know(text: string, standIn: string): void {
    for (const form of [text, oneLine(text)])
      if (form !== '' && !this.#known.has(form)) this.#known.set(form, standIn)
  }

  #standIn(kind: Kind, text: string): string {
    return PLACEHOLDER.test(text) || NOBODYS.has(text) ? text : this.#numbered(kind, text)
  }

  #numbered(kind: Kind, text: string): string {
    const numbers = this.#numbers[kind]
    const number = numbers.get(text) ?? numbers.size + 1
    numbers.set(text, number)
    return `${kind}-${number}`
  }
}

/** As it is written in the options of an address; as it is if that cannot be read. */
function decoded(option: string): string {
  try {
    return decodeURIComponent(option)
  } catch {
    return option
  }
}

/** Longest first, because “Barn door” contains “Barn”. Whole words only, so that a camera named `a` leaves words legible. */
function anyOf(texts: readonly string[]): RegExp {
  const longestFirst = texts.toSorted((a, b) => b.length - a.length)
  const literals = longestFirst.map((text) => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'))
  return new RegExp(
    `${OPTION.source}|(?<![\\p{L}\\p{N}])(?:${literals.join('|')})(?![\\p{L}\\p{N}])`,
    'gu',
  )
}
