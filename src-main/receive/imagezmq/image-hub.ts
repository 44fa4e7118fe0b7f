/** Types of the receiving end of imageZMQ, for both patterns: its options and its events. */
import type { Observer, Router, Subscriber } from 'zeromq'
import type { Pattern } from '../../contract/mode.ts'
import type { Source } from '../../contract/source.ts'
import type { ReceivedMessage } from './message.ts'
import type { ReplyScheduler } from './reply-scheduler.ts'

/** How a message arrived. */
export interface Arrival {
  /** One connection (REQ/REP), or one publisher's address (PUB/SUB). */
  readonly peer: string
  /** Who sent it, as far as it is known. */
  readonly source: Source
  readonly mode: Pattern
  /** Goes before the name that the camera has otherwise; none by default. */
  readonly prefix?: string
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
  /** Whether anything takes the frames of a camera. */
  isInDemand(camera: string): boolean
  /** Whether there is no camera of this name, but there would be with its next frame. */
  isNew(camera: string): boolean
  /** A publisher announces these cameras: they are live there, also those whose frames it is not asked for. */
  announced(cameras: readonly string[], arrival: Arrival): void
  /** `message` threw, which is a bug in the listener. The hub has still answered, and continues. */
  broken(error: unknown): void
  /** A peer's connection was closed, by the peer or by the hub. */
  left(peer: string): void
  /** A sender that was blocked by a lost reply sends again. */
  woken(): void
  /** A publisher sends faster than the hub receives, so its messages arrive late. */
  behind(address: string): void
  /** Something that connected to a listening address uses another pattern. */
  misfit(address: string): void
  /** The connection of a sender was closed, for what it sent. @param address - the sender's, numeric */
  senderRefused(address: string, why: SenderFault): void
  /** A publisher's connection was opened, closed, or refused by either side. */
  publisher(address: string, state: ReachState): void
  /** A connection attempt failed. Called for each attempt; the hub retries unless the address is invalid. */
  refused(address: string, why: ReachFault): void
}

/** `waiting`: nothing answers at the address. `refused`: something answers, but its keys or its pattern do not fit. */
export type ReachState = 'waiting' | 'connected' | 'refused'

/**
 * Why there is no connection, and will be none until a setting changes. `address`: no host can have this address. In the
 * other cases the publisher answers. `key`: it does not encrypt, or its key is not the configured one. `hub-key`: it refuses
 * the hub's key. `encrypts`: it encrypts, but the hub has no keys for it. `pattern`: it is no publisher.
 */
export type ReachFault = 'address' | 'key' | 'hub-key' | 'encrypts' | 'pattern'

/** `too-large`: a message of more than `MAX_MESSAGE_BYTES`. `encrypts`: it encrypts, and the hub does not. */
export type SenderFault = 'too-large' | 'encrypts'

/** A publisher's public key and the hub's own key pair, in Z85. */
export type CurveKeys = Readonly<
  Record<keyof Pick<Subscriber, 'curveServerKey' | 'curvePublicKey' | 'curveSecretKey'>, string>
>

/** Access control: each peer is checked during the handshake, before the connection is established. */
export interface HubGuard {
  /** Options of a listening socket of libzmq, which then asks the guard itself. */
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
  /** Subscribes to the events of that socket, to report refused handshakes. */
  watch(events: Observer): void
  /**
   * Call it for each handshake of another socket, which does not encrypt. The peer's source; `undefined` if it may not connect.
   *
   * @param address - numeric
   */
  admit(address: string): Source | undefined
  /** Call it when libzmq reports a connection. Its source; `undefined` when that is not certain. */
  sourceOfConnection(): Source | undefined
}

export type HubPattern =
  | {
      readonly mode: 'req-rep'
      /** The address to bind, e.g. `tcp://*:5555`; port `*` selects a free port. */
      readonly listen: string
      /** See `Arrival.prefix`. */
      readonly prefix?: string
      /** Sends the replies, which pace the senders. Hubs may share it. */
      readonly replies: ReplyScheduler
      /** The text of the reply to a message of a camera; `OK` by default. Called when the reply is sent. */
      readonly answerTo?: (camera: string) => string
      /** Without it every peer may connect. */
      readonly guard?: HubGuard
    }
  | {
      readonly mode: 'pub-sub'
      /** The publisher's address. */
      readonly connect: string
      /** See `Arrival.prefix`. */
      readonly prefix?: string
      /** The cameras to subscribe to, by the names that are sent; all by default. */
      readonly cameras?: readonly string[]
      /** Without them the connection is not encrypted. */
      readonly curve?: CurveKeys
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
  /** The bound address with its real port, or the publisher's address. */
  readonly address: string
  /** `HubListener.isInDemand` may return other values now. */
  demandChanged?(): void
  /** Resolves when every pending reply is sent, every socket is closed and the port is free. */
  stop(): Promise<void>
}
