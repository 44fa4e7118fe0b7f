/** Applies a rule to the text of a message: gives the name of its camera. */
import type { RE2JS } from 're2js'
import { compilePattern, MAX_MATCHED } from '../../app/pattern.ts'
import type { Message } from '../../contract/text/text.ts'
import { keepNewest } from '../../lib/keep-newest.ts'
import { readSenderTextByKey, type SenderText } from '../../receive/imagezmq/sender-name.ts'
import { jsonOf, showable } from '../../receive/imagezmq/showable.ts'
import type { NameRule } from './contract.ts'

/** Texts whose result is remembered: most cameras send the same one with every frame. */
const REMEMBERED = 256

/** A name, or `undefined` in place of it where the camera is called after its source. */
export type RuledText = Pick<SenderText, 'name'> & Partial<Pick<SenderText, 'fields' | 'readings'>>

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
      return { ok: true, read: readWhole }
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

/** What follows a `|` is a part of the name then. */
function readWhole(msg: unknown): RuledText | undefined {
  const found = nameIn(textOf(msg))
  return found && { ...found, fields: [] }
}

function nameIn(text = ''): RuledText | undefined {
  const name = showable(text)
  return name === '' ? undefined : { name }
}

function readByPattern(pattern: string): RuleCheck {
  const compiled = compilePattern(pattern)
  if (!compiled.ok) return compiled
  const remembered = new Map<string, RuledText | undefined>()
  return {
    ok: true,
    read: (msg) => {
      const text = textOf(msg).slice(0, MAX_MATCHED)
      if (remembered.has(text)) return remembered.get(text)
      const found = nameIn(match(compiled.pattern, text))
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
