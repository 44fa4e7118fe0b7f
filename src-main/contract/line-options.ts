/** What may follow an address in a line, as in a URL: `?prefix=barn/&camera=Gate&camera=Front%20door`. */
import { MAX_CAMERAS, MAX_NAME_LENGTH, MAX_PREFIX_LENGTH } from './limits.ts'
import { message, type Message } from './text/text.ts'

export interface LineOptions {
  /** Before the name of each camera that is received there. */
  readonly prefix: string
  /** Names of the cameras that are received there; an empty list is all. */
  readonly cameras: readonly string[]
}

export const NO_OPTIONS: LineOptions = { prefix: '', cameras: [] }

type OptionKey = 'prefix' | 'camera'

/**
 * @param query - what follows the `?`
 * @param keys - those that the line may have
 */
export function readLineOptions(
  query: string,
  keys: readonly OptionKey[],
): LineOptions | { readonly why: Message } {
  const given = [...new URLSearchParams(query)]
  const unknown = given.find(([key]) => !keys.some((one) => one === key))
  if (unknown !== undefined) return { why: unknownOption(unknown[0], keys) }
  const prefix = given.findLast(([key]) => key === 'prefix')?.[1] ?? ''
  if (prefix.length > MAX_PREFIX_LENGTH)
    return { why: message('address.prefix-too-long', { prefix, most: MAX_PREFIX_LENGTH }) }
  const named = given.filter(([key]) => key === 'camera').map(([, name]) => name.trim())
  const cameras = [...new Set(named)].filter((name) => name !== '')
  const long = cameras.find((name) => name.length > MAX_NAME_LENGTH)
  if (long !== undefined)
    return { why: message('address.name-too-long', { name: long, most: MAX_NAME_LENGTH }) }
  if (cameras.length > MAX_CAMERAS)
    return { why: message('address.too-many-names', { most: MAX_CAMERAS }) }
  return { prefix, cameras }
}

/** With the `?` before it; empty without options. */
export function lineOptionsText({ prefix, cameras }: LineOptions): string {
  const entries = [
    ...(prefix === '' ? [] : [`prefix=${encoded(prefix)}`]),
    ...cameras.map((name) => `camera=${encoded(name)}`),
  ]
  return entries.length === 0 ? '' : `?${entries.join('&')}`
}

/** The parts of a line before its first space: the address, and its options without the `?`. */
export function splitLine(line: string): { readonly address: string; readonly query: string } {
  const at = line.indexOf('?')
  return at < 0
    ? { address: line, query: '' }
    : { address: line.slice(0, at), query: line.slice(at + 1) }
}

/** A slash is common in prefixes, and means nothing here. */
function encoded(text: string): string {
  return encodeURIComponent(text).replaceAll('%2F', '/')
}

function unknownOption(option: string, keys: readonly OptionKey[]): Message {
  const examples = { prefix: '?prefix=barn/', camera: '?camera=Gate' } as const
  return message('address.unknown-option', {
    option,
    examples: keys.map((key) => examples[key]).join(', '),
  })
}
