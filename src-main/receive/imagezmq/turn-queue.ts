/**
 * Handles each item at once, but returns to the event loop in between, when it has handled others for some time. Sockets deliver all
 * that they have in one turn of the event loop; with pictures of several megabytes that would block it for seconds.
 *
 * Items that wait are handled in turns, one of each sender, as libzmq does: a sender of a thousand messages delays those of another
 * by one.
 */
import { MAX_STRETCH_MS } from './event-loop-yield.ts'

interface TurnQueueOptions<Sender, Item> {
  handle(sender: Sender, item: Item): void
  /** An item of this sender is handled later. */
  deferred(sender: Sender): void
  /** No item of this sender waits any more. */
  caughtUp(sender: Sender): void
}

export class TurnQueue<Sender extends object, Item extends object> {
  readonly #options: TurnQueueOptions<Sender, Item>
  /** Of each sender with items that wait, in the order of their turns. */
  readonly #waiting = new Map<Sender, Item[]>()
  #since = performance.now()
  #isYielding = false

  constructor(options: TurnQueueOptions<Sender, Item>) {
    this.#options = options
  }

  add(sender: Sender, item: Item): void {
    if (!this.#isYielding && this.#waiting.size === 0) {
      this.#handle(sender, item)
      return
    }
    const waiting = this.#waiting.get(sender)
    if (waiting === undefined) this.#waiting.set(sender, [item])
    else waiting.push(item)
    this.#options.deferred(sender)
  }

  /** Returns whether others may be handled in the same turn of the event loop. */
  #handle(sender: Sender, item: Item): boolean {
    this.#options.handle(sender, item)
    this.#isYielding = performance.now() - this.#since >= MAX_STRETCH_MS
    if (this.#isYielding) setImmediate(() => this.#resume())
    return !this.#isYielding
  }

  #resume(): void {
    this.#since = performance.now()
    this.#isYielding = false
    // A sender with further items is added again at the end, and visited again.
    for (const [sender, items] of this.#waiting) {
      const item = items.shift()
      this.#waiting.delete(sender)
      if (items.length > 0) this.#waiting.set(sender, items)
      else this.#options.caughtUp(sender)
      if (item !== undefined && !this.#handle(sender, item)) return
    }
  }
}
