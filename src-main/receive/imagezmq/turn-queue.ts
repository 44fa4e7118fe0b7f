/**
 * Does at once what senders have caused, but returns to the event loop in between, when it has done others for some time. Sockets
 * deliver all that they have in one turn of the event loop; with pictures of several megabytes that would block it for seconds.
 *
 * What waits is done in turns, one of each sender, as libzmq does: a sender of a thousand messages delays those of another by one.
 */
import { MAX_STRETCH_MS } from './event-loop-yield.ts'

interface TurnQueueOptions<Sender> {
  /** Something of this sender is done later. */
  deferred(sender: Sender): void
  /** Nothing of this sender waits any more. */
  caughtUp(sender: Sender): void
}

export class TurnQueue<Sender extends object> {
  readonly #options: TurnQueueOptions<Sender>
  /** What waits of each sender, in the order of their turns. */
  readonly #waiting = new Map<Sender, (() => void)[]>()
  #since = performance.now()
  #isYielding = false

  constructor(options: TurnQueueOptions<Sender>) {
    this.#options = options
  }

  add(sender: Sender, act: () => void): void {
    if (!this.#isYielding && this.#waiting.size === 0) {
      this.#do(act)
      return
    }
    const waiting = this.#waiting.get(sender)
    if (waiting === undefined) this.#waiting.set(sender, [act])
    else waiting.push(act)
    this.#options.deferred(sender)
  }

  /** Returns whether more may be done in the same turn of the event loop. */
  #do(act: () => void): boolean {
    act()
    this.#isYielding = performance.now() - this.#since >= MAX_STRETCH_MS
    if (this.#isYielding) setImmediate(() => this.#resume())
    return !this.#isYielding
  }

  #resume(): void {
    this.#since = performance.now()
    this.#isYielding = false
    // A sender of which more waits is added again at the end, and visited again.
    for (const [sender, acts] of this.#waiting) {
      const act = acts.shift()
      this.#waiting.delete(sender)
      if (acts.length > 0) this.#waiting.set(sender, acts)
      else this.#options.caughtUp(sender)
      if (act !== undefined && !this.#do(act)) return
    }
  }
}
