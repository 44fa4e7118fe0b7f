/** What a field's text comes to: a value, or the reason why not, in a sentence that says what to do. */
import type { LineCheck } from '../../src-main/contract/access.ts'
import { checkListenAddress } from '../../src-main/contract/address.ts'
import { MAX_ALLOWED } from '../../src-main/contract/limits.ts'

export type Check<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly why: string }

export function checkListen(text: string): Check<string> {
  const result = checkListenAddress(text)
  return result.ok ? { ok: true, value: result.address } : result
}

interface NumberRange {
  readonly min: number
  readonly max: number
  readonly whole?: true
}

/** Digits with one point: what else `Number` reads (`1e2`, `0x10`, nothing) is more likely a slip. */
export function checkNumber({ min, max, whole }: NumberRange): (text: string) => Check<number> {
  const form = whole === true ? /^\d+$/ : /^\d+(\.\d+)?$/
  const why = `Type a ${whole === true ? 'whole ' : ''}number from ${min} to ${max}.`
  return (text) => {
    const typed = text.trim()
    const value = Number(typed)
    return form.test(typed) && value >= min && value <= max
      ? { ok: true, value }
      : { ok: false, why }
  }
}

/** One entry on each line, joined again; lines left empty and repeats go. The first bad one tells why. */
export function checkLines(check: (line: string) => LineCheck): (text: string) => Check<string> {
  return (text) => {
    const lines = new Set<string>()
    for (const typed of linesOf(text)) {
      const result = check(typed)
      if (!result.ok) return result
      lines.add(result.line)
    }
    if (lines.size > MAX_ALLOWED)
      return { ok: false, why: `There is room for ${MAX_ALLOWED} lines; this has ${lines.size}.` }
    return { ok: true, value: [...lines].join('\n') }
  }
}

export function linesOf(text: string): string[] {
  return text.split('\n').filter((line) => line.trim() !== '')
}

/** An empty field is `null`. */
export function orNone<Value>(
  check: (text: string) => Check<Value>,
): (text: string) => Check<Value | null> {
  return (text) => {
    if (text.trim() === '') return { ok: true, value: null }
    const result = check(text)
    return result.ok ? result : { ok: false, why: `${result.why} Or leave it empty: no limit.` }
  }
}
