/** PUB/SUB: one SUB socket for each publisher's address, so that one slow or dead publisher holds up no other. */
import { Subscriber } from 'zeromq'
import { codeOf } from '../../lib/code-of.ts'
import { Breather } from './breather.ts'
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
import { MAX_MESSAGE_BYTES, parseMessage } from './message.ts'

/**
 * Messages that wait inside libzmq for each publisher. The socket is always drained and only the newest frame is
 * kept, so more would only be staler. (ZMQ_CONFLATE cannot be used: it breaks messages of two parts.)
 */
const RECEIVE_HIGH_WATER_MARK = 4

/** A publisher whose messages never once ran out for so long sends faster than they can be taken. */
const BEHIND_AFTER_MS = 2000

/** A camera that says nothing for so long is connected to anew, in milliseconds; one that sends each minute loses nothing. */
const SILENT_AFTER_MS = 30_000

/**
 * A publisher whose keys do not fit is asked again after so long. libzmq would either give up for ever or ask some seven
 * times a second, each of which costs a small Pi some 10 ms.
 */
const ASK_AGAIN_AFTER_MS = 3000

type SubPattern = Extract<HubPattern, { mode: 'pub-sub' }>

export async function openSubHub(
  { connect, curve }: SubPattern,
  listener: HubListener,
): Promise<ImageHub> {
  const subscriptions: Subscription[] = []
  try {
    for (const address of new Set(connect))
      subscriptions.push(new Subscription(address, curve?.get(address), listener))
  } catch (error) {
    await Promise.all(subscriptions.map((subscription) => subscription.stop()))
    throw error
  }
  return {
    addresses: subscriptions.map(({ address }) => address),
    requests: NO_REQUESTS,
    repace: () => undefined, // Publishers wait for nobody.
    roomMade: () => undefined,
    stop: async () => {
      await Promise.all(subscriptions.map((subscription) => subscription.stop()))
    },
  }
}

class Subscription {
  readonly address: string
  readonly #listener: HubListener
  readonly #arrival: Arrival
  readonly #keys: CurveKeys | undefined
  readonly #silence: NodeJS.Timeout
  #asking: NodeJS.Timeout | undefined
  #socket: Subscriber
  #receiving: Promise<void>
  #state: ReachState = 'waiting'
  #heardAt = performance.now()
  /** Since when there was always another message; `undefined` when none waits. */
  #behindSince: number | undefined

  constructor(address: string, keys: CurveKeys | undefined, listener: HubListener) {
    this.address = address
    this.#keys = keys
    this.#listener = listener
    this.#arrival = { peer: address, mode: 'pub-sub', isEager: false }
    this.#socket = this.#connect()
    this.#receiving = this.#receive(this.#socket)
    this.#silence = setInterval(() => this.#breakSilence(), SILENT_AFTER_MS / 4)
  }

  async stop(): Promise<void> {
    clearInterval(this.#silence)
    clearTimeout(this.#asking)
    this.#socket.close()
    await this.#receiving
    this.#setState('waiting')
  }

  /** The socket is closed when no host can have the address: the others go on without it. */
  #connect(): Subscriber {
    const socket = new Subscriber({
      receiveHighWaterMark: RECEIVE_HIGH_WATER_MARK,
      maxMessageSize: MAX_MESSAGE_BYTES,
      linger: 0,
      ipv6: this.address.includes('['),
      ...KEEPALIVE,
      ...this.#keys,
    })
    const isNow = (state: ReachState) => () => {
      if (socket === this.#socket && !socket.closed) this.#setState(state)
    }
    socket.events.on('handshake', isNow('connected'))
    socket.events.on('disconnect', isNow('waiting'))
    socket.events.on('connect:retry', isNow('waiting'))
    this.#watchKeys(socket)
    try {
      socket.subscribe()
      socket.connect(this.address)
    } catch (error) {
      socket.close()
      // libzmq's word for an address that it will never take.
      if (codeOf(error) !== 'EINVAL') throw error
      this.#listener.refused(this.address, 'address')
    }
    return socket
  }

  #watchKeys(socket: Subscriber): void {
    const isEncrypted = this.#keys !== undefined
    const refuse = (why: ReachFault) => {
      if (socket !== this.#socket || socket.closed) return
      socket.close()
      this.#asking = setTimeout(() => this.#reconnect(), ASK_AGAIN_AFTER_MS)
      this.#listener.refused(this.address, why)
      this.#setState('refused')
    }
    socket.events.on('handshake:error:protocol', ({ error }) => {
      if (isEncrypted) refuse('key')
      else if (error.code === 'ERR_ZMTP_MECHANISM_MISMATCH') refuse('encrypts')
    })
    socket.events.on('handshake:error:auth', () => refuse('hub-key'))
    // A publisher that cannot read what was encrypted for another key hangs up, and so may one that does not encrypt.
    socket.events.on('handshake:error:other', ({ error }) => {
      if (isEncrypted && ENDED_BY_PEER.has(error.code)) refuse('key')
    })
  }

  async #receive(socket: Subscriber): Promise<void> {
    const breather = new Breather()
    for await (const parts of socket) {
      this.#heardAt = performance.now()
      try {
        this.#listener.message(parseMessage(parts), this.#arrival)
      } catch (error) {
        this.#listener.broken(error)
      }
      this.#watchPace()
      await breather.due()
    }
  }

  /**
   * A connection can outlive its publisher: something between them (a tunnel, a forwarder, a router that forgot it)
   * goes on answering. A new one finds out.
   */
  #breakSilence(): void {
    const now = performance.now()
    if (this.#state !== 'connected' || now - this.#heardAt < SILENT_AFTER_MS) return
    this.#heardAt = now
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

  /** What cannot be taken in time waits in the publisher's own queue, where only the publisher can bound it. */
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
    this.#listener.publisher(this.address, state)
    if (before === 'connected') this.#listener.left(this.address)
  }
}
