/** The connection to one relay, and what is published there. It is made again when it is lost or refused. */
import type { House } from '../../app/house.ts'
import { FramePublisher, type PublisherOptions } from '../../consumers/publisher/publisher.ts'
import type { CurveKeys } from '../../receive/imagezmq/image-hub.ts'
import { connectPublishingSocket } from '../../receive/imagezmq/publishing-socket.ts'
import type { RelayState } from './contract.ts'

/** libzmq does not try again after a refusal. The keys may be right a little later. */
const RETRY_REFUSED_MS = 3000

export interface RelayLinkPlan {
  readonly address: string
  /** Without them nothing is encrypted. */
  readonly keys: CurveKeys | undefined
  readonly publishes: PublisherOptions
  /** A frame that this hub has published came back as a frame of this camera. */
  readonly looped: (camera: string) => void
  readonly show: (change: Partial<RelayState>) => void
}

const closed = () => Promise.resolve()

export class RelayLink {
  readonly #house: House
  readonly #plan: RelayLinkPlan
  #close: () => Promise<void>
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
    await this.#close()
  }

  #open(): () => Promise<void> {
    const { address, keys, publishes, looped, show } = this.#plan
    const { camwall, log } = this.#house
    const socket = connectPublishingSocket(address, keys, {
      connected: () => {
        show({ kind: 'connected' })
        log.write(`publishing to the relay ${address}`)
      },
      waiting: () => show({ kind: 'waiting', topics: 0 }),
      refused: () => {
        void this.#close()
        this.#close = closed
        show({ kind: 'refused', topics: 0 })
        this.#retryTimer = setTimeout(() => (this.#close = this.#open()), RETRY_REFUSED_MS)
      },
    })
    const publisher: FramePublisher = new FramePublisher(
      socket,
      publishes,
      { topicsChanged: () => show({ topics: publisher.topics }), looped },
      (consumer) => camwall.feed.add(consumer),
    )
    socket.follow(publisher)
    return async () => {
      await publisher.stop()
      await socket.close()
    }
  }
}
