/**
 * Reads JSON as Python's `json` writes it: with `NaN`, `Infinity` and `-Infinity`, which JSON does not have.
 *
 * Source: Python's `json` module, "Infinite and NaN Number Values".
 */
import { randomUUID } from 'node:crypto'

/** Characters. A dict of measurements is far shorter; this bounds the time that a hostile header takes. */
const MAX_LENGTH = 16 * 1024

/** In place of NaN until the text is parsed. A sender cannot know it, so none of its strings is the same. */
const NAN_MARK = randomUUID()

/**
 * `JSON.parse` reads a number above the largest one as infinity. NaN becomes a list, which cannot be a key, so that
 * `{NaN: 1}` is still refused.
 */
const REPLACEMENTS: Readonly<Record<string, string>> = {
  NaN: `["${NAN_MARK}"]`,
  Infinity: '1e999',
  '-Infinity': '-1e999',
}

const QUOTE = '"'.charCodeAt(0)
const BACKSLASH = '\\'.charCodeAt(0)
/** Characters of numbers and words: a constant beside one of them is a part of something else. */
const WORD = /[\w.+-]/

/**
 * The stack of an error takes three times as long as the parsing that fails, and nobody reads it: senders may send thousands.
 *
 * @throws SyntaxError without a stack when the text is not JSON, with or without these constants
 */
export function parsePythonJson(text: string): unknown {
  const { stackTraceLimit } = Error
  Error.stackTraceLimit = 0
  try {
    return parse(text)
  } finally {
    Error.stackTraceLimit = stackTraceLimit
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    const json = withoutConstants(text)
    if (json === undefined) throw error
    return JSON.parse(json, (_key, value: unknown) => (isNan(value) ? NaN : value))
  }
}

function isNan(value: unknown): boolean {
  return Array.isArray(value) && value.length === 1 && value[0] === NAN_MARK
}

/** `undefined` if the text has no constants outside of strings, or is too long. */
function withoutConstants(text: string): string | undefined {
  if (text.length > MAX_LENGTH) return undefined
  const pieces: string[] = []
  const token = /"|-?Infinity|NaN/g
  let copied = 0
  for (let found = token.exec(text); found !== null; found = token.exec(text)) {
    const [constant] = found
    if (constant === '"') {
      token.lastIndex = endOfString(text, found.index)
      continue
    }
    const end = token.lastIndex
    if (isWord(text[found.index - 1]) || isWord(text[end])) continue
    pieces.push(text.slice(copied, found.index), REPLACEMENTS[constant] ?? constant)
    copied = end
  }
  return pieces.length === 0 ? undefined : pieces.join('') + text.slice(copied)
}

/** The index after the closing quote, or the end of the text if there is none. */
function endOfString(text: string, start: number): number {
  for (let index = start + 1; index < text.length; index++) {
    const code = text.charCodeAt(index)
    if (code === BACKSLASH) index += 1
    else if (code === QUOTE) return index + 1
  }
  return text.length
}

function isWord(character: string | undefined): boolean {
  return character !== undefined && WORD.test(character)
}
