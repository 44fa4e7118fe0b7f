/** The listening socket of a hub of REQ senders, whoever implements it. */
import type { Source } from '../../contract/source.ts'
import type { HubGuard, SenderFault } from './image-hub.ts'

export interface RouterPlan {
  /** See `HubPattern`. */
  readonly listen: string
  readonly guard: HubGuard | undefined
}

/** Peers are known by a text that no other peer of the socket has had. */
export interface RouterListener {
  /** A peer has connected. @param source - if more is known of it than its connection */
  joined(peer: string, source: Source | undefined): void
  /** @param parts - of a message. Must return quickly */
  received(peer: string, parts: readonly Uint8Array[]): void
  /** The connection of a peer is closed, by either side. */
  left(peer: string): void
  /** Something that connected uses another pattern. */
  misfit(): void
  /** See `HubListener.senderRefused`. libzmq tells nothing of this. */
  refused(address: string, why: SenderFault): void
}

export interface RouterSocket {
  /** The bound address with its real port. */
  readonly address: string
  /** Call it once, in the same turn of the event loop in which the socket was opened. */
  follow(listener: RouterListener): void
  /** Whether a message of a peer has begun to arrive. Some sockets know only of those that have arrived. */
  hasSent(peer: string): boolean
  /** Never waits. What is sent to a peer that has left is lost. */
  send(peer: string, parts: readonly (Uint8Array | string)[]): void
  /** Resolves when what was sent is on its way, every connection is closed and the port is free. */
  close(): Promise<void>
}

/** How long replies may still be sent when a socket is closed. Milliseconds. */
export const LINGER_MS = 500
/** Connections of a socket. */
export const MAX_PEERS = 4096
