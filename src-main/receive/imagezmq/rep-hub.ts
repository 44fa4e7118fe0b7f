/**
 * REQ/REP over a ROUTER socket, which is wire-compatible with REP but can answer each sender at any time.
 *
 * Every request is answered, including malformed ones. The hub paces senders by delaying their replies. It also unblocks
 * ("wakes") a sender whose reply was lost, because the hub was killed or the network failed: libzmq reports each new
 * connection, and a peer that then stays silent is sent an unsolicited OK. A healthy REQ socket discards such a reply before
 * its next request (libzmq `src/req.cpp`, "Eat all currently available messages").
 */
import { capability, Router } from 'zeromq'
import { OK } from '../../contract/hub.ts'
import { UNNAMED, type Source } from '../../contract/source.ts'
import { keepNewest } from '../../lib/keep-newest.ts'
import { EventLoopYield } from './event-loop-yield.ts'
import { closeBound } from './close-bound.ts'
import type { HubGuard, HubListener, HubPattern, ImageHub, RequestCounts } from './image-hub.ts'
import { KEEPALIVE } from './keepalive.ts'
import { MAX_MESSAGE_BYTES, parseMessage } from './message.ts'
import { ReplyGate } from './reply-gate.ts'
import { ReplyPacer } from './reply-pacer.ts'

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
  guard?.watch(router.events)
  try {
    await router.bind(listen)
  } catch (error) {
    router.close()
    throw error
  }
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

/** A pending reply. */
interface Reply {
  readonly peer: Peer
  readonly envelope: readonly Buffer[]
  /** The camera that it answers, if the message belongs to one. */
  readonly camera: string | undefined
  readonly isPipelined: boolean
  /** When its request arrived, in milliseconds of the monotonic clock. */
  readonly requestedAt: number
}

interface Peer {
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
  readonly #pacer: ReplyPacer<Reply>
  readonly #gate: ReplyGate<Reply>
  readonly #peers = new Map<string, Peer>()
  /** The newest ids that have disconnected. libzmq does not use them again. */
  readonly #ended = new Set<string>()
  readonly #router: Router
  readonly #endpoint: string
  readonly #receiving: Promise<void>
  /** One timer for all held replies, set for the earliest. */
  #replyTimer: NodeJS.Timeout | undefined
  #replyTimerAt = Infinity
  #received = 0
  #answered = 0
  #isStopping = false
  #stopped: Promise<void> | undefined

  constructor(
    router: Router,
    { listen, limits, capacity, guard, answerTo = () => OK }: RepPattern,
    listener: HubListener,
  ) {
    this.#router = router
    this.#endpoint = router.lastEndpoint ?? listen
    this.#pacer = new ReplyPacer(limits)
    this.#gate = new ReplyGate(capacity, (reply) => this.#answer(reply))
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

  get addresses(): readonly string[] {
    return [this.#endpoint]
  }

  repace(): void {
    this.#releaseReplies()
  }

  backPressureReleased(): void {
    this.#gate.backPressureReleased()
  }

  stop(): Promise<void> {
    this.#stopped ??= this.#stop()
    return this.#stopped
  }

  async #stop(): Promise<void> {
    this.#isStopping = true
    this.#releaseReplies()
    for (const peer of this.#peers.values()) clearTimeout(peer.wakeTimer)
    await closeBound(this.#router)
    await this.#receiving
    for (const key of this.#peers.keys()) this.#listener.left(key)
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
    const { source, heldMs } = peer
    const requestedAt = performance.now()
    let camera: string | undefined
    try {
      const arrival = { peer: key, source, mode: 'req-rep', isPipelined, heldMs } as const
      camera = this.#listener.message(message, arrival)
    } catch (error) {
      this.#listener.broken(error)
    }
    const reply = { peer, envelope, camera, isPipelined, requestedAt }
    this.#replyWhenDue(reply, camera ?? key, message.bytes)
  }

  #replyWhenDue(reply: Reply, camera: string, bytes: number): void {
    if (this.#isStopping) this.#answer(reply)
    else if (this.#pacer.admit(reply, camera, bytes, performance.now()))
      this.#gate.enter(reply, reply.isPipelined)
    else this.#setReplyTimer()
  }

  #sendDueReplies(): void {
    this.#replyTimerAt = Infinity
    const now = performance.now()
    for (let reply = this.#pacer.next(now); reply !== undefined; reply = this.#pacer.next(now))
      this.#gate.enter(reply, reply.isPipelined)
    this.#setReplyTimer()
  }

  #setReplyTimer(): void {
    const { wakeAt } = this.#pacer
    if (wakeAt >= this.#replyTimerAt) return
    clearTimeout(this.#replyTimer)
    this.#replyTimerAt = wakeAt
    // Node truncates fractions of a millisecond; a timer that fires early would have to be set again.
    const delay = Math.max(0, Math.ceil(wakeAt - performance.now()))
    this.#replyTimer = setTimeout(() => this.#sendDueReplies(), delay)
  }

  #releaseReplies(): void {
    clearTimeout(this.#replyTimer)
    this.#replyTimerAt = Infinity
    this.#gate.open()
    for (const reply of this.#pacer.reset()) this.#answer(reply)
  }

  #answer({ peer, envelope, camera, isPipelined, requestedAt }: Reply): void {
    if (!isPipelined) peer.heldMs += performance.now() - requestedAt
    peer.unanswered -= 1
    this.#answered += 1
    this.#reply([...envelope, camera === undefined ? OK : this.#answerTo(camera)])
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
      this.#listener.left(key)
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
  #peerOf(key: string, source = sourceOfPeer(key)): Peer {
    const known = this.#peers.get(key)
    if (known !== undefined) return known
    const peer: Peer = {
      source,
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
    const oldest = this.#peers.keys().next().value
    if (oldest === undefined) return
    clearTimeout(this.#peers.get(oldest)?.wakeTimer)
    this.#peers.delete(oldest)
    this.#listener.left(oldest)
  }
}

/** Without a guard there is no ZAP request, and zeromq.js cannot read the address from libzmq's message metadata. */
function sourceOfPeer(key: string): Source {
  return { knownBy: 'connection', id: key, label: UNNAMED }
}
