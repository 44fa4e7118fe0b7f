/** A ROUTER socket of libzmq: for encrypted connections, and transports other than TCP. */
import { capability, Router } from '../native/zeromq.ts'
import { keepNewest } from '../../lib/keep-newest.ts'
import { closeBound } from './close-bound.ts'
import { EventLoopYield } from './event-loop-yield.ts'
import type { HubGuard } from './image-hub.ts'
import { KEEPALIVE } from './keepalive.ts'
import { MAX_MESSAGE_BYTES } from './message.ts'
import { messagesOf } from './messages-of.ts'
import { watchForMisfitsAt } from './misfits.ts'
import {
  LINGER_MS,
  MAX_PEERS,
  type RouterListener,
  type RouterPlan,
  type RouterSocket,
} from './router-socket.ts'

/**
 * Send timeout. A ROUTER socket can always send: messages beyond its high-water mark are dropped. With another timeout
 * zeromq.js sometimes defers a send to keep the event loop responsive, and rejects the following ones until then (EBUSY).
 */
const SEND_AT_ONCE = 0

/** See `openRouter`. */
export async function openLibzmqRouter({ listen, guard }: RouterPlan): Promise<RouterSocket> {
  const router = new NotifyingRouter({
    maxMessageSize: MAX_MESSAGE_BYTES,
    linger: LINGER_MS,
    sendTimeout: SEND_AT_ONCE,
    ...KEEPALIVE,
    ipv6: listen.includes('['),
    ...guard?.options,
  })
  try {
    await router.bind(listen)
  } catch (error) {
    router.close()
    throw error
  }
  return new LibzmqRouter(router, router.lastEndpoint ?? listen, guard)
}

/** ZMQ_ROUTER_NOTIFY, a draft option: `[id, ""]` arrives when a peer connects or disconnects (`zmq.h`). */
const ZMQ_ROUTER_NOTIFY = 97
const ZMQ_NOTIFY_CONNECT_AND_DISCONNECT = 3

class NotifyingRouter extends Router {
  constructor(options: ConstructorParameters<typeof Router>[0]) {
    super(options)
    if (capability.draft === true)
      this.setInt32Option(ZMQ_ROUTER_NOTIFY, ZMQ_NOTIFY_CONNECT_AND_DISCONNECT)
  }
}

/** A peer is known by its routing id, as text. */
class LibzmqRouter implements RouterSocket {
  readonly address: string
  readonly #router: Router
  readonly #guard: HubGuard | undefined
  readonly #peers = new Set<string>()
  /** The newest ids that have disconnected. libzmq does not use them again. */
  readonly #ended = new Set<string>()
  #receiving: Promise<void> | undefined

  constructor(router: Router, address: string, guard: HubGuard | undefined) {
    this.#router = router
    this.address = address
    this.#guard = guard
  }

  follow(listener: RouterListener): void {
    // Not before `bind`: while somebody listens to events, zeromq.js 6 rejects a failed one with EAGAIN, whatever the reason.
    this.#guard?.watch(this.#router.events)
    watchForMisfitsAt(this.#router.events, this.#guard, () => listener.misfit())
    this.#receiving = this.#receive(listener)
  }

  /** libzmq does not tell what is arriving. */
  hasSent(): boolean {
    return false
  }

  send(peer: string, parts: readonly (Uint8Array | string)[]): void {
    const router = this.#router
    if (router.closed) return
    // ROUTER never blocks: libzmq drops messages to a disconnected peer.
    void router.send([Buffer.from(peer, 'latin1'), ...parts]).catch((error: unknown) => {
      if (!router.closed) throw error
    })
  }

  async close(): Promise<void> {
    await closeBound(this.#router)
    await this.#receiving
  }

  async #receive(listener: RouterListener): Promise<void> {
    const eventLoopYield = new EventLoopYield()
    for await (const [id, ...parts] of messagesOf(this.#router)) {
      const peer = id?.toString('latin1') ?? ''
      if (parts.length === 1 && parts[0]?.byteLength === 0) this.#handleNotification(peer, listener)
      else {
        this.#add(peer)
        listener.received(peer, parts)
      }
      await eventLoopYield.due()
    }
  }

  #handleNotification(peer: string, listener: RouterListener): void {
    if (this.#peers.delete(peer)) {
      this.#ended.add(peer)
      keepNewest(this.#ended, MAX_PEERS)
      listener.left(peer)
      return
    }
    // A sender's own empty message looks like a notification: it must not be given the source of a new connection.
    const isNew = !this.#ended.has(peer)
    this.#add(peer)
    listener.joined(peer, isNew ? this.#guard?.sourceOfConnection() : undefined)
  }

  /** Without draft support libzmq reports no disconnects, and the oldest peers are forgotten. */
  #add(peer: string): void {
    this.#peers.add(peer)
    keepNewest(this.#peers, MAX_PEERS)
  }
}
