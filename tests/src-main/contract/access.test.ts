import { curveKeyPair } from 'zeromq'
import { expect, test } from 'vitest'
import {
  checkCameraName,
  checkNetwork,
  checkSenderKey,
  keyOf,
} from '../../../src-main/contract/access.ts'

test.each([
  ['192.168.1.31', '192.168.1.31'],
  [' 192.168.1.0/24 ', '192.168.1.0/24'],
  ['0.0.0.0/0', '0.0.0.0/0'],
  ['10.0.0.0/08', '10.0.0.0/8'],
  ['fe80::1', 'fe80::1'],
  ['::', '::'],
  ['2001:DB8::/32', '2001:DB8::/32'],
  ['::ffff:10.0.0.1', '::ffff:10.0.0.1'],
])('%s is an address or a network', (text, line) => {
  expect(checkNetwork(text)).toEqual({ ok: true, line })
})

test.each([
  ['', /is no IP address/],
  ['barn-pi.local', /barn-pi.local is no IP address/],
  ['192.168.1', /is no IP address/],
  ['192.168.1.256', /is no IP address/],
  ['192.168.01.2', /is no IP address/],
  ['10.0.0.1/8/8', /is no IP address/],
  ['fe80::1%eth0', /is no IP address/],
  ['1:2:3', /is no IP address/],
  [':', /is no IP address/],
  ['10.0.0.0/33', /from 0 to 32/],
  ['10.0.0.0/', /from 0 to 32/],
  ['10.0.0.0/-1', /from 0 to 32/],
  ['fe80::/129', /from 0 to 128/],
])('“%s” is refused with what to type', (text, why) => {
  expect(checkNetwork(text)).toEqual({ ok: false, why: expect.stringMatching(why) as string })
})

test('a camera’s name is what stands on its tile', () => {
  expect(checkCameraName(' Front door ')).toEqual({ ok: true, line: 'Front door' })
  expect(checkCameraName('rpi12|jpg')).toMatchObject({ ok: false })
  expect(checkCameraName(' ')).toMatchObject({ ok: false })
})

test('a sender’s key is taken as zeromq makes it, with a name or without', () => {
  for (let round = 0; round < 20; round++) {
    const { publicKey } = curveKeyPair()
    expect(checkSenderKey(publicKey)).toEqual({ ok: true, line: publicKey })
    const line = `${publicKey} Barn Pi`
    expect(checkSenderKey(` ${publicKey}   Barn Pi `)).toEqual({ ok: true, line })
    expect(keyOf(line)).toBe(publicKey)
  }
})

test.each(['', 'x'.repeat(39), 'x'.repeat(41), `${'x'.repeat(39)}"`, '#'.repeat(40)])(
  '“%s” is no key',
  (text) => expect(checkSenderKey(text)).toMatchObject({ ok: false }),
)
