/** Access control: checks of the lines that a person types, and the key state that is sent to the page. */
import { isIpv4 } from './address.ts'
import { message, type Message } from './text/text.ts'
import { isKey, KEY_LENGTH } from './z85.ts'

/** A line in its canonical form, or why it is invalid. */
export type LineCheck =
  | { readonly ok: true; readonly line: string }
  | { readonly ok: false; readonly why: Message }

/** The state of the hub's key, shown in the settings sheet. */
export interface HubKeyState {
  /** Z85; `undefined` until Encrypt is first switched on in this run. */
  readonly publicKey: string | undefined
  /** Whether the secret key is encrypted by the system's key store; else the file contains it as plain text. */
  readonly isEncrypted: boolean
}

/** One address, `192.168.1.31` or `fe80::1`, or a network, `192.168.1.0/24`. */
export function checkNetwork(text: string): LineCheck {
  const typed = text.trim()
  const [address = '', prefix, ...rest] = typed.split('/')
  const longest = isIpv4(address) ? 32 : isIpv6(address) ? 128 : undefined
  if (longest === undefined || rest.length > 0)
    return { ok: false, why: message('access.not-a-network', { typed }) }
  if (prefix !== undefined && !(/^\d{1,3}$/.test(prefix) && Number(prefix) <= longest))
    return { ok: false, why: message('access.not-a-prefix', { typed, longest }) }
  return { ok: true, line: prefix === undefined ? address : `${address}/${Number(prefix)}` }
}

/** A camera's name, as its tile shows it; a rule may give one with any characters. */
export function checkCameraName(text: string): LineCheck {
  const line = text.trim()
  return line === '' ? { ok: false, why: message('access.name-empty') } : { ok: true, line }
}

/** A sender's public key, optionally followed by a space and a name. */
export function checkSenderKey(text: string): LineCheck {
  const [key = '', ...name] = text.trim().split(/\s+/)
  return isKey(key)
    ? { ok: true, line: [key, ...name].join(' ') }
    : { ok: false, why: message('access.not-a-key', { typed: key, length: KEY_LENGTH }) }
}

/** The key in a checked line. */
export function keyOf(line: string): string {
  return line.slice(0, KEY_LENGTH)
}

/** The name after the key in a checked line; `undefined` if it has none. */
export function nameOfKey(line: string): string | undefined {
  return line.slice(KEY_LENGTH).trim() || undefined
}

/** Uses the URL parser, which accepts exactly IPv6 addresses in brackets. */
function isIpv6(text: string): boolean {
  return /^[\da-f:.]+$/i.test(text) && URL.canParse(`http://[${text}]`)
}
