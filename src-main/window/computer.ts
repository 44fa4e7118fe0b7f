/** This computer as senders see it: its name, and the addresses that reach it. */
import { hostname, networkInterfaces } from 'node:os'
import type { Computer } from '../contract/bridge.ts'

/** Bridges of containers and virtual machines: real, but no camera comes that way. */
const VIRTUAL = /^(docker|br-|veth|virbr|vmnet|vboxnet|utun|tailscale|zt)/

export function thisComputer(): Computer {
  const reachable = Object.entries(networkInterfaces())
    .flatMap(([name, addresses = []]) => addresses.map((address) => ({ name, ...address })))
    .filter(({ family, internal }) => family === 'IPv4' && !internal)
    .sort((a, b) => Number(VIRTUAL.test(a.name)) - Number(VIRTUAL.test(b.name)))
  return { hostName: hostname(), addresses: reachable.map(({ address }) => address) }
}
