import { curveKeyPair } from 'zeromq'
import { expect, test } from 'vitest'
import { NO_OPTIONS } from '../../../src-main/contract/line-options.ts'
import {
  checkKeptPublisher,
  checkPublisher,
  publisherOf,
} from '../../../src-main/contract/publisher.ts'
import { ENGLISH } from '../../../src-main/contract/text/text.ts'

const ADDRESS = 'tcp://192.168.1.31:5555'

test('a line is an address, or an address with the key that the sender’s program prints', () => {
  expect(checkPublisher(' 192.168.1.31:5555 ')).toEqual({ ok: true, line: ADDRESS })
  expect(publisherOf(ADDRESS)).toEqual({ address: ADDRESS, key: undefined, ...NO_OPTIONS })
  for (let round = 0; round < 20; round++) {
    const key = curveKeyPair().publicKey
    const line = `${ADDRESS} ${key}`
    expect(checkPublisher(` 192.168.1.31:5555   ${key} `)).toEqual({ ok: true, line })
    expect(checkPublisher(line)).toEqual({ ok: true, line })
    expect(publisherOf(line)).toEqual({ address: ADDRESS, key, ...NO_OPTIONS })
  }
})

test('a saved line may have a host that is no longer accepted as input', () => {
  const line = `tcp://küche.local:5555 ${'a'.repeat(40)}`
  expect(checkKeptPublisher(line)).toEqual({ ok: true, line })
  expect(checkPublisher(line).ok).toBe(false)
})

test.each([
  ['', /Type an address/],
  ['tcp://192.168.1.31', /port is missing/],
  [`tcp://*:5555 ${'a'.repeat(40)}`, /can listen on it, but not connect/],
  [`${ADDRESS} barn`, /40 characters.*This is not a key: barn$/],
  [`${ADDRESS} ${'a'.repeat(39)}`, /40 characters/],
  [`${ADDRESS} ${'a'.repeat(40)} Barn Pi`, /a Barn Pi$/],
])('“%s” is refused with a hint', (text, why) => {
  const result = checkPublisher(text)
  expect(result.ok ? '' : ENGLISH.say(result.why)).toMatch(why)
})
