/**
 * Handles each item at once, but returns to the event loop in between, when it has handled others for some time. Sockets deliver all
 * that they have in one turn of the event loop; with pictures of several megabytes that would block it for seconds.
 */
import { MAX_STRETCH_MS } from './event-loop-yield.ts'

interface TurnQueueOptions<Item> {
  handle(item: Item): void
  /** An item is handled later. */
  deferred(item: Item): void
  /** No item waits any more. */
  empty(): void
}

export class TurnQueue<Item extends object> {
  readonly #options: TurnQueueOptions<Item>
  readonly #waiting: Item[] = []
  #since = performance.now()
  #isYielding = false

  constructor(options: TurnQueueOptions<Item>) {
    this.#options = options
  }

  add(item: Item): void {
    if (this.#isYielding) {
      this.#waiting.push(item)
      this.#options.deferred(item)
    } else this.#handle(item)
  }

  #handle(item: Item): void {
    this.#options.handle(item)
    this.#isYielding = performance.now() - this.#since >= MAX_STRETCH_MS
    if (this.#isYielding) setImmediate(() => this.#resume())
  }

  #resume(): void {
    this.#since = performance.now()
    do {
      const item = this.#waiting.shift()
      if (item === undefined) this.#isYielding = false
      else this.#handle(item)
    } while (this.#waiting.length > 0 && !this.#isYielding)
    if (this.#waiting.length === 0) this.#options.empty()
  }
}
