/** The hub in the fewest words. */
import { expect, test } from 'vitest'
import type { HubState } from '../../../src-main/contract/bridge.ts'
import { hubWords } from '../../../src-renderer/words/hub-words.ts'

test.each<[HubState, string]>([
  [{ kind: 'opening', mode: 'req-rep' }, 'opening…'],
  [{ kind: 'listening', mode: 'req-rep', address: 'tcp://*:5555' }, 'tcp://*:5555'],
  [{ kind: 'subscribed', mode: 'pub-sub', publishers: [] }, 'no address yet'],
  [
    {
      kind: 'subscribed',
      mode: 'pub-sub',
      publishers: [
        { address: 'tcp://a:5555', connected: true },
        { address: 'tcp://b:5555', connected: false },
      ],
    },
    '1 of 2 connected',
  ],
  [
    { kind: 'fault', mode: 'req-rep', what: 'Port 5555 is taken.', todo: 'Free it.' },
    'Port 5555 is taken.',
  ],
])('%o', (hub, words) => {
  expect(hubWords(hub)).toBe(words)
})
