import { curveKeyPair } from 'zeromq'
import { expect, test } from 'vitest'
import {
  checkCameraName,
  checkNetwork,
  checkSenderKey,
  keyOf,
} from '../../../src-main/contract/access.ts'
import { ENGLISH, message } from '../../../src-main/contract/text/text.ts'

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
  ['', /is not an IP address/],
  ['barn-pi.local', /barn-pi.local is not an IP address/],
  ['192.168.1', /is not an IP address/],
  ['192.168.1.256', /is not an IP address/],
  ['192.168.01.2', /is not an IP address/],
  ['10.0.0.1/8/8', /is not an IP address/],
  ['fe80::1%eth0', /is not an IP address/],
  ['1:2:3', /is not an IP address/],
  [':', /is not an IP address/],
  ['10.0.0.0/33', /from 0 to 32/],
  ['10.0.0.0/', /from 0 to 32/],
  ['10.0.0.0/-1', /from 0 to 32/],
  ['fe80::/129', /from 0 to 128/],
])('“%s” is refused with a hint', (text, why) => {
  const result = checkNetwork(text)
  expect(result.ok ? '' : ENGLISH.say(result.why)).toMatch(why)
})

test('a camera’s name is any text', () => {
  expect(checkCameraName(' Front door ')).toEqual({ ok: true, line: 'Front door' })
  expect(checkCameraName('rpi12|jpg')).toEqual({ ok: true, line: 'rpi12|jpg' })
  expect(checkCameraName(' ')).toEqual({ ok: false, why: message('access.name-empty') })
})

test('a sender’s key is accepted as zeromq creates it, with or without a name', () => {
  for (let round = 0; round < 20; round++) {
    const { publicKey } = curveKeyPair()
    expect(checkSenderKey(publicKey)).toEqual({ ok: true, line: publicKey })
    const line = `${publicKey} Barn Pi`
    expect(checkSenderKey(` ${publicKey}   Barn Pi `)).toEqual({ ok: true, line })
    expect(keyOf(line)).toBe(publicKey)
  }
})

test.each(['', 'x'.repeat(39), 'x'.repeat(41), `${'x'.repeat(39)}"`, '#'.repeat(40)])(
  '“%s” is not a key',
  (text) => expect(checkSenderKey(text)).toMatchObject({ ok: false }),
)
