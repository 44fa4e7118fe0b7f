/** A publisher's line in PUB/SUB: its address, optionally followed by a space and its public key. */
import type { LineCheck } from './access.ts'
import { checkConnectAddress, checkKeptConnectAddress, type AddressCheck } from './address.ts'
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
  const result = checkAddress(typed)
  if (!result.ok) return result
  if (key === undefined) return { ok: true, line: result.address }
  if (isKey(key) && rest.length === 0) return { ok: true, line: `${result.address} ${key}` }
  const afterAddress = [key, ...rest].join(' ')
  return {
    ok: false,
    why: message('address.not-a-publisher-key', { typed: afterAddress, length: KEY_LENGTH }),
  }
}

/** The parts of a checked line. */
export function publisherOf(line: string): {
  readonly address: string
  readonly key: string | undefined
} {
  const [address = '', key] = line.split(' ')
  return { address, key }
}
