/** PUB/SUB: one SUB socket for each publisher's address, so that one slow or dead publisher holds up no other. */
import { Subscriber } from 'zeromq'
import { Breather } from './breather.ts'
import { NO_REQUESTS, type Arrival, type HubListener, type ImageHub } from './image-hub.ts'
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

export async function openSubHub(
  addresses: readonly string[],
  listener: HubListener,
): Promise<ImageHub> {
  const subscriptions: Subscription[] = []
  try {
    for (const address of new Set(addresses))
      subscriptions.push(new Subscription(address, listener))
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
  readonly #silence: NodeJS.Timeout
  #socket: Subscriber
  #receiving: Promise<void>
  #connected = false
  #heardAt = performance.now()
  /** Since when there was always another message; `undefined` when none waits. */
  #behindSince: number | undefined

  constructor(address: string, listener: HubListener) {
    this.address = address
    this.#listener = listener
    this.#arrival = { peer: address, mode: 'pub-sub', isEager: false }
    this.#socket = this.#connect()
    this.#receiving = this.#receive(this.#socket)
    this.#silence = setInterval(() => this.#breakSilence(), SILENT_AFTER_MS / 4)
  }

  async stop(): Promise<void> {
    clearInterval(this.#silence)
    this.#socket.close()
    await this.#receiving
    this.#setConnected(false)
  }

  /** @throws libzmq's error when the address cannot be used */
  #connect(): Subscriber {
    const socket = new Subscriber({
      receiveHighWaterMark: RECEIVE_HIGH_WATER_MARK,
      maxMessageSize: MAX_MESSAGE_BYTES,
      linger: 0,
      ipv6: this.address.includes('['),
      ...KEEPALIVE,
    })
    const isNow = (connected: boolean) => () => {
      if (socket === this.#socket) this.#setConnected(connected)
    }
    socket.events.on('handshake', isNow(true))
    socket.events.on('disconnect', isNow(false))
    socket.events.on('connect:retry', isNow(false))
    try {
      socket.subscribe()
      socket.connect(this.address)
    } catch (error) {
      socket.close()
      throw error
    }
    return socket
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
    if (!this.#connected || now - this.#heardAt < SILENT_AFTER_MS) return
    this.#heardAt = now
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

  #setConnected(connected: boolean): void {
    if (connected === this.#connected) return
    this.#connected = connected
    this.#listener.publisher(this.address, connected)
    if (!connected) this.#listener.left(this.address)
  }
}
