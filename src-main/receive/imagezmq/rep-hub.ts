/**
 * REQ/REP, served by a ROUTER socket, which speaks REP on the wire but answers each sender when it likes.
 *
 * Every request is answered, malformed ones too. Senders are paced by their replies, and a sender whose
 * reply was lost (the hub was killed, the network went) is woken: libzmq tells of each new connection, and a
 * peer that then stays silent gets an unsolicited OK. A healthy REQ socket throws such a reply away before its
 * next request (libzmq `src/req.cpp`, "Eat all currently available messages").
 */
import { capability, Router } from 'zeromq'
import { Breather } from './breather.ts'
import { closeBound } from './close-bound.ts'
import type { HubListener, HubPattern, ImageHub, RequestCounts } from './image-hub.ts'
import { KEEPALIVE } from './keepalive.ts'
import { MAX_MESSAGE_BYTES, parseMessage } from './message.ts'
import { ReplyGate } from './reply-gate.ts'
import { ReplyPacer } from './reply-pacer.ts'

/** A healthy sender's first frame comes well within this time of its connection. */
const WAKE_AFTER_MS = 700
/** A woken sender goes on with its next frame; one that comes later was not stuck, but warming up its camera. */
const WOKEN_WITHIN_MS = 250
/** Replies still on their way when the hub stops. */
const LINGER_MS = 500
/**
 * ROUTER can always send: what has no room is dropped. Without a limit of 0 zeromq.js delays a send now and then, so that
 * its caller does not starve the event loop, and refuses those that follow until it is done (EBUSY).
 */
const SEND_AT_ONCE = 0
/** Without draft support libzmq does not tell who goes; the longest silent peers are forgotten beyond this. */
const MAX_PEERS = 4096
/** A request id, and the ids of a few proxies in a row. What comes back with a reply must not be a sender's to choose. */
const MAX_ENVELOPE = 16
/** By habit: imagezmq's own examples reply `b'OK'`. */
const OK = Buffer.from('OK')
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

/** ZMQ_ROUTER_NOTIFY, a draft option: `[id, ""]` arrives when a peer connects and when it goes (`zmq.h`). */
const ZMQ_ROUTER_NOTIFY = 97
const ZMQ_NOTIFY_CONNECT_AND_DISCONNECT = 3

class NotifyingRouter extends Router {
  constructor(options: ConstructorParameters<typeof Router>[0]) {
    super(options)
    if (capability.draft === true)
      this.setInt32Option(ZMQ_ROUTER_NOTIFY, ZMQ_NOTIFY_CONNECT_AND_DISCONNECT)
  }
}

/** On its way to a peer, by an envelope. */
interface Reply {
  readonly peer: Peer
  readonly parts: readonly Buffer[]
  readonly isEager: boolean
}

interface Peer {
  /** Requests whose reply is still held. */
  unanswered: number
  wakeTimer: NodeJS.Timeout | undefined
  wokenAt: number | undefined
}

class RepHub implements ImageHub {
  readonly #listener: HubListener
  readonly #pacer: ReplyPacer<Reply>
  readonly #gate: ReplyGate<Reply>
  readonly #peers = new Map<string, Peer>()
  readonly #router: Router
  readonly #endpoint: string
  readonly #receiving: Promise<void>
  /** One timer for all held replies, set for the first that is due. */
  #replyTimer: NodeJS.Timeout | undefined
  #replyTimerAt = Infinity
  #received = 0
  #answered = 0
  #isStopping = false
  #stopped: Promise<void> | undefined

  constructor(router: Router, { listen, limits, room }: RepPattern, listener: HubListener) {
    this.#router = router
    this.#endpoint = router.lastEndpoint ?? listen
    this.#pacer = new ReplyPacer(limits)
    this.#gate = new ReplyGate(room, (reply) => this.#answer(reply))
    this.#listener = listener
    this.#receiving = this.#receive()
  }

  get requests(): RequestCounts {
    return { received: this.#received, answered: this.#answered }
  }

  get addresses(): readonly string[] {
    return [this.#endpoint]
  }

  repace(): void {
    this.#releaseReplies()
  }

  roomMade(): void {
    this.#gate.roomMade()
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
    const breather = new Breather()
    for await (const parts of this.#router) {
      this.#take(parts)
      await breather.due()
    }
  }

  #take(parts: readonly Buffer[]): void {
    const [id, second] = parts
    if (id === undefined) return
    const key = id.toString('latin1')
    if (parts.length === 2 && second?.length === 0) {
      this.#takeNotice(key, id)
      return
    }

    this.#received += 1
    const peer = this.#knownPeer(key)
    clearTimeout(peer.wakeTimer)
    if (peer.wokenAt !== undefined && Date.now() - peer.wokenAt < WOKEN_WITHIN_MS)
      this.#listener.woken()
    peer.wokenAt = undefined

    // The envelope ends with an empty part; a request id (REQ_CORRELATE) or a proxy's ids may stand before it.
    const delimiter = parts
      .slice(0, MAX_ENVELOPE)
      .findIndex((part, index) => index > 0 && part.length === 0)
    const envelope = delimiter < 0 ? [id, EMPTY] : parts.slice(0, delimiter + 1)
    const message = parseMessage(parts.slice(delimiter < 0 ? 1 : delimiter + 1))
    const isEager = peer.unanswered > 0
    peer.unanswered += 1
    try {
      this.#listener.message(message, { peer: key, mode: 'req-rep', isEager })
    } catch (error) {
      this.#listener.broken(error)
    }
    const reply = { peer, parts: [...envelope, OK], isEager }
    this.#replyWhenDue(reply, message.camera ?? key, message.bytes)
  }

  #replyWhenDue(reply: Reply, camera: string, bytes: number): void {
    if (this.#isStopping) this.#answer(reply)
    else if (this.#pacer.admit(reply, camera, bytes, performance.now()))
      this.#gate.enter(reply, reply.isEager)
    else this.#setReplyTimer()
  }

  #replyToDue(): void {
    this.#replyTimerAt = Infinity
    const now = performance.now()
    for (let reply = this.#pacer.next(now); reply !== undefined; reply = this.#pacer.next(now))
      this.#gate.enter(reply, reply.isEager)
    this.#setReplyTimer()
  }

  #setReplyTimer(): void {
    const { wakeAt } = this.#pacer
    if (wakeAt >= this.#replyTimerAt) return
    clearTimeout(this.#replyTimer)
    this.#replyTimerAt = wakeAt
    // Node drops fractions of a millisecond; too early a timer would only be set again.
    const delay = Math.max(0, Math.ceil(wakeAt - performance.now()))
    this.#replyTimer = setTimeout(() => this.#replyToDue(), delay)
  }

  #releaseReplies(): void {
    clearTimeout(this.#replyTimer)
    this.#replyTimerAt = Infinity
    this.#gate.open()
    for (const reply of this.#pacer.reset()) this.#answer(reply)
  }

  #answer({ peer, parts }: Reply): void {
    peer.unanswered -= 1
    this.#answered += 1
    this.#reply(parts)
  }

  /** ROUTER never blocks: libzmq drops what goes to a peer that has left. */
  #reply(parts: readonly Buffer[]): void {
    if (this.#router.closed) return
    void this.#router.send([...parts]).catch((error: unknown) => {
      if (!this.#router.closed) throw error
    })
  }

  #takeNotice(key: string, id: Buffer): void {
    const peer = this.#peers.get(key)
    if (peer !== undefined) {
      clearTimeout(peer.wakeTimer)
      this.#peers.delete(key)
      this.#listener.left(key)
      return
    }
    const newcomer = this.#knownPeer(key)
    newcomer.wakeTimer = setTimeout(() => {
      newcomer.wokenAt = Date.now()
      this.#reply([id, EMPTY, OK])
    }, WAKE_AFTER_MS)
  }

  #knownPeer(key: string): Peer {
    const known = this.#peers.get(key)
    if (known !== undefined) return known
    const peer: Peer = { unanswered: 0, wakeTimer: undefined, wokenAt: undefined }
    this.#peers.set(key, peer)
    if (this.#peers.size > MAX_PEERS) this.#forgetOldestPeer()
    return peer
  }

  #forgetOldestPeer(): void {
    const oldest = this.#peers.keys().next().value
    if (oldest === undefined) return
    clearTimeout(this.#peers.get(oldest)?.wakeTimer)
    this.#peers.delete(oldest)
    this.#listener.left(oldest)
  }
}
