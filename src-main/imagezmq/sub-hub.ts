/** PUB/SUB: one SUB socket for each publisher's address, so that one slow or dead publisher holds up no other. */
import { Subscriber } from 'zeromq'
import { Breather } from './breather.ts'
import type { HubListener, ImageHub } from './image-hub.ts'
import { MAX_MESSAGE_BYTES, parseMessage } from './message.ts'

/**
 * Messages that wait inside libzmq for each publisher. The socket is always drained and only the newest frame is
 * kept, so more would only be staler. (ZMQ_CONFLATE cannot be used: it breaks messages of two parts.)
 */
const RECEIVE_HIGH_WATER_MARK = 4

/** A publisher whose messages never once ran out for so long sends faster than they can be taken. */
const BEHIND_AFTER_MS = 2000

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
  readonly #socket: Subscriber
  readonly #receiving: Promise<void>
  /** Since when there was always another message; `undefined` when none waits. */
  #behindSince: number | undefined

  constructor(address: string, listener: HubListener) {
    this.address = address
    this.#listener = listener
    this.#socket = new Subscriber({
      receiveHighWaterMark: RECEIVE_HIGH_WATER_MARK,
      maxMessageSize: MAX_MESSAGE_BYTES,
      linger: 0,
      ipv6: address.includes('['),
    })
    this.#socket.events.on('handshake', () => listener.publisher(address, true))
    this.#socket.events.on('disconnect', () => this.#lost())
    try {
      this.#socket.subscribe()
      this.#socket.connect(address)
    } catch (error) {
      this.#socket.close()
      throw error
    }
    this.#receiving = this.#receive()
  }

  async stop(): Promise<void> {
    this.#socket.close()
    await this.#receiving
    this.#lost()
  }

  async #receive(): Promise<void> {
    const breather = new Breather()
    for await (const parts of this.#socket) {
      try {
        this.#listener.message(parseMessage(parts), this.address)
      } catch (error) {
        this.#listener.broken(error)
      }
      this.#watchPace()
      await breather.due()
    }
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

  #lost(): void {
    this.#listener.publisher(this.address, false)
    this.#listener.left(this.address)
  }
}
