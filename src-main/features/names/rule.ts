/** Applies a rule to the text of a message: gives the name of its camera. */
import { RE2JS } from 're2js'
import { message, type Message } from '../../contract/text/text.ts'
import { keepNewest } from '../../lib/keep-newest.ts'
import { messageOf } from '../../lib/message-of.ts'
import { readSenderTextByKey, type SenderText } from '../../receive/imagezmq/sender-name.ts'
import { jsonOf, showable } from '../../receive/imagezmq/showable.ts'
import type { NameRule } from './contract.ts'

/**
 * Characters of a text that a pattern is matched with, and instructions of its program. RE2 needs a time in proportion to their
 * product, whatever the pattern: at most about a millisecond. Patterns of names have about 20 instructions.
 */
const MAX_MATCHED = 512
const MAX_PROGRAM = 64
/** Texts whose result is remembered: most cameras send the same one with every frame. */
const REMEMBERED = 256

/** A name, or `undefined` in place of it where the camera is called after its source. */
export type RuledText = Pick<SenderText, 'name'> & Partial<Pick<SenderText, 'readings'>>

/** @returns `undefined` when the rule finds no name in it. Never throws. */
export type ReadName = (msg: unknown) => RuledText | undefined

export type RuleCheck =
  | { readonly ok: true; readonly read: ReadName }
  | { readonly ok: false; readonly why: Message }

export function readByRule(rule: NameRule): RuleCheck {
  switch (rule.kind) {
    case 'found':
      return { ok: true, read: () => undefined }
    case 'source':
      return { ok: true, read: () => ({ name: undefined }) }
    case 'whole':
      return { ok: true, read: (msg) => nameIn(textOf(msg)) }
    case 'separator':
      return { ok: true, read: (msg) => nameIn(textOf(msg).split(rule.separator, 1)[0]) }
    case 'key':
      return { ok: true, read: (msg) => readSenderTextByKey(msg, rule.key) }
    case 'pattern':
      return readByPattern(rule.pattern)
  }
}

/** Text as it is; of any other value, the JSON. */
export function textOf(msg: unknown): string {
  return typeof msg === 'string' ? msg : (jsonOf(msg) ?? '')
}

function nameIn(text = ''): RuledText | undefined {
  const name = showable(text)
  return name === '' ? undefined : { name }
}

function readByPattern(pattern: string): RuleCheck {
  let compiled: RE2JS
  try {
    compiled = RE2JS.compile(pattern)
  } catch (error) {
    const why = messageOf(error).replace(/^error parsing regexp: /, '')
    return { ok: false, why: message('names.pattern-invalid', { why }) }
  }
  if (compiled.programSize() > MAX_PROGRAM)
    return { ok: false, why: message('names.pattern-too-large') }
  const remembered = new Map<string, RuledText | undefined>()
  return {
    ok: true,
    read: (msg) => {
      const text = textOf(msg).slice(0, MAX_MATCHED)
      if (remembered.has(text)) return remembered.get(text)
      const found = nameIn(match(compiled, text))
      remembered.set(text, found)
      keepNewest(remembered, REMEMBERED)
      return found
    },
  }
}

/** The first group, else all that matches. */
function match(pattern: RE2JS, text: string): string | undefined {
  const matcher = pattern.matcher(text)
  if (!matcher.find()) return undefined
  return matcher.group(pattern.groupCount() > 0 ? 1 : 0) ?? undefined
}
