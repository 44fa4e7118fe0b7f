/** A line of an address at which the hub listens: the address, optionally followed by options. */
import type { LineCheck } from './access.ts'
import { checkListenAddress } from './address.ts'
import { lineOptionsText, NO_OPTIONS, readLineOptions, splitLine } from './line-options.ts'

/** Checks `tcp://*:5555`, `tcp://127.0.0.1:5555?prefix=barn/` and the like. */
export function checkListener(text: string): LineCheck {
  const { address: typed, query } = splitLine(text.trim())
  const result = checkListenAddress(typed)
  if (!result.ok) return result
  const options = readLineOptions(query, ['prefix'])
  if ('why' in options) return { ok: false, why: options.why }
  return { ok: true, line: result.address + lineOptionsText(options) }
}

export interface Listener {
  readonly address: string
  /** Before the names of the cameras of its senders. */
  readonly prefix: string
}

/** The parts of a checked line. */
export function listenerOf(line: string): Listener {
  const { address, query } = splitLine(line)
  const options = readLineOptions(query, ['prefix'])
  return { address, prefix: 'why' in options ? '' : options.prefix }
}

export function listenerLine({ address, prefix }: Listener): string {
  return address + lineOptionsText({ ...NO_OPTIONS, prefix })
}
