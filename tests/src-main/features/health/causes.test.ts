import { expect, test } from 'vitest'
import { ENGLISH, message } from '../../../../src-main/contract/text/text.ts'
import { likelyCauses, type Evidence } from '../../../../src-main/features/health/causes.ts'
import { both, faulty, listening, subscribed } from '../../../support/hub-states.ts'

const LISTENING = listening('tcp://*:5555')

const PORT_TAKEN = {
  what: message('hub.fault.port-taken', { port: 5555 }),
  todo: message('hub.fault.port-taken.todo'),
}

/** The first words of each cause; nothing has come unless it is given. */
function causes(differs: Partial<Evidence>): readonly string[] {
  const nothing = { hub: LISTENING, connections: 0, refused: [], withPicture: 0, malformed: 0 }
  return likelyCauses({ ...nothing, ...differs }).map(({ what }) => ENGLISH.say(what))
}

test('nothing connects: the address, a firewall, or the other pattern', () => {
  expect(causes({})).toEqual(['No sender has connected to tcp://*:5555.'])
  const [cause] = likelyCauses({
    hub: LISTENING,
    connections: 0,
    refused: [],
    withPicture: 0,
    malformed: 0,
  })
  const todo = ENGLISH.say(cause?.todo ?? message('sentences', { first: '', next: '' }))
  expect(todo).toMatch(/address.*firewall.*port 5555.*REQ_REP=False.*PUB\/SUB/)
})

test('connected and silent', () => {
  expect(causes({ connections: 2 })).toEqual(['2 senders are connected and send nothing.'])
})

test('messages that cannot be shown', () => {
  expect(causes({ connections: 1, malformed: 4 })).toEqual([
    'Messages arrive, but they cannot be shown.',
  ])
})

test('the fault of the hub, which says what to do, and nothing else', () => {
  const hub = faulty('tcp://*:5555', PORT_TAKEN)
  expect(causes({ hub, refused: [{ why: 'unencrypted', times: 3 }] })).toEqual([
    'Port 5555 is already in use by another program, so no camera can connect.',
  ])
})

test('the fault of one address, beside what the others tell', () => {
  const hub = both(faulty('tcp://*:5555', PORT_TAKEN), subscribed(['tcp://a:1', 'waiting']))
  expect(causes({ hub })).toEqual([
    'Port 5555 is already in use by another program, so no camera can connect.',
    'Nothing answers at tcp://a:1.',
  ])
})

test('of both patterns, connections to publishers are no senders', () => {
  const hub = both(LISTENING, subscribed(['tcp://a:1', 'connected']))
  expect(causes({ hub, connections: 1 })).toEqual([
    'No sender has connected to tcp://*:5555.',
    'tcp://a:1 is connected and sends nothing.',
  ])
  expect(causes({ hub: both(LISTENING, subscribed()), connections: 0 })).toEqual([
    'No sender has connected to tcp://*:5555.',
  ])
})

test('who mixed up the patterns, with the address', () => {
  const refused = [
    { why: 'not-a-requester', who: 'tcp://*:5555', times: 1 },
    { why: 'publisher-pattern', who: 'tcp://a:1', times: 1 },
  ] as const
  expect(causes({ refused })).toEqual([
    'A program that connected to tcp://*:5555 does not send requests (REQ/REP), or left at once.',
    'Something answers at tcp://a:1, but it does not publish (PUB/SUB).',
  ])
})

test('who sends what cannot be received', () => {
  const refused = [
    { why: 'sender-too-large', who: '10.0.0.7', times: 3 },
    { why: 'sender-encrypts', who: '10.0.0.8', times: 1 },
  ] as const
  expect(causes({ refused })).toEqual([
    'Refused a picture of a sender at 10.0.0.7: it has more than 64 MiB.',
    'Refused a sender at 10.0.0.8: it encrypts, and Camwall does not.',
  ])
})

test('who was refused, the most frequent first, also beside cameras with pictures', () => {
  const refused = [
    { why: 'address', who: '10.0.0.7', times: 2 },
    { why: 'name', who: 'Gate', times: 9 },
    { why: 'name', times: 50 },
    { why: 'wrong-hub-key', times: 1 },
    { why: 'key', who: 'ABC', times: 1 },
  ] as const
  const expected = [
    'Refused “Gate”: its name is not in the list.',
    'Refused a sender at 10.0.0.7: its address is not in the list.',
    'Refused a sender that encrypts with the key of another hub.',
    'A sender was refused: its key ABC is not in the list.',
  ]
  expect(causes({ refused })).toEqual(expected)
  expect(causes({ refused, withPicture: 3, connections: 3 })).toEqual(expected)
})

test('none when pictures come', () => {
  expect(causes({ connections: 1, withPicture: 1, malformed: 7 })).toEqual([])
})

test('publishers: none, or each by its state', () => {
  expect(causes({ hub: subscribed() })).toEqual([
    'Camwall has no address of a camera to connect to.',
  ])
  const hub = subscribed(
    ['tcp://a:1', 'waiting'],
    ['tcp://b:1', 'connected'],
    ['tcp://c:1', 'keyless'],
    ['tcp://d:1', 'refused'],
  )
  const refused = [{ why: 'publisher-key', who: 'tcp://d:1', times: 1 }] as const
  expect(causes({ hub, refused })).toEqual([
    'Refused tcp://d:1: it does not encrypt, or not with the key after its address.',
    'Nothing answers at tcp://a:1.',
    'tcp://b:1 is connected and sends nothing.',
    'tcp://c:1 is not connected: its public key is missing.',
  ])
})
