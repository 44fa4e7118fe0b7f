/** Checks the TCP addresses that a person types: where the hub listens, and where publishers are. */
import { message, type Message } from './text/text.ts'

/** imageZMQ's default port. Source: imagezmq 1.2.0, `ImageSender.__init__` and `ImageHub.__init__`. */
export const DEFAULT_PORT = 5555

/** Port 80 is only for programs with the rights of the system. */
const DEFAULT_PORTS = { tcp: DEFAULT_PORT, http: 8080 } as const
type Scheme = keyof typeof DEFAULT_PORTS

export type AddressCheck =
  | { readonly ok: true; readonly address: string }
  | { readonly ok: false; readonly why: Message }

/** The address that the hub binds: `tcp://*:5555`, one interface, or `127.0.0.1` for this computer only. */
export function checkListenAddress(text: string): AddressCheck {
  const parts = splitAddress(text, 'tcp://*:5555')
  return 'why' in parts ? { ok: false, why: parts.why } : { ok: true, address: parts.address }
}

/** Where Camwall publishes: an address as above, or a port alone, which is one for this computer only. */
export function checkPublishAddress(text: string): AddressCheck {
  const typed = text.trim()
  return checkListenAddress(/^\d+$/.test(typed) ? `tcp://${LOOPBACK_HOST}:${typed}` : typed)
}

/** The same check of an address that may be empty, which turns off what it is for. */
export function orOff(check: (text: string) => AddressCheck): (text: string) => AddressCheck {
  return (text) => (text.trim() === '' ? { ok: true, address: '' } : check(text))
}

/** Where the web server listens: `http://0.0.0.0:8080`, or a port alone, which is one for this computer only. */
export function checkHttpAddress(text: string): AddressCheck {
  const typed = text.trim().replace(/\/$/, '')
  const whole = /^\d+$/.test(typed) ? `${LOOPBACK_HOST}:${typed}` : typed
  const parts = splitAddress(whole, `http://${LOOPBACK_HOST}:${DEFAULT_PORTS.http}`, 'http')
  return 'why' in parts ? { ok: false, why: parts.why } : { ok: true, address: parts.address }
}

/** A publisher's address: `tcp://192.168.1.31:5555` or `tcp://barn-pi.local:5555`. */
export function checkConnectAddress(text: string): AddressCheck {
  const result = checkKeptConnectAddress(text)
  if (!result.ok) return result
  const host = hostOf(result.address)
  if (CONNECTABLE.test(host)) return result
  const example = exampleWith(portOf(result.address))
  return { ok: false, why: message('address.not-connectable', { host, example }) }
}

/**
 * The same check for the settings file, without the check of the host name: older versions saved names that libzmq rejects,
 * and one such name must not make the whole file unreadable.
 */
export function checkKeptConnectAddress(text: string): AddressCheck {
  const parts = splitAddress(text, 'tcp://192.168.1.31:5555')
  if ('why' in parts) return { ok: false, why: parts.why }
  if (ANY_HOST.has(parts.host))
    return {
      ok: false,
      why: message('address.only-listens', { host: parts.host, example: exampleWith(parts.port) }),
    }
  return { ok: true, address: parts.address }
}

function exampleWith(port: number): string {
  return `tcp://192.168.1.31:${port}`
}

/** The port of a checked address, or of a line that begins with one. */
export function portOf(address: string): number {
  return Number.parseInt(address.slice(address.lastIndexOf(':') + 1), 10)
}

/** The host of a checked address, including the brackets of IPv6; or of a line that begins with one. */
export function hostOf(address: string): string {
  return address.slice(address.indexOf('://') + '://'.length, address.lastIndexOf(':'))
}

/** Whether a listening address is that of every interface. */
export function listensEverywhere(address: string): boolean {
  return ANY_HOST.has(hostOf(address))
}

/** Whether a host is reachable only from this computer. */
export function isLoopback(host: string): boolean {
  return host.startsWith('127.') || host === 'localhost' || host === '[::1]'
}

const LOOPBACK_HOST = '127.0.0.1'

const ANY_HOST = new Set(['*', '0.0.0.0', '[::]'])

/** Hosts that libzmq accepts; it rejects others as invalid (4.3.5, `src/socket_base.cpp`, `connect_internal`). */
const CONNECTABLE = /^(\[|[a-z\d][\w.-]*$)/i

const IPV6_EXAMPLE = `tcp://[fe80::1]:${DEFAULT_PORT}`

/** Longest host name that DNS allows (RFC 1035, 2.3.4). */
const MAX_HOST_LENGTH = 253

type Parts = { host: string; port: number; address: string } | { why: Message }

function splitAddress(text: string, example: string, expected: Scheme = 'tcp'): Parts {
  const typed = text.trim()
  if (typed === '') return { why: message('address.empty', { example }) }
  const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(typed)?.[1]
  if (scheme !== undefined && scheme.toLowerCase() !== expected)
    return { why: message('address.other-scheme', { scheme, expected, example }) }
  const rest = scheme === undefined ? typed : typed.slice(scheme.length + 3)
  const match = /^(\[[^\]]*\]|[^:]*)(?::(.*))?$/.exec(rest)
  if (match === null)
    return { why: message('address.ipv6-without-brackets', { example: IPV6_EXAMPLE }) }
  const host = withoutZeros(match[1] ?? '')
  const portText = match[2]
  if (host === '') return { why: message('address.host-missing', { example }) }
  if (portText === undefined || portText === '')
    return {
      why: message('address.port-missing', {
        example: `${expected}://${host}:${DEFAULT_PORTS[expected]}`,
      }),
    }
  const port = Number(portText)
  if (!/^\d{1,5}$/.test(portText) || port < 1 || port > 65535)
    return { why: message('address.not-a-port', { port: portText }) }
  if (!isHost(host)) return { why: message('address.not-a-host', { host }) }
  return { host, port, address: `${expected}://${host}:${port}` }
}

/** Turns `192.168.001.010` into `192.168.1.10`; libzmq would read the zeros differently. */
function withoutZeros(host: string): string {
  return /^[\d.]+$/.test(host) ? host.replace(/\b0+(?=\d)/g, '') : host
}

function isHost(host: string): boolean {
  if (host === '*') return true
  if (host.startsWith('[')) return /^\[[0-9a-f:.]*:[0-9a-f:.]*(%[\w.-]+)?\]$/i.test(host)
  if (/^[\d.]+$/.test(host)) return isIpv4(host)
  return (
    host.length <= MAX_HOST_LENGTH && /^[\p{L}\p{N}_]([\p{L}\p{N}_.-]*[\p{L}\p{N}_])?$/u.test(host)
  )
}

/** An IPv4 address as such, which a socket of IPv6 reports as `::ffff:192.168.1.10`. */
export function plainAddress(address: string): string {
  return address.replace(/^::ffff:(?=[\d.]+$)/, '')
}

/** Four decimal numbers without leading zeros: some systems read `010` as 8, others as 10. */
export function isIpv4(text: string): boolean {
  const bytes = text.split('.')
  return bytes.length === 4 && bytes.every((byte) => /^(0|[1-9]\d{0,2})$/.test(byte) && +byte < 256)
}
