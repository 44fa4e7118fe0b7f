/** What a field's text comes to: a value, or the reason why not, in a sentence that says what to do. */
import { checkListenAddress } from '../../src-main/contract/address.ts'

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
