/** What the wall is told of the hub, and of this computer as senders see it. */
import type { Mode } from './settings.ts'

/** One publisher's address, in PUB/SUB. */
export interface Publisher {
  readonly address: string
  readonly state: PublisherState
}

/**
 * `waiting`: nothing answers there. `refused`: somebody does, but the keys do not fit. `keyless`: Encrypt is on and no key
 * stands after the address, so Camwall does not connect to it.
 */
export type PublisherState = 'waiting' | 'connected' | 'refused' | 'keyless'

export type HubState =
  | { readonly kind: 'opening'; readonly mode: Mode }
  | { readonly kind: 'listening'; readonly mode: 'req-rep'; readonly address: string }
  | {
      readonly kind: 'subscribed'
      readonly mode: 'pub-sub'
      readonly publishers: readonly Publisher[]
    }
  | { readonly kind: 'fault'; readonly mode: Mode; readonly what: string; readonly todo: string }

/** This computer, as senders see it. */
export interface Computer {
  readonly hostName: string
  /** IPv4 addresses that other computers can reach, best first; empty without a network. */
  readonly addresses: readonly string[]
}
