/**
 * Publishes frames again, in imageZMQ's own format. Only cameras that somebody subscribes to are in demand.
 *
 * libzmq has a queue for each subscriber and drops the newest frames for one whose queue is full, without telling. So the queues
 * are as short as the number of cameras permits: a socket whose queues are too short for them is replaced. And a camera's newest picture is sent once more if nothing follows it:
 * a subscriber that was behind at that moment has it then.
 */
import { isReplayed } from '../../contract/replayed.ts'
import type { Frame, FrameFacts } from '../../feed/frame.ts'
import type { FeedSubscription, FrameConsumer } from '../../feed/frame-consumer.ts'
import { headerOf, headerStart, type HeaderOptions } from './published-header.ts'
import { Topics } from './topics.ts'

/** Frames of one camera in a subscriber's queue: one that is on its way, and the newest. */
const QUEUED_OF_CAMERA = 2
/** A short pause of one camera must not use up the queue of all. */
export const LEAST_QUEUED = 8
/** New cameras come within this time, and are given their places together. */
export const OUTGROWN_AFTER_MS = 1000
/** After this time without a further frame, a camera's newest one is sent once more. */
export const QUIET_AFTER_MS = 3000
/** Topics of a subscriber come one by one. It gets the newest frame of each camera after all of them. */
const GATHER_MS = 200
/** A frame that is sent so long after it came, to somebody who is new, is no sign of life of its camera. */
const LATE_AFTER_MS = 2000
/** A frame that came through more hubs is on its way round. */
const MAX_HOPS = 8

export interface PublisherOptions extends HeaderOptions {
  /** The most frames a second of each camera. */
  readonly maxFps: number
  /** Messages that may wait for each subscriber. */
  readonly queue: number
}

/** What it needs of a socket. */
export interface FrameSocket {
  send(header: string, body: Buffer): void
}

export interface PublisherListener {
  /** A frame that this hub has published came back as a frame of this camera. */
  looped(camera: string): void
  /** Somebody subscribes, or nobody does any more. */
  topicsChanged(): void
  /** More cameras send than the queues have places for. */
  outgrown(queue: number): void
}

export class FramePublisher implements FrameConsumer {
  readonly capacity = Infinity
  readonly isIdle = true
  readonly #socket: FrameSocket
  readonly #options: PublisherOptions
  readonly #listener: PublisherListener
  readonly #topics = new Topics()
  /** The cameras that send now, each with the timer that ends when it is quiet. */
  readonly #sending = new Map<string, NodeJS.Timeout>()
  readonly #subscription: FeedSubscription
  #gathering: NodeJS.Timeout | undefined
  #outgrowing: NodeJS.Timeout | undefined
  /** Topics of somebody who has no picture yet. */
  #newcomers = new Topics()

  constructor(
    socket: FrameSocket,
    options: PublisherOptions,
    listener: PublisherListener,
    subscribe: (consumer: FrameConsumer) => FeedSubscription,
  ) {
    this.#socket = socket
    this.#options = options
    this.#listener = listener
    this.#subscription = subscribe(this)
  }

  /** Topics that somebody has. */
  get topics(): number {
    return this.#topics.size
  }

  subscribed(topic: Uint8Array): void {
    this.#topics.add(topic)
    this.#newcomers.add(topic)
    this.#gather()
  }

  unsubscribed(topic: Uint8Array): void {
    this.#topics.remove(topic)
    this.#gather()
  }

  /** A replay is not published: the mark of its cameras would be removed where it arrives, and they would be taken for live ones. */
  demand(camera: string): number {
    if (isReplayed(camera)) return 0
    return this.#topics.wants(this.#start(camera)) ? this.#options.maxFps : 0
  }

  take(frame: Frame, isAgain: boolean): void {
    const { facts } = frame
    const { via = [] } = facts
    if (via.includes(this.#options.hub)) {
      this.#listener.looped(facts.camera)
      return
    }
    if (via.length >= MAX_HOPS) return
    // A copy: libzmq sends later, and the frame's memory is freed when its last reader is done.
    const header = headerOf(facts, this.#options, ageOf(facts, isAgain))
    this.#socket.send(header, Buffer.from(frame.body))
    if (!isAgain) this.#noteSent(facts.camera)
  }

  stop(): Promise<void> {
    this.#subscription.end()
    clearTimeout(this.#gathering)
    clearTimeout(this.#outgrowing)
    for (const timer of this.#sending.values()) clearTimeout(timer)
    this.#sending.clear()
    return Promise.resolve()
  }

  #start(camera: string): string {
    return headerStart(camera, this.#options.prefix)
  }

  /** The frames of this camera share the queues from now on, until it is quiet. */
  #noteSent(camera: string): void {
    const known = this.#sending.get(camera)
    if (known !== undefined) {
      known.refresh()
      return
    }
    const timer = setTimeout(() => this.#quiet(camera), QUIET_AFTER_MS)
    this.#sending.set(camera, timer.unref())
    this.#fitQueue()
  }

  #quiet(camera: string): void {
    this.#subscription.resend(camera)
    this.#subscription.ready()
    this.#sending.delete(camera)
  }

  #fitQueue(): void {
    if (QUEUED_OF_CAMERA * this.#sending.size <= this.#options.queue) return
    this.#outgrowing ??= setTimeout(() => {
      this.#outgrowing = undefined
      const needed = QUEUED_OF_CAMERA * this.#sending.size
      if (needed > this.#options.queue) this.#listener.outgrown(needed)
    }, OUTGROWN_AFTER_MS)
  }

  #gather(): void {
    this.#gathering ??= setTimeout(() => {
      this.#gathering = undefined
      const newcomers = this.#newcomers
      this.#newcomers = new Topics()
      if (newcomers.size > 0)
        this.#subscription.markLost((camera) => newcomers.wants(this.#start(camera)))
      this.#subscription.demandChanged()
      this.#listener.topicsChanged()
    }, GATHER_MS)
  }
}

/** In milliseconds; `undefined` of a frame that has just come. */
function ageOf({ arrivedAtSteady, age }: FrameFacts, isAgain: boolean): number | undefined {
  const waited = performance.now() - arrivedAtSteady
  const isJustNow = !isAgain && age === undefined && waited < LATE_AFTER_MS
  return isJustNow ? undefined : waited + (age ?? 0)
}
