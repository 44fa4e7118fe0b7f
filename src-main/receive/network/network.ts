/** This computer in its network: its name, and the addresses that it has now. */
import { hostname, networkInterfaces } from 'node:os'
import type { Computer } from '../../contract/hub.ts'

export interface Network {
  readonly hostName: string
  /** In the system's order, those that only this computer reaches included. */
  readonly addresses: readonly OwnAddress[]
}

export interface OwnAddress {
  readonly interfaceName: string
  /** Without a zone. */
  readonly address: string
  readonly family: 'IPv4' | 'IPv6'
  /** Of the loopback interface. */
  readonly internal: boolean
}

/** Bridges of containers and virtual machines: real, but no camera comes that way. */
const VIRTUAL = /^(docker|br-|veth|virbr|vmnet|vboxnet|utun|tailscale|zt)/

export function readNetwork(): Network {
  const addresses = Object.entries(networkInterfaces()).flatMap(([interfaceName, own = []]) =>
    own.map(({ address, family, internal }) => ({ interfaceName, address, family, internal })),
  )
  return { hostName: hostname(), addresses }
}

/** As senders see it: the addresses that reach it. */
export function computerOf({ hostName, addresses }: Network): Computer {
  const reachable = addresses
    .filter(({ family, internal }) => family === 'IPv4' && !internal)
    .sort((a, b) => Number(isVirtual(a)) - Number(isVirtual(b)))
  return { hostName, addresses: reachable.map(({ address }) => address) }
}

function isVirtual({ interfaceName }: OwnAddress): boolean {
  return VIRTUAL.test(interfaceName)
}
