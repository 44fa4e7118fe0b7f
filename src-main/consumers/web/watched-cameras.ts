/** Passes on the frames of cameras that somebody watches, and asks for no others. */
import type { FeedSubscription, FrameConsumer } from '../../feed/frame-consumer.ts'
import type { Frame } from '../../feed/frame.ts'

export interface Watcher {
  readonly camera: string
  /** Frames a second. */
  readonly maxFps: number
  /** The frame is valid until this returns. */
  take(frame: Frame): void
}

export class WatchedCameras implements FrameConsumer {
  readonly capacity = Infinity
  readonly isIdle = true
  /** A watcher paces itself: it keeps the newest frame while its socket is full. */
  readonly isBackground = true
  readonly #watchers = new Set<Watcher>()
  readonly #subscription: FeedSubscription

  constructor(subscribe: (consumer: FrameConsumer) => FeedSubscription) {
    this.#subscription = subscribe(this)
  }

  /** Of all cameras together. */
  get watchers(): number {
    return this.#watchers.size
  }

  /** Starts with the newest frame, if there is one. Returns the function that ends it. */
  watch(watcher: Watcher): () => void {
    this.#watchers.add(watcher)
    this.#subscription.demandChanged()
    this.#subscription.resend(watcher.camera)
    this.#subscription.ready()
    return () => {
      if (this.#watchers.delete(watcher)) this.#subscription.demandChanged()
    }
  }

  demand(camera: string): number {
    let highest = 0
    for (const { camera: watched, maxFps } of this.#watchers)
      if (watched === camera) highest = Math.max(highest, maxFps)
    return highest
  }

  take(frame: Frame): void {
    for (const watcher of this.#watchers)
      if (watcher.camera === frame.facts.camera) watcher.take(frame)
  }

  stop(): Promise<void> {
    this.#watchers.clear()
    this.#subscription.end()
    return Promise.resolve()
  }
}
