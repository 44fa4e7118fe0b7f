/**
 * REQ/REP over a ROUTER socket (`open-router.ts`), which is wire-compatible with REP but can answer each sender at any time.
 *
 * Every request is answered, including malformed ones. The hub paces senders by delaying their replies. It also unblocks
 * ("wakes") a sender whose reply was lost, because the hub was killed or the network failed: the router reports each new
 * connection, and a peer that then stays silent is sent an unsolicited OK. A healthy REQ socket discards such a reply before
 * its next request (libzmq `src/req.cpp`, "Eat all currently available messages").
 */
import { OK } from '../../contract/hub.ts'
import { UNNAMED, type Source } from '../../contract/source.ts'
import type { HubListener, HubPattern, ImageHub, RequestCounts } from './image-hub.ts'
import { parseMessage } from './message.ts'
import { openRouter } from './open-router.ts'
import type { ReplyScheduler, ScheduledReply } from './reply-scheduler.ts'
import { MAX_PEERS, type RouterSocket } from './router-socket.ts'

/** The first frame of a healthy sender begins to arrive well within this time after it connects. */
const WAKE_AFTER_MS = 700
/** A blocked sender sends within this time after it is woken; a later first frame is from a camera that was warming up. */
const WOKEN_WITHIN_MS = 250
/** Parts of an envelope: a request id and the ids of a few chained proxies. Bounds what a sender can have echoed back. */
const MAX_ENVELOPE = 15
const EMPTY = Buffer.alloc(0)

type RepPattern = Extract<HubPattern, { mode: 'req-rep' }>

export async function openRepHub(pattern: RepPattern, listener: HubListener): Promise<ImageHub> {
  const { listen, guard } = pattern
  return new RepHub(await openRouter({ listen, guard }), pattern, listener)
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
  readonly #answerTo: (camera: string) => string
  readonly #prefix: string
  readonly #replies: ReplyScheduler
  readonly #peers = new Map<string, Peer>()
  readonly #router: RouterSocket
  readonly address: string
  #received = 0
  #answered = 0
  #isStopping = false
  #stopped: Promise<void> | undefined

  constructor(
    router: RouterSocket,
    { listen, prefix = '', replies, answerTo = () => OK }: RepPattern,
    listener: HubListener,
  ) {
    this.#router = router
    this.address = router.address
    this.#prefix = prefix
    this.#replies = replies
    this.#listener = listener
    this.#answerTo = answerTo
    router.follow({
      joined: (peer, source) => this.#handleNew(peer, source),
      received: (peer, parts) => this.#handle(peer, parts),
      left: (peer) => this.#handleEnd(peer),
      misfit: () => listener.misfit(listen),
      refused: (address, why) => listener.senderRefused(address, why),
    })
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
    await this.#router.close()
    for (const { id } of this.#peers.values()) this.#listener.left(id)
    this.#peers.clear()
  }

  #handle(key: string, parts: readonly Uint8Array[]): void {
    this.#received += 1
    const peer = this.#peerOf(key)
    clearTimeout(peer.wakeTimer)
    if (peer.wokenAt !== undefined && Date.now() - peer.wokenAt < WOKEN_WITHIN_MS)
      this.#listener.woken()
    peer.wokenAt = undefined

    // The envelope ends with an empty part, which a request id (REQ_CORRELATE) or ids of proxies may precede.
    const delimiter = parts.slice(0, MAX_ENVELOPE).findIndex((part) => part.byteLength === 0)
    const envelope = delimiter < 0 ? [EMPTY] : parts.slice(0, delimiter + 1)
    const message = parseMessage(parts.slice(delimiter + 1))
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
        const answer = camera === undefined ? OK : this.#answerTo(camera)
        this.#router.send(key, [...envelope, answer])
      },
    }
    if (this.#isStopping) reply.send()
    else this.#replies.add(reply, camera ?? peerId, message.bytes)
  }

  #handleNew(key: string, source: Source | undefined): void {
    const peer = this.#peerOf(key, source)
    peer.wakeTimer = setTimeout(() => {
      // Its frame is on its way, over a slow network: it would take this for the reply, and send the next frame too early.
      if (this.#router.hasSent(key)) return
      peer.wokenAt = Date.now()
      this.#router.send(key, [EMPTY, OK])
    }, WAKE_AFTER_MS)
  }

  #handleEnd(key: string): void {
    const peer = this.#peers.get(key)
    if (peer === undefined) return
    clearTimeout(peer.wakeTimer)
    this.#peers.delete(key)
    this.#listener.left(peer.id)
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

/** Without access control all senders may have one address, as through a proxy: the connections tell them apart. */
function sourceOfPeer(id: string): Source {
  return { knownBy: 'connection', id, label: UNNAMED }
}
