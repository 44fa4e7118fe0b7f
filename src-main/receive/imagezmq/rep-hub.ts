/**
 * REQ/REP over a ROUTER socket, which is wire-compatible with REP but can answer each sender at any time.
 *
 * Every request is answered, including malformed ones. The hub paces senders by delaying their replies. It also unblocks
 * ("wakes") a sender whose reply was lost, because the hub was killed or the network failed: libzmq reports each new
 * connection, and a peer that then stays silent is sent an unsolicited OK. A healthy REQ socket discards such a reply before
 * its next request (libzmq `src/req.cpp`, "Eat all currently available messages").
 */
import { capability, Router } from '../native/zeromq.ts'
import { OK } from '../../contract/hub.ts'
import { UNNAMED, type Source } from '../../contract/source.ts'
import { keepNewest } from '../../lib/keep-newest.ts'
import { EventLoopYield } from './event-loop-yield.ts'
import { closeBound } from './close-bound.ts'
import type { HubGuard, HubListener, HubPattern, ImageHub, RequestCounts } from './image-hub.ts'
import { KEEPALIVE } from './keepalive.ts'
import { MAX_MESSAGE_BYTES, parseMessage } from './message.ts'
import { watchForMisfitsAt } from './misfits.ts'
import type { ReplyScheduler, ScheduledReply } from './reply-scheduler.ts'

/** The first frame of a healthy sender arrives well within this time after it connects. */
const WAKE_AFTER_MS = 700
/** A blocked sender sends within this time after it is woken; a later first frame is from a camera that was warming up. */
const WOKEN_WITHIN_MS = 250
/** How long libzmq may send queued replies after the hub stops. */
const LINGER_MS = 500
/**
 * Send timeout. A ROUTER socket can always send: messages beyond its high-water mark are dropped. With another timeout
 * zeromq.js sometimes defers a send to keep the event loop responsive, and rejects the following ones until then (EBUSY).
 */
const SEND_AT_ONCE = 0
/** Peers that are tracked. Without draft support libzmq does not report disconnects, so the oldest peer is removed. */
const MAX_PEERS = 4096
/** Parts of an envelope: a request id and the ids of a few chained proxies. Bounds what a sender can have echoed back. */
const MAX_ENVELOPE = 16
const EMPTY = Buffer.alloc(0)

type RepPattern = Extract<HubPattern, { mode: 'req-rep' }>

export async function openRepHub(pattern: RepPattern, listener: HubListener): Promise<ImageHub> {
  const { listen, guard } = pattern
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
  // Not before: while somebody listens to events, zeromq.js 6 rejects a failed `bind` with EAGAIN, whatever the reason.
  guard?.watch(router.events)
  watchForMisfitsAt(router.events, guard, () => listener.misfit(listen))
  return new RepHub(router, pattern, listener)
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

interface Peer {
  /** See `Arrival.peer`. */
  readonly id: string
  readonly source: Source
  /** Requests that have not been answered yet. */
  unanswered: number
  /** See `Arrival.heldMs`. */
  heldMs: number
  wakeTimer: NodeJS.Timeout | undefined
  wokenAt: number | undefined
}

class RepHub implements ImageHub {
  readonly #listener: HubListener
  readonly #guard: HubGuard | undefined
  readonly #answerTo: (camera: string) => string
  readonly #prefix: string
  readonly #replies: ReplyScheduler
  readonly #peers = new Map<string, Peer>()
  /** The newest ids that have disconnected. libzmq does not use them again. */
  readonly #ended = new Set<string>()
  readonly #router: Router
  readonly address: string
  readonly #receiving: Promise<void>
  #received = 0
  #answered = 0
  #isStopping = false
  #stopped: Promise<void> | undefined

  constructor(
    router: Router,
    { listen, prefix = '', replies, guard, answerTo = () => OK }: RepPattern,
    listener: HubListener,
  ) {
    this.#router = router
    this.address = router.lastEndpoint ?? listen
    this.#prefix = prefix
    this.#replies = replies
    this.#listener = listener
    this.#guard = guard
    this.#answerTo = answerTo
    this.#receiving = this.#receive()
  }

  get requests(): RequestCounts {
    return { received: this.#received, answered: this.#answered }
  }

  get connections(): number {
    return this.#peers.size
  }

  stop(): Promise<void> {
    this.#stopped ??= this.#stop()
    return this.#stopped
  }

  async #stop(): Promise<void> {
    this.#isStopping = true
    this.#replies.release()
    for (const peer of this.#peers.values()) clearTimeout(peer.wakeTimer)
    await closeBound(this.#router)
    await this.#receiving
    for (const { id } of this.#peers.values()) this.#listener.left(id)
    this.#peers.clear()
  }

  async #receive(): Promise<void> {
    const eventLoopYield = new EventLoopYield()
    for await (const parts of this.#router) {
      this.#handle(parts)
      await eventLoopYield.due()
    }
  }

  #handle(parts: readonly Buffer[]): void {
    const [id, second] = parts
    if (id === undefined) return
    const key = id.toString('latin1')
    if (parts.length === 2 && second?.length === 0) {
      this.#handleNotification(key, id)
      return
    }

    this.#received += 1
    const peer = this.#peerOf(key)
    clearTimeout(peer.wakeTimer)
    if (peer.wokenAt !== undefined && Date.now() - peer.wokenAt < WOKEN_WITHIN_MS)
      this.#listener.woken()
    peer.wokenAt = undefined

    // The envelope ends with an empty part, which a request id (REQ_CORRELATE) or ids of proxies may precede.
    const delimiter = parts
      .slice(0, MAX_ENVELOPE)
      .findIndex((part, index) => index > 0 && part.length === 0)
    const envelope = delimiter < 0 ? [id, EMPTY] : parts.slice(0, delimiter + 1)
    const message = parseMessage(parts.slice(delimiter < 0 ? 1 : delimiter + 1))
    const isPipelined = peer.unanswered > 0
    peer.unanswered += 1
    const { id: peerId, source, heldMs } = peer
    const requestedAt = performance.now()
    let camera: string | undefined
    try {
      camera = this.#listener.message(message, {
        peer: peerId,
        source,
        mode: 'req-rep',
        prefix: this.#prefix,
        isPipelined,
        heldMs,
      })
    } catch (error) {
      this.#listener.broken(error)
    }
    const reply: ScheduledReply = {
      isPipelined,
      send: () => {
        if (!isPipelined) peer.heldMs += performance.now() - requestedAt
        peer.unanswered -= 1
        this.#answered += 1
        this.#reply([...envelope, camera === undefined ? OK : this.#answerTo(camera)])
      },
    }
    if (this.#isStopping) reply.send()
    else this.#replies.add(reply, camera ?? peerId, message.bytes)
  }

  /** ROUTER never blocks: libzmq drops messages to a disconnected peer. */
  #reply(parts: readonly (Buffer | string)[]): void {
    if (this.#router.closed) return
    void this.#router.send([...parts]).catch((error: unknown) => {
      if (!this.#router.closed) throw error
    })
  }

  #handleNotification(key: string, id: Buffer): void {
    const peer = this.#peers.get(key)
    if (peer !== undefined) {
      clearTimeout(peer.wakeTimer)
      this.#peers.delete(key)
      this.#ended.add(key)
      keepNewest(this.#ended, MAX_PEERS)
      this.#listener.left(peer.id)
      return
    }
    // A sender's own empty message looks like a notification: it must not be given the source of a new connection.
    const isNew = !this.#ended.has(key)
    const newPeer = this.#peerOf(key, isNew ? this.#guard?.sourceOfConnection() : undefined)
    newPeer.wakeTimer = setTimeout(() => {
      newPeer.wokenAt = Date.now()
      this.#reply([id, EMPTY, OK])
    }, WAKE_AFTER_MS)
  }

  /** @param source - if more is known of it than its connection */
  #peerOf(key: string, source?: Source): Peer {
    const known = this.#peers.get(key)
    if (known !== undefined) return known
    // Sockets number their peers themselves: of two of them, peers may have the same routing id.
    const id = `${this.address} ${key}`
    const peer: Peer = {
      id,
      source: source ?? sourceOfPeer(id),
      unanswered: 0,
      heldMs: 0,
      wakeTimer: undefined,
      wokenAt: undefined,
    }
    this.#peers.set(key, peer)
    if (this.#peers.size > MAX_PEERS) this.#removeOldestPeer()
    return peer
  }

  #removeOldestPeer(): void {
    const [oldest] = this.#peers
    if (oldest === undefined) return
    const [key, { id, wakeTimer }] = oldest
    clearTimeout(wakeTimer)
    this.#peers.delete(key)
    this.#listener.left(id)
  }
}

/** Without a guard there is no ZAP request, and zeromq.js cannot read the address from libzmq's message metadata. */
function sourceOfPeer(id: string): Source {
  return { knownBy: 'connection', id, label: UNNAMED }
}
