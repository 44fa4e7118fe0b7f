/** What the hub receives from. */
import { expect, test } from 'vitest'
import type { HubAddresses } from '../../../../src-main/receive/hub/hub-addresses.ts'
import { receiverPlans } from '../../../../src-main/receive/hub/receiver-plans.ts'

const plansOf = (wanted: HubAddresses) => [...receiverPlans(wanted).values()]

const KEY = 'k'.repeat(40)
const OPEN = { allowFrom: [], encrypt: false, senderKeys: [] }
const ENCRYPTED = { ...OPEN, encrypt: true }
const ALL: HubAddresses = {
  mode: 'both',
  listen: 'tcp://*:5555',
  alsoListen: ['tcp://127.0.0.1:5556?prefix=barn/'],
  connect: ['tcp://a:1', `tcp://b:1?camera=Gate&prefix=b/ ${KEY}`],
  clear: ['tcp://127.0.0.1:7'],
  access: ENCRYPTED,
}

test('each address has a plan, with what its line says', () => {
  const publisher = { kind: 'publisher', prefix: '', cameras: [] }
  expect(plansOf(ALL)).toEqual([
    { kind: 'listener', address: 'tcp://*:5555', prefix: '', access: ENCRYPTED },
    { kind: 'listener', address: 'tcp://127.0.0.1:5556', prefix: 'barn/', access: ENCRYPTED },
    { ...publisher, address: 'tcp://a:1', encryption: { kind: 'keyless' } },
    {
      ...publisher,
      ...{ address: 'tcp://b:1', prefix: 'b/', cameras: ['Gate'] },
      encryption: { kind: 'encrypted', key: KEY },
    },
    { ...publisher, address: 'tcp://127.0.0.1:7', encryption: { kind: 'clear' } },
  ])
})

test.each([
  ['req-rep', ['listener', 'listener']],
  ['pub-sub', ['publisher', 'publisher', 'publisher']],
] as const)('in %s there are only %j', (mode, kinds) => {
  expect(plansOf({ ...ALL, mode }).map(({ kind }) => kind)).toEqual(kinds)
})

test('the first line of an address counts, in the place of the first', () => {
  const connect = ['tcp://a:1?prefix=a/', 'tcp://b:1', 'tcp://a:1']
  const plans = plansOf({ ...ALL, mode: 'pub-sub', connect, clear: [] })
  expect(plans.map(({ address, prefix }) => `${address} ${prefix}`)).toEqual([
    'tcp://a:1 a/',
    'tcp://b:1 ',
  ])
})

test('what an address does not use changes its plan as little as a key without Encrypt', () => {
  const published = (access: HubAddresses['access'], line: string) =>
    plansOf({ ...ALL, mode: 'pub-sub', access, connect: [line] })
  const line = `tcp://b:1 ${KEY}`
  expect(published({ ...ENCRYPTED, senderKeys: [KEY] }, line)).toEqual(published(ENCRYPTED, line))
  expect(published(OPEN, line)).toEqual(published(OPEN, 'tcp://b:1'))
  expect(published(ENCRYPTED, line)).not.toEqual(published(OPEN, line))
})
