/** A publisher's line in PUB/SUB: its address, and after a space the public key that it encrypts with. */
import type { LineCheck } from './access.ts'
import { checkConnectAddress, checkKeptConnectAddress, type AddressCheck } from './address.ts'
import { isKey, KEY_LENGTH } from './z85.ts'

/** `tcp://192.168.1.31:5555`, or the whole line that an encrypted sender's program prints. */
export function checkPublisher(text: string): LineCheck {
  return checkLine(text, checkConnectAddress)
}

/** The same in settings that are kept. */
export function checkKeptPublisher(text: string): LineCheck {
  return checkLine(text, checkKeptConnectAddress)
}

function checkLine(text: string, checkAddress: (text: string) => AddressCheck): LineCheck {
  const [typed = '', key, ...rest] = text.trim().split(/\s+/)
  const result = checkAddress(typed)
  if (!result.ok) return result
  if (key === undefined) return { ok: true, line: result.address }
  return isKey(key) && rest.length === 0
    ? { ok: true, line: `${result.address} ${key}` }
    : {
        ok: false,
        why: `After the address stands nothing, or one key of ${KEY_LENGTH} characters as the sender’s program prints it; this is none: ${[key, ...rest].join(' ')}`,
      }
}

/** The parts of a line that was checked. */
export function publisherOf(line: string): {
  readonly address: string
  readonly key: string | undefined
} {
  const [address = '', key] = line.split(' ')
  return { address, key }
}
