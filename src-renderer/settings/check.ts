/** What a field's text comes to: a value, or the reason why not, in a sentence that says what to do. */
import { checkListenAddress } from '../../src-main/contract/address.ts'
import { MAX_FPS_LIMIT } from '../../src-main/contract/limits.ts'

export type Check<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly why: string }

export function checkListen(text: string): Check<string> {
  const result = checkListenAddress(text)
  return result.ok ? { ok: true, value: result.address } : result
}

export function checkMaxFps(text: string): Check<number> {
  const typed = text.trim()
  const value = Number(typed)
  const isInRange = value >= 1 && value <= MAX_FPS_LIMIT
  return /^\d+$/.test(typed) && isInRange
    ? { ok: true, value }
    : { ok: false, why: `Type a whole number from 1 to ${MAX_FPS_LIMIT}.` }
}
