/** The state of the hub in a few words. */
import { expect, test } from 'vitest'
import type { HubState } from '../../../src-main/contract/hub.ts'
import { message } from '../../../src-main/contract/text/text.ts'
import { hubWords } from '../../../src-renderer/text/hub-words.ts'

test.each<[HubState, string]>([
  [{ kind: 'opening', mode: 'req-rep' }, 'opening…'],
  [{ kind: 'listening', mode: 'req-rep', address: 'tcp://*:5555' }, 'tcp://*:5555'],
  [{ kind: 'subscribed', mode: 'pub-sub', publishers: [] }, 'no camera address yet'],
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
    {
      kind: 'fault',
      mode: 'req-rep',
      what: message('hub.fault.no-such-interface', { host: '10.0.0.7' }),
      todo: message('hub.fault.no-such-interface.todo'),
    },
    'This computer has no network address or interface 10.0.0.7.',
  ],
])('%o', (hub, words) => {
  expect(hubWords(hub)).toBe(words)
})
