/** States of a hub, for tests. */
import type { HubFault, HubState, PublisherState } from '../../src-main/contract/hub.ts'

export function listening(...addresses: readonly string[]): HubState {
  return {
    mode: 'req-rep',
    listeners: addresses.map((address) => ({ kind: 'listener', address, state: 'listening' })),
    publishers: [],
  }
}

export function subscribed(
  ...publishers: readonly (readonly [address: string, state: PublisherState])[]
): HubState {
  return {
    mode: 'pub-sub',
    listeners: [],
    publishers: publishers.map(([address, state]) => ({ kind: 'publisher', address, state })),
  }
}

/** Of a hub that listens at one address, or would. */
export function faulty(address: string, fault: HubFault): HubState {
  return {
    mode: 'req-rep',
    listeners: [{ kind: 'listener', address, state: 'fault', fault }],
    publishers: [],
  }
}

/** A hub of both patterns, made of one of each. */
export function both(listens: HubState, subscribes: HubState): HubState {
  return { mode: 'both', listeners: listens.listeners, publishers: subscribes.publishers }
}
