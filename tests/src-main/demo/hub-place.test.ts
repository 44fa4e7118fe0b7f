import { expect, test } from 'vitest'
import type { HubState, ListenerStatus } from '../../../src-main/contract/hub.ts'
import { hubPlaceOf } from '../../../src-main/demo/hub-place.ts'

function hub(mode: HubState['mode'], ...listeners: Omit<ListenerStatus, 'kind'>[]): HubState {
  return { mode, listeners: listeners.map((one) => ({ kind: 'listener', ...one })), publishers: [] }
}

test.each(['tcp://*:5555', 'tcp://0.0.0.0:5555', 'tcp://127.0.0.1:5555'])(
  'senders of this computer reach a hub at %s',
  (address) => {
    const place = { mode: 'req-rep', hub: 'tcp://127.0.0.1:5555' }
    for (const mode of ['req-rep', 'both'] as const)
      expect(hubPlaceOf(hub(mode, { address, state: 'listening' }))).toEqual(place)
  },
)

test('nothing is sent to an address at which the hub does not listen, which may be another program’s', () => {
  const address = 'tcp://*:5555'
  const other = { address: 'tcp://*:5556', state: 'listening' } as const
  for (const state of ['opening', 'fault'] as const)
    expect(hubPlaceOf(hub('both', { address, state }, other))).toBeUndefined()
  expect(hubPlaceOf(hub('req-rep'))).toBeUndefined()
})

test('in PUB/SUB, the hub connects to the senders', () => {
  expect(hubPlaceOf(hub('pub-sub'))).toEqual({ mode: 'pub-sub' })
})
