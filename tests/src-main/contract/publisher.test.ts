import { curveKeyPair } from 'zeromq'
import { expect, test } from 'vitest'
import {
  checkKeptPublisher,
  checkPublisher,
  publisherOf,
} from '../../../src-main/contract/publisher.ts'

const ADDRESS = 'tcp://192.168.1.31:5555'

test('an address alone, or with the key that the sender’s program prints', () => {
  expect(checkPublisher(' 192.168.1.31:5555 ')).toEqual({ ok: true, line: ADDRESS })
  expect(publisherOf(ADDRESS)).toEqual({ address: ADDRESS, key: undefined })
  for (let round = 0; round < 20; round++) {
    const key = curveKeyPair().publicKey
    const line = `${ADDRESS} ${key}`
    expect(checkPublisher(` 192.168.1.31:5555   ${key} `)).toEqual({ ok: true, line })
    expect(checkPublisher(line)).toEqual({ ok: true, line })
    expect(publisherOf(line)).toEqual({ address: ADDRESS, key })
  }
})

test('a kept line may name a host that nobody may type any more', () => {
  const line = `tcp://küche.local:5555 ${'a'.repeat(40)}`
  expect(checkKeptPublisher(line)).toEqual({ ok: true, line })
  expect(checkPublisher(line).ok).toBe(false)
})

test.each([
  ['', /Type an address/],
  ['tcp://192.168.1.31', /port is missing/],
  [`tcp://*:5555 ${'a'.repeat(40)}`, /only listens/],
  [`${ADDRESS} barn`, /40 characters.*this is none: barn$/],
  [`${ADDRESS} ${'a'.repeat(39)}`, /40 characters/],
  [`${ADDRESS} ${'a'.repeat(40)} Barn Pi`, /a Barn Pi$/],
])('“%s” is refused with what to type', (text, why) => {
  expect(checkPublisher(text)).toEqual({ ok: false, why: expect.stringMatching(why) as string })
})
