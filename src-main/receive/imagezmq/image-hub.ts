/** The receiving end of imageZMQ, in either pattern: what it is given, and what it tells. */
import type { Observer, Router, Subscriber } from 'zeromq'
import type { Mode } from '../../contract/settings.ts'
import type { Message } from './message.ts'
import type { ReplyLimits } from './reply-pacer.ts'

/** How a message came. */
export interface Arrival {
  /** One connection (REQ/REP), or one publisher's address (PUB/SUB). */
  readonly peer: string
  readonly mode: Mode
  /** Its sender did not wait for the reply to the one before, as REQ senders do and DEALERs need not. */
  readonly isEager: boolean
}

/** What a hub tells its owner. Called once for each message, so it must return quickly. */
export interface HubListener {
  message(message: Message, arrival: Arrival): void
  /** `message` threw: a fault of the listener's own. The hub goes on, and has answered. */
  broken(error: unknown): void
  /** A peer's connection has ended, or the hub has stopped listening to it. */
  left(peer: string): void
  /** A sender that hung on a lost reply flows again. */
  woken(): void
  /** A publisher sends faster than its messages can be taken, so that they come late. */
  behind(address: string): void
  /** A publisher's connection came or went, or was refused by one of its ends. */
  publisher(address: string, state: ReachState): void
  /** Told each time that it was tried; it is tried again, unless its address is what is wrong. */
  refused(address: string, why: ReachFault): void
}

/** `waiting`: nothing answers there. `refused`: somebody does, but the keys do not fit. */
export type ReachState = 'waiting' | 'connected' | 'refused'

/**
 * Why there is no connection, and will be none as things are. `address`: no host can have it. The others are of two that
 * reach each other. `key`: it does not encrypt, or has not the key that the hub was given. `hub-key`: it does not let this
 * hub in. `encrypts`: it does, and the hub was given no keys.
 */
export type ReachFault = 'address' | 'key' | 'hub-key' | 'encrypts'

/** A publisher's public key, and the hub's own pair. In Z85. */
export type CurveKeys = Readonly<
  Record<keyof Pick<Subscriber, 'curveServerKey' | 'curvePublicKey' | 'curveSecretKey'>, string>
>

/** Who may connect. libzmq asks before it gives a peer a connection. */
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
  /** Follows what the socket tells of its peers. */
  watch(events: Observer): void
}

export type HubPattern =
  | {
      readonly mode: 'req-rep'
      /** Where to bind, e.g. `tcp://*:5555`; port `*` takes a free one. */
      readonly listen: string
      /** What cameras may send at most; their replies keep them to it. */
      readonly limits: ReplyLimits
      /** How many more frames the owner can use now; replies are held while it is 0, for a short time at most. */
      readonly room: () => number
      /** Without one everybody may connect. */
      readonly guard?: HubGuard
    }
  | {
      readonly mode: 'pub-sub'
      /** One address for each publisher. */
      readonly connect: readonly string[]
      /** By address. The others are connected to in the clear. */
      readonly curve?: ReadonlyMap<string, CurveKeys>
    }

/** REQ/REP: requests that came, and those of them that were answered; after `stop` the two are the same. */
export interface RequestCounts {
  readonly received: number
  readonly answered: number
}

export const NO_REQUESTS: RequestCounts = { received: 0, answered: 0 }

export interface ImageHub {
  /** Since the hub was opened. */
  readonly requests: RequestCounts
  /** The bound address with its real port, or the publishers' addresses. */
  readonly addresses: readonly string[]
  /** The limits have changed: replies that are held back go out now. */
  repace(): void
  /** There may be room again. */
  roomMade(): void
  /** Resolves when every pending reply is out, every socket closed, and the port free. */
  stop(): Promise<void>
}
