/** Types of the receiving end of imageZMQ, for both patterns: its options and its events. */
import type { Observer, Router, Subscriber } from 'zeromq'
import type { Mode } from '../../contract/settings.ts'
import type { Source } from '../../contract/source.ts'
import type { ReceivedMessage } from './message.ts'
import type { ReplyLimits } from './reply-pacer.ts'

/** How a message arrived. */
export interface Arrival {
  /** One connection (REQ/REP), or one publisher's address (PUB/SUB). */
  readonly peer: string
  /** Who sent it, as far as it is known. */
  readonly source: Source
  readonly mode: Mode
  /** The sender did not wait for the reply to its previous message. REQ senders always wait; DEALER senders need not. */
  readonly isPipelined: boolean
  /**
   * How long the hub has held replies on this connection so far, in milliseconds: time in which the sender could not send. 0 in
   * PUB/SUB, and while a sender does not wait.
   */
  readonly heldMs: number
}

/** The events of a hub. `message` is called once for each message, so it must return quickly. */
export interface HubListener {
  /**
   * @returns the camera by whose limit the reply is paced; `undefined` when the message belongs to none, and its connection
   *   is paced instead
   */
  message(message: ReceivedMessage, arrival: Arrival): string | undefined
  /** `message` threw, which is a bug in the listener. The hub has still answered, and continues. */
  broken(error: unknown): void
  /** A peer's connection was closed, by the peer or by the hub. */
  left(peer: string): void
  /** A sender that was blocked by a lost reply sends again. */
  woken(): void
  /** A publisher sends faster than the hub receives, so its messages arrive late. */
  behind(address: string): void
  /** A publisher's connection was opened, closed, or refused by either side. */
  publisher(address: string, state: ReachState): void
  /** A connection attempt failed. Called for each attempt; the hub retries unless the address is invalid. */
  refused(address: string, why: ReachFault): void
}

/** `waiting`: nothing answers at the address. `refused`: a publisher answers, but the keys do not match. */
export type ReachState = 'waiting' | 'connected' | 'refused'

/**
 * Why there is no connection, and will be none until a setting changes. `address`: no host can have this address. In the
 * other cases the publisher answers. `key`: it does not encrypt, or its key is not the configured one. `hub-key`: it refuses
 * the hub's key. `encrypts`: it encrypts, but the hub has no keys for it.
 */
export type ReachFault = 'address' | 'key' | 'hub-key' | 'encrypts'

/** A publisher's public key and the hub's own key pair, in Z85. */
export type CurveKeys = Readonly<
  Record<keyof Pick<Subscriber, 'curveServerKey' | 'curvePublicKey' | 'curveSecretKey'>, string>
>

/** Access control: libzmq checks each peer during the handshake, before the connection is established. */
export interface HubGuard {
  /** Options of the listening socket. */
  readonly options: Readonly<
    Partial<
      Pick<
        Router,
        | 'context'
        | 'zapDomain'
        | 'zapEnforceDomain'
        | 'handshakeInterval'
        | 'curveServer'
        | 'curveSecretKey'
      >
    >
  >
  /** Subscribes to the socket's events, to report refused handshakes. */
  watch(events: Observer): void
  /** Call it when a connection is reported. Its source; `undefined` when that is not certain. */
  sourceOfConnection(): Source | undefined
}

export type HubPattern =
  | {
      readonly mode: 'req-rep'
      /** The address to bind, e.g. `tcp://*:5555`; port `*` selects a free port. */
      readonly listen: string
      /** The highest rates at which cameras may send. The hub enforces them by delaying replies. */
      readonly limits: ReplyLimits
      /** How many more frames the owner can take now. While it is 0, replies are held, at most for `LONGEST_HOLD_MS`. */
      readonly capacity: () => number
      /** The text of the reply to a message of a camera; `OK` by default. Called when the reply is sent. */
      readonly answerTo?: (camera: string) => string
      /** Without it every peer may connect. */
      readonly guard?: HubGuard
    }
  | {
      readonly mode: 'pub-sub'
      /** One address for each publisher. */
      readonly connect: readonly string[]
      /** Keys by address. Connections to other addresses are not encrypted. */
      readonly curve?: ReadonlyMap<string, CurveKeys>
    }

/** REQ/REP: received and answered requests. After `stop` the two numbers are equal. */
export interface RequestCounts {
  readonly received: number
  readonly answered: number
}

export const NO_REQUESTS: RequestCounts = { received: 0, answered: 0 }

export interface ImageHub {
  /** Counted since the hub was opened. */
  readonly requests: RequestCounts
  /** Senders that are connected. */
  readonly connections: number
  /** The bound address with its real port, or the publishers' addresses. */
  readonly addresses: readonly string[]
  /** Call it when the limits have changed: held replies are sent at once. */
  repace(): void
  /** Call it when `capacity` may be above 0 again. */
  backPressureReleased(): void
  /** Resolves when every pending reply is sent, every socket is closed and the port is free. */
  stop(): Promise<void>
}
