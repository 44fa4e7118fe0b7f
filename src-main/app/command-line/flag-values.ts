/** Reads the values of flags. A mistake is a `FlagError`. */
import type { LineCheck } from '../../contract/access.ts'
import type { AddressCheck } from '../../contract/address.ts'
import { MAX_LINES } from '../../contract/limits.ts'
import { ENGLISH, message, type Message } from '../../contract/text/text.ts'

/** What is wrong with a flag, and how to fix it. */
export class FlagError extends Error {
  readonly why: Message

  constructor(why: Message) {
    super(ENGLISH.say(why))
    this.why = why
  }
}

export function address(flag: string, text: string, check: (text: string) => AddressCheck): string {
  const checked = check(text)
  if (checked.ok) return checked.address
  throw new FlagError(message('flag.value', { flag, why: checked.why }))
}

/** Of a flag that can be repeated: what it was given, without repeats. */
export function lines(
  flag: string,
  texts: readonly string[],
  check: (text: string) => LineCheck,
  most = MAX_LINES,
): string[] {
  if (texts.length > most) throw new FlagError(message('flag.too-often', { flag, most }))
  const checked = texts.map((text) => {
    const result = check(text)
    if (!result.ok) throw new FlagError(message('flag.value', { flag, why: result.why }))
    return result.line
  })
  return [...new Set(checked)]
}

export function wholeNumber(flag: string, text: string, least: number, most: number): number {
  const value = Number(text)
  if (text.trim() !== '' && Number.isInteger(value) && value >= least && value <= most) return value
  throw new FlagError(message('flag.whole-number', { flag, least, most, given: text }))
}

/** A day and more: Node's timers end at 2^31 ms. */
const MAX_SECONDS = 2_000_000

export function seconds(flag: string, text: string): number {
  const value = Number(text)
  if (text.trim() !== '' && value > 0 && value <= MAX_SECONDS) return value
  throw new FlagError(message('flag.seconds', { flag, given: text }))
}

export function path(flag: string, text: string): string {
  if (text === '') throw new FlagError(message('flag.path', { flag }))
  return text
}
