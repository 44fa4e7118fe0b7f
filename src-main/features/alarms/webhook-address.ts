/**
 * Whether a webhook may be sent to an address. The name is resolved first, and the connection is made to an address that was
 * checked: a name that resolves to another address a moment later is of no use to anybody.
 */
import { lookup } from 'node:dns/promises'
import { BlockList, isIP } from 'node:net'
import { networkInterfaces } from 'node:os'
import { message, type Message } from '../../contract/text/text.ts'
import { parseUrl, type Webhook } from '../../contract/alarm-rule.ts'

export interface Address {
  readonly address: string
  readonly family: 4 | 6
}

/** At least one. */
export type Addresses = readonly [Address, ...(readonly Address[])]

export type AddressCheck =
  | { readonly ok: true; readonly url: URL; readonly addresses: Addresses }
  | { readonly ok: false; readonly why: Message; readonly canRetry: boolean }

export interface NetworkView {
  /** All addresses of a host. Rejects if there are none. */
  resolve(host: string): Promise<readonly Address[]>
  /** Those of this computer's interfaces. */
  own(): readonly string[]
}

export const systemNetwork: NetworkView = {
  resolve: async (host) => {
    const found = await lookup(host, { all: true })
    return found.map(({ address, family }) => ({ address, family: family === 6 ? 6 : 4 }))
  },
  own: () =>
    Object.values(networkInterfaces()).flatMap((all) => (all ?? []).map(({ address }) => address)),
}

const LOOPBACK = blockList(['127.0.0.0/8', '::1/128'])
/** Private, shared and reserved networks, with those that only carry an IPv4 address in an IPv6 one (RFC 6890). */
const LOCAL = blockList([
  '10.0.0.0/8',
  '100.64.0.0/10',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  'fc00::/7',
])
/** To which no webhook is ever sent: link-local, where clouds have their services, multicast, and what is no address. */
const NEVER = blockList([
  '0.0.0.0/8',
  '169.254.0.0/16',
  '224.0.0.0/4',
  '240.0.0.0/4',
  '::/128',
  '64:ff9b::/96',
  '2001::/32',
  '2002::/16',
  'fe80::/10',
  'ff00::/8',
])

/** What can be said without the network: the form of the address. */
export function checkUrl(text: string): Message | undefined {
  const url = parseUrl(text)
  if (url === undefined || (url.protocol !== 'https:' && url.protocol !== 'http:'))
    return message('webhook.no-url')
  if (url.username !== '' || url.password !== '') return message('webhook.has-password')
  return undefined
}

/** Resolves; never rejects. */
export async function checkAddress(
  { url: text, allowsLocal }: Webhook,
  network: NetworkView = systemNetwork,
): Promise<AddressCheck> {
  const fault = checkUrl(text)
  if (fault !== undefined) return refused(fault)
  const url = new URL(text)
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1')
  const addresses = await resolve(host, network)
  const [first, ...others] = addresses
  if (first === undefined)
    return { ok: false, why: message('webhook.no-address', { host }), canRetry: true }
  const own = new Set(network.own().map(plain))
  const isOwn = (each: Address) => isIn(LOOPBACK, each) || own.has(plain(each.address))
  if (addresses.some((each) => isIn(NEVER, each)))
    return refused(message('webhook.never', { host }))
  if (!allowsLocal && addresses.some((each) => isOwn(each) || isIn(LOCAL, each)))
    return refused(message('webhook.local', { host }))
  const isLoopback = addresses.every((each) => isIn(LOOPBACK, each))
  if (url.protocol !== 'https:' && !isLoopback) return refused(message('webhook.not-https'))
  return { ok: true, url, addresses: [first, ...others] }
}

async function resolve(host: string, network: NetworkView): Promise<readonly Address[]> {
  const family = isIP(host)
  if (family !== 0) return [withoutMapping({ address: host, family: family === 6 ? 6 : 4 })]
  try {
    return (await network.resolve(host)).map(withoutMapping)
  } catch {
    return []
  }
}

/** An IPv4 address that is written as an IPv6 one (`::ffff:7f00:1`) is the IPv4 address. */
function withoutMapping({ address, family }: Address): Address {
  if (family === 4) return { address, family }
  const [, high, low] = /^::ffff:([\da-f]{1,4}):([\da-f]{1,4})$/i.exec(normal(address)) ?? []
  if (high === undefined || low === undefined) return { address, family }
  const bytes = [high, low].flatMap((group) => {
    const value = Number.parseInt(group, 16)
    return [value >> 8, value & 0xff]
  })
  return { address: bytes.join('.'), family: 4 }
}

/** The one way in which a URL writes an IPv6 address. */
function normal(address: string): string {
  return parseUrl(`http://[${address.replace(/%.*$/, '')}]`)?.hostname.slice(1, -1) ?? address
}

function plain(address: string): string {
  return isIP(address) === 6 ? normal(address) : address
}

function isIn(list: BlockList, { address, family }: Address): boolean {
  return list.check(plain(address), family === 6 ? 'ipv6' : 'ipv4')
}

function refused(why: Message): AddressCheck {
  return { ok: false, why, canRetry: false }
}

function blockList(networks: readonly string[]): BlockList {
  const list = new BlockList()
  for (const network of networks) {
    const [address = '', bits] = network.split('/')
    list.addSubnet(address, Number(bits), isIP(address) === 6 ? 'ipv6' : 'ipv4')
  }
  return list
}
