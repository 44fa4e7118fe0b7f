/** The state of the hub in a few words. */
import { expect, test } from 'vitest'
import type { HubState } from '../../../src-main/contract/hub.ts'
import type { Mode } from '../../../src-main/contract/mode.ts'
import { message } from '../../../src-main/contract/text/text.ts'
import { hubWords, modeName } from '../../../src-renderer/text/hub-words.ts'
import { both, faulty, listening, subscribed } from '../../support/hub-states.ts'

const NO_INTERFACE = {
  what: message('hub.fault.no-such-interface', { host: '10.0.0.7' }),
  todo: message('hub.fault.no-such-interface.todo'),
}
const SOME = subscribed(
  ['tcp://a:5555', 'connected'],
  ['tcp://b:5555', 'waiting'],
  ['tcp://c:5555', 'refused'],
  ['tcp://d:5555', 'keyless'],
)

test.each<[HubState, string]>([
  [{ mode: 'req-rep', listeners: [], publishers: [] }, 'opening…'],
  [listening('tcp://*:5555'), 'tcp://*:5555'],
  [listening('tcp://*:5555', 'tcp://*:5556'), 'tcp://*:5555, tcp://*:5556'],
  [subscribed(), 'no camera address yet'],
  [SOME, '1 of 4 connected'],
  [both(listening('tcp://*:5555'), SOME), 'tcp://*:5555, 1 of 4 connected'],
  [
    faulty('tcp://10.0.0.7:5555', NO_INTERFACE),
    'This computer has no network address or interface 10.0.0.7.',
  ],
  [
    both(faulty('tcp://10.0.0.7:5555', NO_INTERFACE), SOME),
    'This computer has no network address or interface 10.0.0.7.',
  ],
])('%o', (hub, words) => {
  expect(hubWords(hub)).toBe(words)
})

test.each<[Mode, string]>([
  ['req-rep', 'REQ/REP'],
  ['pub-sub', 'PUB/SUB'],
  ['both', 'REQ/REP + PUB/SUB'],
])('the mode %s is called %s', (mode, name) => {
  expect(modeName(mode)).toBe(name)
})
