import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  checkConnectAddress,
  checkKeptConnectAddress,
  checkListenAddress,
  hostOf,
  isLoopback,
  listensEverywhere,
  portOf,
} from '../../../src-main/contract/address.ts'
import { ENGLISH } from '../../../src-main/contract/text/text.ts'

describe('valid addresses', () => {
  test.each([
    ['tcp://*:5555', 'tcp://*:5555'],
    ['  tcp://0.0.0.0:5555 ', 'tcp://0.0.0.0:5555'],
    ['TCP://127.0.0.1:80', 'tcp://127.0.0.1:80'],
    ['127.0.0.1:5555', 'tcp://127.0.0.1:5555'],
    ['tcp://eth0:5555', 'tcp://eth0:5555'],
    ['tcp://_büro:5555', 'tcp://_büro:5555'],
    ['tcp://[::]:5555', 'tcp://[::]:5555'],
  ])('listen on %s', (text, address) => {
    expect(checkListenAddress(text)).toEqual({ ok: true, address })
  })

  test.each([
    ['tcp://192.168.1.31:5555', 'tcp://192.168.1.31:5555'],
    ['tcp://192.168.001.010:5555', 'tcp://192.168.1.10:5555'],
    ['tcp://barn-pi.local:5556', 'tcp://barn-pi.local:5556'],
    ['tcp://3rd_Pi-2:5556', 'tcp://3rd_Pi-2:5556'],
    ['tcp://[fe80::1%eth0]:5555', 'tcp://[fe80::1%eth0]:5555'],
  ])('connect to %s', (text, address) => {
    expect(checkConnectAddress(text)).toEqual({ ok: true, address })
  })
})

describe('invalid addresses have a reason', () => {
  test.each([
    ['', /Type an address/],
    ['tcp://192.168.1.31', /port is missing.*tcp:\/\/192\.168\.1\.31:5555/],
    ['barn-pi', /port is missing/],
    ['tcp://192.168.1.31:', /port is missing/],
    ['tcp://*:5555', /means every interface/],
    ['tcp://0.0.0.0:5555', /means every interface/],
    ['udp://192.168.1.31:5555', /udp:\/\/ is not supported/],
    ['http://192.168.1.31:5555', /http:\/\/ is not supported/],
    ['tcp://:5555', /host is missing/],
    ['tcp://192.168.1.31:0', /0 is not a port/],
    ['tcp://192.168.1.31:65536', /65536 is not a port/],
    ['tcp://192.168.1.31:abc', /abc is not a port/],
    ['tcp://192.168.1.31:5555/x', /not a port/],
    ['tcp://192.168.1.300:5555', /not a host name/],
    ['tcp://barn pi:5555', /not a host name/],
    ['tcp://fe80::1:5555', /brackets|not a port/],
    ['tcp://küche.local:5555', /Cannot connect to küche\.local: .*letters from a to z.*IP address/],
    ['tcp://_cam:5556', /Cannot connect to _cam: .*begins with a letter.*31:5556\.$/],
  ])('connect to %j', (text, why) => {
    const result = checkConnectAddress(text)
    expect(result.ok ? '' : ENGLISH.say(result.why)).toMatch(why)
  })
})

test('checking a checked address does not change it, and its parts can be read', () => {
  const byte = fc.integer({ min: 1, max: 254 })
  const port = fc.integer({ min: 1, max: 65_535 })
  fc.assert(
    fc.property(fc.tuple(byte, byte, byte, byte), port, (bytes, port) => {
      const address = `tcp://${bytes.join('.')}:${port}`
      expect(checkConnectAddress(address)).toEqual({ ok: true, address })
      expect([hostOf(address), portOf(address)]).toEqual([bytes.join('.'), port])
    }),
  )
})

test('only a name that older versions accepted is still accepted in the settings file', () => {
  for (const address of ['tcp://küche.local:5555', 'tcp://_cam:5555'])
    expect(checkKeptConnectAddress(address)).toEqual({ ok: true, address })
  expect(checkKeptConnectAddress('tcp://-cam:5555').ok).toBe(false)
})

test('addresses of every interface are recognised', () => {
  expect(listensEverywhere('tcp://*:5555')).toBe(true)
  expect(listensEverywhere('tcp://127.0.0.1:5555')).toBe(false)
})

test('loopback hosts are recognised', () => {
  for (const host of ['127.0.0.1', '127.1.2.3', 'localhost', '[::1]'])
    expect(isLoopback(host)).toBe(true)
  for (const host of ['*', 'eth0', '192.168.1.20', '[::]']) expect(isLoopback(host)).toBe(false)
})
