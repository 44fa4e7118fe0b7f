/**
 * Which requests may come from which pages. Another site's page in the browser of a person who may use the wall must not use it: not
 * by a name that it points to this computer (DNS rebinding), and not by a request that the browser makes for it.
 */

/** Headers of a request, in lower case. */
export interface GateHeaders {
  readonly host: string | undefined
  readonly origin: string | undefined
  /** Of Fetch Metadata: what browsers tell of where a request comes from. */
  readonly site: string | undefined
  readonly mode: string | undefined
}

export interface GateRules {
  /** Names of this computer, and of a proxy in front of it, in lower case. */
  readonly names: ReadonlySet<string>
  /** Whether the server serves this computer only. */
  readonly isLocal: boolean
}

export type Refusal = 'host' | 'origin'

/** @param isChange - it may change something, or opens a socket: a browser then tells the origin */
export function refusalOf(
  { host, origin, site, mode }: GateHeaders,
  rules: GateRules,
  isChange: boolean,
): Refusal | undefined {
  const name = host === undefined ? undefined : hostNameOf(host)
  if (host === undefined || name === undefined || !isOwnName(name, rules)) return 'host'
  if (origin !== undefined && hostOfOrigin(origin) !== host.toLowerCase()) return 'origin'
  if (isChange && site !== undefined && site !== 'same-origin') return 'origin'
  // A link to the wall may be followed from anywhere; it shows nothing to the page that has it.
  return site === 'cross-site' && mode !== 'navigate' ? 'origin' : undefined
}

/**
 * An address cannot be pointed anywhere else, so any is right. `undefined` if it is no host with an optional port.
 *
 * @returns without the port and the brackets of IPv6, in lower case
 */
export function hostNameOf(host: string): string | undefined {
  const match = /^(?:\[([\da-f:.]+)\]|([a-z\d._-]+))(?::\d{1,5})?$/i.exec(host)
  return (match?.[1] ?? match?.[2])?.toLowerCase()
}

function isOwnName(name: string, { names, isLocal }: GateRules): boolean {
  if (isLoopbackName(name) || names.has(name)) return true
  return !isLocal && isAddress(name)
}

function isLoopbackName(name: string): boolean {
  return name === 'localhost' || name === '::1' || /^127(\.\d{1,3}){3}$/.test(name)
}

function isAddress(name: string): boolean {
  return name.includes(':') || /^\d{1,3}(\.\d{1,3}){3}$/.test(name)
}

function hostOfOrigin(origin: string): string | undefined {
  return URL.parse(origin)?.host.toLowerCase()
}
