/** Who may send: checks of the lines that a person types, and what the wall's page is told. */
import { isIpv4 } from './address.ts'
import { isKey, KEY_LENGTH } from './z85.ts'

/** A line in its one form, or why it cannot be taken. */
export type LineCheck =
  { readonly ok: true; readonly line: string } | { readonly ok: false; readonly why: string }

/** What the settings sheet shows of the hub's key. */
export interface HubKeyState {
  /** Z85; `undefined` until Encrypt is switched on for the first time in a run. */
  readonly publicKey: string | undefined
  /** The secret key is kept by the system's key store, and not as a plain file. */
  readonly isSealed: boolean
}

/** One address, `192.168.1.31` or `fe80::1`, or a network, `192.168.1.0/24`. */
export function checkNetwork(text: string): LineCheck {
  const typed = text.trim()
  const [address = '', prefix, ...rest] = typed.split('/')
  const longest = isIpv4(address) ? 32 : isIpv6(address) ? 128 : undefined
  if (longest === undefined || rest.length > 0)
    return {
      ok: false,
      why: `${typed} is no IP address. Type one such as 192.168.1.31, or a network such as 192.168.1.0/24.`,
    }
  if (prefix !== undefined && !(/^\d{1,3}$/.test(prefix) && Number(prefix) <= longest))
    return { ok: false, why: `After the slash in ${typed} stands a number from 0 to ${longest}.` }
  return { ok: true, line: prefix === undefined ? address : `${address}/${Number(prefix)}` }
}

/** As a tile is named: the text that a sender sends, up to its first `|`. */
export function checkCameraName(text: string): LineCheck {
  const line = text.trim()
  if (line === '') return { ok: false, why: 'A camera’s name is not empty.' }
  return line.includes('|')
    ? { ok: false, why: `A camera’s name ends before the |: ${line.split('|')[0] ?? ''}` }
    : { ok: true, line }
}

/** A sender's public key, and after a space whose it is, if one likes. */
export function checkSenderKey(text: string): LineCheck {
  const [key = '', ...name] = text.trim().split(/\s+/)
  return isKey(key)
    ? { ok: true, line: [key, ...name].join(' ') }
    : {
        ok: false,
        why: `A key has ${KEY_LENGTH} characters, as the sender’s program prints it; this is none: ${key}`,
      }
}

/** The key in a line that was checked. */
export function keyOf(line: string): string {
  return line.slice(0, KEY_LENGTH)
}

/** What may stand in a URL's brackets is an IPv6 address. */
function isIpv6(text: string): boolean {
  return /^[\da-f:.]+$/i.test(text) && URL.canParse(`http://[${text}]`)
}
