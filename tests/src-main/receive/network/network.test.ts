import { hostname } from 'node:os'
import { expect, test } from 'vitest'
import {
  computerOf,
  readNetwork,
  type OwnAddress,
} from '../../../../src-main/receive/network/network.ts'

const at = (interfaceName: string, address: string): OwnAddress => ({
  interfaceName,
  address,
  family: address.includes(':') ? 'IPv6' : 'IPv4',
  internal: interfaceName === 'lo',
})

test('the addresses for senders are the reachable ones, bridges of containers last', () => {
  const addresses = [
    at('lo', '127.0.0.1'),
    at('docker0', '172.17.0.1'),
    at('eth0', '192.168.1.20'),
    at('eth0', 'fe80::1'),
    at('wlan0', '10.0.0.3'),
  ]
  expect(computerOf({ hostName: 'hub', addresses })).toEqual({
    hostName: 'hub',
    addresses: ['192.168.1.20', '10.0.0.3', '172.17.0.1'],
  })
})

test('without a network there is no address for senders', () => {
  const { addresses } = readNetwork()
  expect(addresses).toContainEqual(expect.objectContaining({ address: '127.0.0.1' }))
  const internal = addresses.filter(({ internal }) => internal)
  expect(computerOf({ hostName: hostname(), addresses: internal }).addresses).toEqual([])
})
