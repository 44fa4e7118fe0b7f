import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Network } from '../../../../src-main/receive/network/network.ts'
import {
  NetworkFollower,
  READ_EVERY_MS,
} from '../../../../src-main/receive/network/network-follower.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** A network with these addresses on one interface. */
const networkOf = (...addresses: string[]): Network => ({
  hostName: 'hub',
  addresses: addresses.map((address) => ({
    interfaceName: 'eth0',
    address,
    family: 'IPv4',
    internal: false,
  })),
})

function follow(read: () => Network) {
  const reported: Network[] = []
  return { reported, follower: new NetworkFollower(read, (network) => reported.push(network)) }
}

test('a change is reported once, and an unchanged reading is not', () => {
  let now = networkOf()
  const { reported, follower } = follow(() => structuredClone(now))
  expect(follower.network).toEqual(networkOf())
  vi.advanceTimersByTime(10 * READ_EVERY_MS)
  expect(reported).toEqual([])
  now = networkOf('192.168.1.20')
  vi.advanceTimersByTime(10 * READ_EVERY_MS)
  expect(reported).toEqual([networkOf('192.168.1.20')])
  expect(follower.network).toEqual(networkOf('192.168.1.20'))
  now = networkOf()
  vi.advanceTimersByTime(READ_EVERY_MS)
  expect(reported.at(-1)).toEqual(networkOf())
})

test('a failed reading changes nothing, and the next one is used', () => {
  const readings = [networkOf('10.0.0.1'), undefined, networkOf('10.0.0.1'), networkOf('10.0.0.2')]
  const { reported } = follow(() => {
    const network = readings.shift()
    if (network === undefined) throw new Error('EMFILE')
    return network
  })
  vi.advanceTimersByTime(3 * READ_EVERY_MS)
  expect(reported).toEqual([networkOf('10.0.0.2')])
})

test('after it is stopped, it reads no more', () => {
  follow(() => networkOf()).follower.stop()
  expect(vi.getTimerCount()).toBe(0)
})
