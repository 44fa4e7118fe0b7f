/** Checks the text of a field: gives its value, or why it is not one and what to do. */
import type { LineCheck } from '../../src-main/contract/access.ts'
import { orOff, type AddressCheck } from '../../src-main/contract/address.ts'
import { MAX_LINES, MAX_PREFIX_LENGTH } from '../../src-main/contract/limits.ts'
import { message, type Message } from '../../src-main/contract/text/text.ts'

export type Check<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly why: Message }

/** What goes before the names of cameras; a longer text is cut. */
export function checkPrefix(typed: string): Check<string> {
  return { ok: true, value: typed.trim().slice(0, MAX_PREFIX_LENGTH) }
}

interface NumberRange {
  readonly min: number
  readonly max: number
  readonly whole?: true
}

/** Digits with one point: other forms that `Number` reads (`1e2`, `0x10`, nothing) are more likely typing errors. */
export function checkNumber({ min, max, whole }: NumberRange): (text: string) => Check<number> {
  const form = whole === true ? /^\d+$/ : /^\d+(\.\d+)?$/
  const why = message(whole === true ? 'settings.whole-number' : 'settings.number', { min, max })
  return (text) => {
    const typed = text.trim()
    const value = Number(typed)
    return form.test(typed) && value >= min && value <= max
      ? { ok: true, value }
      : { ok: false, why }
  }
}

/** One entry on each line, joined again without empty lines and repeats. `why` is that of the first invalid line. */
export function checkLines(
  check: (line: string) => LineCheck,
  most = MAX_LINES,
): (text: string) => Check<string> {
  return (text) => {
    const lines = new Set<string>()
    for (const typed of linesOf(text)) {
      const result = check(typed)
      if (!result.ok) return result
      lines.add(result.line)
    }
    if (lines.size > most)
      return { ok: false, why: message('settings.too-many-lines', { count: lines.size, most }) }
    return { ok: true, value: [...lines].join('\n') }
  }
}

export function linesOf(text: string): string[] {
  return text.split('\n').filter((line) => line.trim() !== '')
}

/** An address; an empty field turns off what it is for. */
export function checkAddressOrOff(
  check: (text: string) => AddressCheck,
): (text: string) => Check<string> {
  return (text) => {
    const result = orOff(check)(text)
    return result.ok ? { ok: true, value: result.address } : result
  }
}

/** An empty field is `null`. */
export function orNone<Value>(
  check: (text: string) => Check<Value>,
): (text: string) => Check<Value | null> {
  return (text) => {
    if (text.trim() === '') return { ok: true, value: null }
    const result = check(text)
    return result.ok
      ? result
      : { ok: false, why: message('settings.or-empty', { why: result.why }) }
  }
}
