/** PUB/SUB: a SUB socket of its own for each publisher, so that a slow or dead publisher does not delay the others. */
import { Subscriber } from '../native/zeromq.ts'
import { MAX_CAMERAS } from '../../contract/limits.ts'
import { codeOf } from '../../lib/code-of.ts'
import { ANNOUNCEMENT, readAnnouncement, type AnnouncedCameras } from './announcement.ts'
import { topicsOfCamera, topicsOfPublished } from './camera-topics.ts'
import { DemandedCameras } from './demanded-cameras.ts'
import { EventLoopYield } from './event-loop-yield.ts'
import { ENDED_BY_PEER } from './ended-by-peer.ts'
import {
  NO_REQUESTS,
  type Arrival,
  type CurveKeys,
  type HubListener,
  type HubPattern,
  type ImageHub,
  type ReachFault,
  type ReachState,
} from './image-hub.ts'
import { KEEPALIVE } from './keepalive.ts'
import { CONNECT } from './link.ts'
import { MAX_MESSAGE_BYTES, parseMessage } from './message.ts'
import { messagesOf } from './messages-of.ts'
import { watchForMisfits } from './misfits.ts'

/**
 * Messages queued inside libzmq for each camera of a publisher, up to `MAX_CAMERAS`, which a wall has at most. Camwall keeps only the newest frame, so a longer queue would only
 * add delay. (ZMQ_CONFLATE cannot be used: it breaks messages of two parts.)
 */
const QUEUED_OF_CAMERA = 2
/** A short pause of the hub must not cost the only camera of a publisher a frame. */
const LEAST_QUEUED = 4
/** The cameras of a publisher come within this time, and are given their places together. */
export const GATHER_MS = 1000

/** If the queue has not been empty for this long, the publisher sends faster than the hub receives. */
const BEHIND_AFTER_MS = 2000

/** The hub reconnects to a publisher that was silent for this long. A camera that sends once a minute loses no frame. */
const SILENT_AFTER_MS = 30_000

/**
 * Delay before the hub reconnects to an address whose keys or pattern do not fit. libzmq would either never retry or retry about
 * seven times a second, and each handshake costs a small Pi about 10 ms.
 */
const RECONNECT_REFUSED_AFTER_MS = 3000

/** A camera that is hidden for a moment stays subscribed. */
const UNSUBSCRIBE_AFTER_MS = 2000

type SubPattern = Extract<HubPattern, { mode: 'pub-sub' }>

export function openSubHub(pattern: SubPattern, listener: HubListener): ImageHub {
  return new Subscription(pattern, listener)
}

class Subscription implements ImageHub {
  readonly requests = NO_REQUESTS
  readonly address: string
  /** What it subscribes to while the publisher announces no cameras. */
  readonly #topics: readonly string[]
  /** What the socket subscribes to. */
  #subscribed = new Set<string>()
  readonly #demanded: DemandedCameras
  /** Whether the publisher is a Camwall, which announces its cameras: then only those are subscribed to that are in demand. */
  #isAnnounced = false
  #unsubscribeTimer: NodeJS.Timeout | undefined
  /** The cameras that it has carried, or will. */
  readonly #cameras = new Set<string>()
  readonly #listener: HubListener
  readonly #arrival: Arrival
  readonly #keys: CurveKeys | undefined
  readonly #silenceTimer: NodeJS.Timeout
  #reconnectTimer: NodeJS.Timeout | undefined
  #growTimer: NodeJS.Timeout | undefined
  #socketQueue = LEAST_QUEUED
  #socket: Subscriber
  #receiving: Promise<void>
  #state: ReachState = 'waiting'
  #lastMessageAt = performance.now()
  /** Since when the queue has not been empty; `undefined` while it is empty. */
  #behindSince: number | undefined

  constructor(
    { connect: address, curve, prefix = '', cameras }: SubPattern,
    listener: HubListener,
  ) {
    this.address = address
    this.#topics = cameras === undefined ? [''] : cameras.flatMap(topicsOfCamera)
    this.#demanded = new DemandedCameras(cameras)
    for (const name of cameras ?? []) this.#cameras.add(prefix + name)
    this.#keys = curve
    this.#listener = listener
    const source = {
      knownBy: 'address',
      id: address,
      label: address.replace('tcp://', ''),
    } as const
    this.#arrival = {
      ...{ peer: address, source, prefix, mode: 'pub-sub' },
      ...{ isPipelined: false, heldMs: 0 },
    }
    this.#socket = this.#connect()
    this.#receiving = this.#receive(this.#socket)
    this.#silenceTimer = setInterval(() => this.#reconnectIfSilent(), SILENT_AFTER_MS / 4)
  }

  get connections(): number {
    return this.#state === 'connected' ? 1 : 0
  }

  async stop(): Promise<void> {
    clearInterval(this.#silenceTimer)
    clearTimeout(this.#reconnectTimer)
    clearTimeout(this.#growTimer)
    clearTimeout(this.#unsubscribeTimer)
    this.#socket.close()
    await this.#receiving
    this.#setState('waiting')
  }

  demandChanged(): void {
    if (this.#isAnnounced) this.#subscribe()
  }

  /** Returns a closed socket if libzmq rejects the address, which is reported as refused. */
  #connect(): Subscriber {
    this.#socketQueue = this.#queueLength
    const socket = new Subscriber({
      receiveHighWaterMark: this.#socketQueue,
      maxMessageSize: MAX_MESSAGE_BYTES,
      linger: 0,
      ipv6: this.address.includes('['),
      ...KEEPALIVE,
      ...CONNECT,
      ...this.#keys,
    })
    this.#subscribed = this.#wantedTopics()
    const setStateTo = (state: ReachState) => () => {
      if (socket === this.#socket && !socket.closed) this.#setState(state)
    }
    socket.events.on('handshake', setStateTo('connected'))
    socket.events.on('disconnect', setStateTo('waiting'))
    socket.events.on('connect:retry', setStateTo('waiting'))
    this.#watchFit(socket)
    try {
      socket.subscribe(...this.#subscribed)
      socket.connect(this.address)
    } catch (error) {
      socket.close()
      // libzmq's code for an invalid address.
      if (codeOf(error) !== 'EINVAL') throw error
      this.#listener.refused(this.address, 'address')
    }
    return socket
  }

  #watchFit(socket: Subscriber): void {
    const isEncrypted = this.#keys !== undefined
    const refuse = (why: ReachFault) => {
      if (socket !== this.#socket || socket.closed) return
      socket.close()
      this.#reconnectTimer = setTimeout(() => this.#reconnect(), RECONNECT_REFUSED_AFTER_MS)
      this.#listener.refused(this.address, why)
      this.#setState('refused')
    }
    watchForMisfits(socket.events, () => refuse('pattern'))
    socket.events.on('handshake:error:protocol', ({ error }) => {
      if (isEncrypted) refuse('key')
      else if (error.code === 'ERR_ZMTP_MECHANISM_MISMATCH') refuse('encrypts')
    })
    socket.events.on('handshake:error:auth', () => refuse('hub-key'))
    // A publisher that cannot decrypt the handshake closes the connection; one that does not encrypt may do so, too.
    socket.events.on('handshake:error:other', ({ error }) => {
      if (isEncrypted && ENDED_BY_PEER.has(error.code)) refuse('key')
    })
  }

  async #receive(socket: Subscriber): Promise<void> {
    const eventLoopYield = new EventLoopYield()
    for await (const parts of messagesOf(socket)) {
      this.#lastMessageAt = performance.now()
      try {
        const announced = readAnnouncement(parts)
        if (announced === undefined) this.#take(parts)
        else this.#follow(announced)
      } catch (error) {
        this.#listener.broken(error)
      }
      this.#watchPace()
      await eventLoopYield.due()
    }
  }

  #take(parts: readonly Uint8Array[]): void {
    const received = parseMessage(parts)
    const camera = this.#listener.message(received, this.#arrival)
    if (camera === undefined) return
    if (!this.#cameras.has(camera)) this.#note(camera)
    const { camera: sent } = received
    if (sent !== undefined && this.#demanded.came(sent, camera) && this.#isAnnounced)
      this.#subscribe()
  }

  #follow(announced: AnnouncedCameras): void {
    const isFirst = !this.#isAnnounced
    this.#isAnnounced = true
    this.#demanded.announced(announced, (camera) => this.#listener.isNew(camera))
    this.#subscribe()
    if (isFirst) this.#unsubscribe()
    this.#listener.announced(this.#demanded.here(announced.live), this.#arrival)
  }

  #wantedTopics(): Set<string> {
    if (!this.#isAnnounced) return new Set([...this.#topics, ANNOUNCEMENT])
    const cameras = this.#demanded.demanded((camera) => this.#listener.isInDemand(camera))
    return new Set([ANNOUNCEMENT, ...cameras.flatMap(topicsOfPublished)])
  }

  /** Subscribes to what is wanted now at once, and unsubscribes from the rest a little later. */
  #subscribe(): void {
    if (this.#socket.closed) return
    const wanted = this.#wantedTopics()
    const missing = [...wanted].filter((topic) => !this.#subscribed.has(topic))
    // Without a topic, libzmq would subscribe to all.
    if (missing.length > 0) this.#socket.subscribe(...missing)
    for (const topic of missing) this.#subscribed.add(topic)
    if (wanted.size < this.#subscribed.size)
      this.#unsubscribeTimer ??= setTimeout(() => this.#unsubscribe(), UNSUBSCRIBE_AFTER_MS)
  }

  #unsubscribe(): void {
    clearTimeout(this.#unsubscribeTimer)
    this.#unsubscribeTimer = undefined
    if (this.#socket.closed) return
    const wanted = this.#wantedTopics()
    const extra = [...this.#subscribed].filter((topic) => !wanted.has(topic))
    if (extra.length > 0) this.#socket.unsubscribe(...extra)
    for (const topic of extra) this.#subscribed.delete(topic)
  }

  get #queueLength(): number {
    return Math.max(LEAST_QUEUED, QUEUED_OF_CAMERA * this.#cameras.size)
  }

  /**
   * The cameras of a publisher share the queue: when it is full, a frame of any of them may be lost. So a longer one is needed, which
   * only another connection gets: libzmq can change it for one that is open, but then the connection sometimes stops for ever
   * (`src/pipe.cpp`: the reader tells what it has read when it has read a multiple of half the length).
   */
  #note(newCamera: string): void {
    if (this.#cameras.size >= MAX_CAMERAS) return
    this.#cameras.add(newCamera)
    if (this.#queueLength <= this.#socketQueue) return
    this.#growTimer ??= setTimeout(() => {
      this.#growTimer = undefined
      // Also to a publisher that is away: libzmq reconnects to it with the queue that it has. One that is refused is connected anew anyway.
      if (this.#state !== 'refused') this.#reconnect()
    }, GATHER_MS)
  }

  /**
   * A connection can stay open although its publisher is gone, because something in between (a tunnel, a forwarder, a router
   * that lost its state) keeps it open. A new connection reveals this.
   */
  #reconnectIfSilent(): void {
    const now = performance.now()
    if (this.#state !== 'connected' || now - this.#lastMessageAt < SILENT_AFTER_MS) return
    this.#lastMessageAt = now
    this.#reconnect()
  }

  #reconnect(): void {
    const old = this.#socket
    this.#socket = this.#connect()
    old.close()
    const ended = this.#receiving
    const receiving = this.#receive(this.#socket)
    this.#receiving = ended.then(() => receiving)
  }

  /** Reports a publisher that sends too fast. Its excess messages are in its own send queue, which only it can bound. */
  #watchPace(): void {
    if (this.#socket.closed || !this.#socket.readable) {
      this.#behindSince = undefined
      return
    }
    const now = performance.now()
    this.#behindSince ??= now
    if (now - this.#behindSince <= BEHIND_AFTER_MS) return
    this.#behindSince = now
    this.#listener.behind(this.address)
  }

  #setState(state: ReachState): void {
    const before = this.#state
    if (state === before) return
    this.#state = state
    // What answers next may be another program.
    if (state !== 'connected') this.#isAnnounced = false
    this.#subscribe()
    this.#listener.publisher(this.address, state)
    if (before === 'connected') this.#listener.left(this.address)
  }
}
