/** The state of the hub and of this computer, as sent to the page. */
import type { Mode } from './settings.ts'
import type { Message } from './text/text.ts'

/** What the hub answers a REQ/REP sender, unless a person chose another text. imagezmq's own examples reply `b'OK'`. */
export const OK = 'OK'

/** The state of one publisher in PUB/SUB. */
export interface PublisherStatus {
  readonly address: string
  readonly state: PublisherState
}

/**
 * `waiting`: nothing answers at the address. `refused`: a publisher answers, but the keys do not match. `keyless`: Encrypt
 * is on and the line has no key, so Camwall does not connect.
 */
export type PublisherState = 'waiting' | 'connected' | 'refused' | 'keyless'

export type HubState =
  | { readonly kind: 'opening'; readonly mode: Mode }
  | { readonly kind: 'listening'; readonly mode: 'req-rep'; readonly address: string }
  | {
      readonly kind: 'subscribed'
      readonly mode: 'pub-sub'
      readonly publishers: readonly PublisherStatus[]
    }
  | { readonly kind: 'fault'; readonly mode: Mode; readonly what: Message; readonly todo: Message }

/** This computer's name and addresses, for senders. */
export interface Computer {
  readonly hostName: string
  /** IPv4 addresses that other computers can reach, best first; empty without a network. */
  readonly addresses: readonly string[]
}
