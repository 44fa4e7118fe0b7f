import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Network } from '../../../../src-main/receive/network/network.ts'
import {
  LOOK_EVERY_MS,
  NetworkFollower,
} from '../../../../src-main/receive/network/network-follower.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** With one address for each, on one interface. */
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
  const told: Network[] = []
  return { told, follower: new NetworkFollower(read, (network) => told.push(network)) }
}

test('what has changed is told once, and no look is', () => {
  let now = networkOf()
  const { told, follower } = follow(() => structuredClone(now))
  expect(follower.network).toEqual(networkOf())
  vi.advanceTimersByTime(10 * LOOK_EVERY_MS)
  expect(told).toEqual([])
  now = networkOf('192.168.1.20')
  vi.advanceTimersByTime(10 * LOOK_EVERY_MS)
  expect(told).toEqual([networkOf('192.168.1.20')])
  expect(follower.network).toEqual(networkOf('192.168.1.20'))
  now = networkOf()
  vi.advanceTimersByTime(LOOK_EVERY_MS)
  expect(told.at(-1)).toEqual(networkOf())
})

test('a look that fails changes nothing, and the next one counts', () => {
  const looks = [networkOf('10.0.0.1'), undefined, networkOf('10.0.0.1'), networkOf('10.0.0.2')]
  const { told } = follow(() => {
    const network = looks.shift()
    if (network === undefined) throw new Error('EMFILE')
    return network
  })
  vi.advanceTimersByTime(3 * LOOK_EVERY_MS)
  expect(told).toEqual([networkOf('10.0.0.2')])
})

test('stopped, it looks no more', () => {
  follow(() => networkOf()).follower.stop()
  expect(vi.getTimerCount()).toBe(0)
})
