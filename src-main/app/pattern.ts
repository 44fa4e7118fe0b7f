/** Regular expressions that a person types and senders' texts are matched with, in a time in proportion to the text. */
import { RE2JS } from 're2js'
import { message, type Message } from '../contract/text/text.ts'
import { messageOf } from '../lib/message-of.ts'

/**
 * Characters of a text that a pattern is matched with, and instructions of its program. RE2 needs a time in proportion to their
 * product, whatever the pattern: at most about a millisecond. Patterns of names have about 20 instructions.
 */
export const MAX_MATCHED = 512
const MAX_PROGRAM = 64

export type PatternCheck =
  | { readonly ok: true; readonly pattern: RE2JS }
  | { readonly ok: false; readonly why: Message }

/** @param pattern - RE2 syntax */
export function compilePattern(pattern: string): PatternCheck {
  let compiled: RE2JS
  try {
    compiled = RE2JS.compile(pattern)
  } catch (error) {
    const why = messageOf(error).replace(/^error parsing regexp: /, '')
    return { ok: false, why: message('names.pattern-invalid', { why }) }
  }
  return compiled.programSize() > MAX_PROGRAM
    ? { ok: false, why: message('names.pattern-too-large') }
    : { ok: true, pattern: compiled }
}
