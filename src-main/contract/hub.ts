/** The state of the hub and of this computer, as sent to the page. */
import { uses, type Mode } from './mode.ts'
import type { Message } from './text/text.ts'

/** What the hub answers a REQ/REP sender, unless a person chose another text. imagezmq's own examples reply `b'OK'`. */
export const OK = 'OK'

/** Why an address cannot be used, and what to do. The hub retries by itself. */
export interface HubFault {
  readonly what: Message
  readonly todo: Message
}

/** An address at which the hub listens. */
export interface ListenerStatus {
  readonly kind: 'listener'
  readonly address: string
  readonly state: 'opening' | 'listening' | 'fault'
  /** Only in the state `fault`. */
  readonly fault?: HubFault
}

/** An address to which the hub connects. */
export interface PublisherStatus {
  readonly kind: 'publisher'
  readonly address: string
  readonly state: PublisherState
  /** Only in the state `fault`. */
  readonly fault?: HubFault
}

/**
 * `waiting`: nothing answers at the address. `refused`: something answers, but its keys or its pattern do not fit. `keyless`:
 * Encrypt is on and the line has no key, so Camwall does not connect. `fault`: Camwall cannot connect, and retries.
 */
export type PublisherState = 'waiting' | 'connected' | 'refused' | 'keyless' | 'fault'

export type ReceiverStatus = ListenerStatus | PublisherStatus

/** Every address has a state of its own: one that cannot be used does not stop the others. */
export interface HubState {
  readonly mode: Mode
  /** The first is that of the setting `listen`. Empty in PUB/SUB. */
  readonly listeners: readonly ListenerStatus[]
  /** Empty in REQ/REP. */
  readonly publishers: readonly PublisherStatus[]
}

/** Whether it is not known yet at which addresses the hub can listen. */
export function isOpening({ mode, listeners }: HubState): boolean {
  return (
    uses(mode, 'req-rep') &&
    (listeners.length === 0 || listeners.some(({ state }) => state === 'opening'))
  )
}

/** All addresses of the hub. */
export function receiversOf({ listeners, publishers }: HubState): readonly ReceiverStatus[] {
  return [...listeners, ...publishers]
}

/** What is wrong with addresses of the hub, in their order. */
export function faultsOf(hub: HubState): readonly HubFault[] {
  return receiversOf(hub).flatMap(({ fault }) => fault ?? [])
}

/** Whether no camera can be received, because no address can be used. */
export function isClosed(hub: HubState): boolean {
  const all = receiversOf(hub)
  return all.length > 0 && all.every(({ state }) => state === 'fault')
}

/** This computer's name and addresses, for senders. */
export interface Computer {
  readonly hostName: string
  /** IPv4 addresses that other computers can reach, best first; empty without a network. */
  readonly addresses: readonly string[]
}
