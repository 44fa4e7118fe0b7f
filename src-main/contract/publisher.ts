/** A publisher's line in PUB/SUB: its address, optionally followed by options, and by a space and its public key. */
import type { LineCheck } from './access.ts'
import { checkConnectAddress, checkKeptConnectAddress, type AddressCheck } from './address.ts'
import {
  lineOptionsText,
  NO_OPTIONS,
  readLineOptions,
  splitLine,
  type LineOptions,
} from './line-options.ts'
import { message } from './text/text.ts'
import { isKey, KEY_LENGTH } from './z85.ts'

/** Checks an address such as `tcp://192.168.1.31:5555`, or the whole line that an encrypted sender's program prints. */
export function checkPublisher(text: string): LineCheck {
  return checkLine(text, checkConnectAddress)
}

/** The same check for the settings file. */
export function checkKeptPublisher(text: string): LineCheck {
  return checkLine(text, checkKeptConnectAddress)
}

function checkLine(text: string, checkAddress: (text: string) => AddressCheck): LineCheck {
  const [typed = '', key, ...rest] = text.trim().split(/\s+/)
  const { address, query } = splitLine(typed)
  const result = checkAddress(address)
  if (!result.ok) return result
  const options = readLineOptions(query, ['prefix', 'camera'])
  if ('why' in options) return { ok: false, why: options.why }
  if (key === undefined || (isKey(key) && rest.length === 0))
    return { ok: true, line: publisherLine({ address: result.address, key, ...options }) }
  const afterAddress = [key, ...rest].join(' ')
  return {
    ok: false,
    why: message('address.not-a-publisher-key', { typed: afterAddress, length: KEY_LENGTH }),
  }
}

export interface Publisher extends LineOptions {
  readonly address: string
  readonly key: string | undefined
}

/** The parts of a checked line. */
export function publisherOf(line: string): Publisher {
  const [typed = '', key] = line.split(' ')
  const { address, query } = splitLine(typed)
  const options = readLineOptions(query, ['prefix', 'camera'])
  return { address, key, ...('why' in options ? NO_OPTIONS : options) }
}

export function publisherLine({ address, key, ...options }: Publisher): string {
  return address + lineOptionsText(options) + (key === undefined ? '' : ` ${key}`)
}
