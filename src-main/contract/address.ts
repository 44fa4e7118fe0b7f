/** Checks the TCP addresses a person types: where the hub listens, and where publishers are. */

/** imageZMQ's default port. Source: imagezmq 1.2.0, `ImageSender.__init__` and `ImageHub.__init__`. */
export const DEFAULT_PORT = 5555

export type AddressCheck =
  { readonly ok: true; readonly address: string } | { readonly ok: false; readonly why: string }

/** Where the hub binds: `tcp://*:5555`, one interface, or `127.0.0.1` for this computer only. */
export function checkListenAddress(text: string): AddressCheck {
  const parts = splitAddress(text, 'tcp://*:5555')
  return 'why' in parts ? { ok: false, why: parts.why } : { ok: true, address: parts.address }
}

/** Where a publisher is: `tcp://192.168.1.31:5555` or `tcp://barn-pi.local:5555`. */
export function checkConnectAddress(text: string): AddressCheck {
  const result = checkKeptConnectAddress(text)
  if (!result.ok) return result
  const host = hostOf(result.address)
  if (CONNECTABLE.test(host)) return result
  return {
    ok: false,
    why: `Camwall cannot connect to ${host}: a host name has only letters from a to z, digits, -, _ and dots, and begins with a letter or a digit. Type the camera's IP address instead, for example tcp://192.168.1.31:${portOf(result.address)}.`,
  }
}

/**
 * The same in settings that are kept: some hold names that libzmq refuses, from before that was checked, and one such
 * name must not make the whole file unreadable.
 */
export function checkKeptConnectAddress(text: string): AddressCheck {
  const parts = splitAddress(text, 'tcp://192.168.1.31:5555')
  if ('why' in parts) return { ok: false, why: parts.why }
  if (ANY_HOST.has(parts.host))
    return {
      ok: false,
      why: `${parts.host} means "every interface" and only listens. Type the camera's own address, for example tcp://192.168.1.31:${parts.port}.`,
    }
  return { ok: true, address: parts.address }
}

/** The port of a checked address. */
export function portOf(address: string): number {
  return Number(address.slice(address.lastIndexOf(':') + 1))
}

/** The host of a checked address, brackets of IPv6 included. */
export function hostOf(address: string): string {
  return address.slice('tcp://'.length, address.lastIndexOf(':'))
}

/** Whether a listening host answers on every interface. */
export function listensEverywhere(address: string): boolean {
  return ANY_HOST.has(hostOf(address))
}

/** Whether only this computer itself reaches a host. */
export function isLoopback(host: string): boolean {
  return host.startsWith('127.') || host === 'localhost' || host === '[::1]'
}

const ANY_HOST = new Set(['*', '0.0.0.0', '[::]'])

/** What libzmq connects to: it refuses the rest as invalid (4.3.5, `src/socket_base.cpp`, `connect_internal`). */
const CONNECTABLE = /^(\[|[a-z\d][\w.-]*$)/i

/** Longest host name that DNS allows (RFC 1035, 2.3.4). */
const MAX_HOST_LENGTH = 253

type Parts = { host: string; port: number; address: string } | { why: string }

function splitAddress(text: string, example: string): Parts {
  const typed = text.trim()
  if (typed === '') return { why: `Type an address, for example ${example}.` }
  const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(typed)?.[1]
  if (scheme !== undefined && scheme.toLowerCase() !== 'tcp')
    return { why: `${scheme}:// is not supported. Camwall speaks tcp://, for example ${example}.` }
  const rest = scheme === undefined ? typed : typed.slice(scheme.length + 3)
  const match = /^(\[[^\]]*\]|[^:]*)(?::(.*))?$/.exec(rest)
  if (match === null)
    return { why: `Put an IPv6 address in brackets, for example tcp://[fe80::1]:${DEFAULT_PORT}.` }
  const host = withoutZeros(match[1] ?? '')
  const portText = match[2]
  if (host === '') return { why: `The host is missing. Type it before the port: ${example}.` }
  if (portText === undefined || portText === '')
    return { why: `The port is missing. Add it after the host: tcp://${host}:${DEFAULT_PORT}.` }
  const port = Number(portText)
  if (!/^\d{1,5}$/.test(portText) || port < 1 || port > 65535)
    return { why: `${portText} is not a port. Use a number from 1 to 65535.` }
  if (!isHost(host)) return { why: `${host} is not a host name or an IP address.` }
  return { host, port, address: `tcp://${host}:${port}` }
}

/** `192.168.001.010` is typed, and saved, for 192.168.1.10, which libzmq would not make of it. */
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

/** Four decimal numbers as everybody reads them: `010` is 8 to some systems and 10 to others. */
export function isIpv4(text: string): boolean {
  const bytes = text.split('.')
  return bytes.length === 4 && bytes.every((byte) => /^(0|[1-9]\d{0,2})$/.test(byte) && +byte < 256)
}
