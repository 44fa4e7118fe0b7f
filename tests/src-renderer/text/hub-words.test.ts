/** The hub in the fewest words. */
import { expect, test } from 'vitest'
import type { HubState } from '../../../src-main/contract/hub.ts'
import { hubWords } from '../../../src-renderer/text/hub-words.ts'

test.each<[HubState, string]>([
  [{ kind: 'opening', mode: 'req-rep' }, 'opening…'],
  [{ kind: 'listening', mode: 'req-rep', address: 'tcp://*:5555' }, 'tcp://*:5555'],
  [{ kind: 'subscribed', mode: 'pub-sub', publishers: [] }, 'no address yet'],
  [
    {
      kind: 'subscribed',
      mode: 'pub-sub',
      publishers: [
        { address: 'tcp://a:5555', state: 'connected' },
        { address: 'tcp://b:5555', state: 'waiting' },
        { address: 'tcp://c:5555', state: 'refused' },
        { address: 'tcp://d:5555', state: 'keyless' },
      ],
    },
    '1 of 4 connected',
  ],
  [
    { kind: 'fault', mode: 'req-rep', what: 'Port 5555 is taken.', todo: 'Free it.' },
    'Port 5555 is taken.',
  ],
])('%o', (hub, words) => {
  expect(hubWords(hub)).toBe(words)
})
