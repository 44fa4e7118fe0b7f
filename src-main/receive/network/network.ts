/** This computer's host name and its current network addresses. */
import { hostname, networkInterfaces } from 'node:os'
import type { Computer } from '../../contract/hub.ts'

export interface Network {
  readonly hostName: string
  /** In the system's order, including loopback addresses. */
  readonly addresses: readonly OwnAddress[]
}

export interface OwnAddress {
  readonly interfaceName: string
  /** Without the zone of IPv6. */
  readonly address: string
  readonly family: 'IPv4' | 'IPv6'
  /** Whether it belongs to a loopback interface. */
  readonly internal: boolean
}

/** Interfaces of containers, virtual machines and VPNs, through which cameras are unlikely to connect. */
const VIRTUAL = /^(docker|br-|veth|virbr|vmnet|vboxnet|utun|tailscale|zt)/

export function readNetwork(): Network {
  const addresses = Object.entries(networkInterfaces()).flatMap(([interfaceName, own = []]) =>
    own.map(({ address, family, internal }) => ({ interfaceName, address, family, internal })),
  )
  return { hostName: hostname(), addresses }
}

/** The host name and the IPv4 addresses that senders can reach; physical interfaces first. */
export function computerOf({ hostName, addresses }: Network): Computer {
  const reachable = addresses
    .filter(({ family, internal }) => family === 'IPv4' && !internal)
    .sort((a, b) => Number(isVirtual(a)) - Number(isVirtual(b)))
  return { hostName, addresses: reachable.map(({ address }) => address) }
}

function isVirtual({ interfaceName }: OwnAddress): boolean {
  return VIRTUAL.test(interfaceName)
}
