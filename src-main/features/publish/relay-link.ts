/** The connection to one relay, and what is published there. It is made again when it is lost or refused. */
import type { House } from '../../app/house.ts'
import {
  FramePublisher,
  LEAST_QUEUED,
  type PublisherOptions,
} from '../../consumers/publisher/publisher.ts'
import type { CurveKeys } from '../../receive/imagezmq/image-hub.ts'
import { connectPublishingSocket } from '../../receive/imagezmq/publishing-socket.ts'
import type { RelayState } from './contract.ts'

/** libzmq does not try again after a refusal. The keys may be right a little later. */
const RETRY_REFUSED_MS = 3000

export interface RelayLinkPlan {
  readonly address: string
  /** Without them nothing is encrypted. */
  readonly keys: CurveKeys | undefined
  readonly publishes: Omit<PublisherOptions, 'queue'>
  /** A frame that this hub has published came back as a frame of this camera. */
  readonly looped: (camera: string) => void
  readonly show: (change: Partial<RelayState>) => void
}

const closed = () => Promise.resolve()

export class RelayLink {
  readonly #house: House
  readonly #plan: RelayLinkPlan
  #queue = LEAST_QUEUED
  #close: () => Promise<void>
  /** Of an earlier connection. */
  #closing = closed()
  #retryTimer: NodeJS.Timeout | undefined

  /** @throws Error if libzmq rejects the address */
  constructor(house: House, plan: RelayLinkPlan) {
    this.#house = house
    this.#plan = plan
    plan.show({ kind: 'waiting', topics: 0 })
    this.#close = this.#open()
  }

  async close(): Promise<void> {
    clearTimeout(this.#retryTimer)
    await Promise.all([this.#closing, this.#close()])
  }

  #reopenAfter(delayMs: number): void {
    this.#closing = this.#close()
    this.#close = closed
    this.#retryTimer = setTimeout(() => (this.#close = this.#open()), delayMs)
  }

  #open(): () => Promise<void> {
    const { address, keys, publishes, looped, show } = this.#plan
    const { camwall, log } = this.#house
    const queue = this.#queue
    const socket = connectPublishingSocket(
      address,
      { keys, queue },
      {
        connected: () => {
          show({ kind: 'connected' })
          log.write(`publishing to the relay ${address}`)
        },
        waiting: () => show({ kind: 'waiting', topics: 0 }),
        refused: () => {
          show({ kind: 'refused', topics: 0 })
          this.#reopenAfter(RETRY_REFUSED_MS)
        },
      },
    )
    const publisher: FramePublisher = new FramePublisher(
      socket,
      { ...publishes, queue },
      {
        topicsChanged: () => show({ topics: publisher.topics }),
        outgrown: (needed) => {
          this.#queue = needed
          this.#reopenAfter(0)
        },
        looped,
      },
      (consumer) => camwall.feed.add(consumer),
    )
    socket.follow(publisher)
    return async () => {
      await publisher.stop()
      await socket.close()
    }
  }
}
