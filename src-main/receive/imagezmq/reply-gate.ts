/**
 * Back-pressure: holds replies while the wall cannot take more frames, so that senders send the next frame when it can be
 * shown.
 *
 * If the hub answered at once, senders would send frames that it must receive and drop: with 64 cameras at 30 frames a
 * second that costs more than showing the frames that can be shown. Replies are released first in, first out. A REQ sender
 * waits for one reply at a time, so the cameras take turns. Pipelined senders, which do not wait for replies, are served
 * after all lock-step senders.
 */

/** The longest hold. If the wall hangs, each sender can still send four frames a second. */
export const LONGEST_HOLD_MS = 250
/**
 * Replies that are sent in one turn of the event loop: about a millisecond. Pipelined senders may have thousands of replies to wait
 * for, which would hold up the requests and the pictures of all others for a fifth of a second.
 */
export const MOST_AT_ONCE = 50

interface HeldReply<Reply> {
  readonly reply: Reply
  /** Steady clock, in milliseconds. */
  readonly until: number
}

export class ReplyGate<Reply> {
  readonly #capacity: () => number
  readonly #send: (reply: Reply) => void
  /** Replies to senders that wait for each reply. */
  readonly #lockStep = new Set<HeldReply<Reply>>()
  /** Replies to senders that did not wait for the previous reply. */
  readonly #pipelined = new Set<HeldReply<Reply>>()
  #timer: NodeJS.Timeout | undefined
  /** Set while more replies than are sent at once may be sent. */
  #next: NodeJS.Immediate | undefined

  /** @param capacity - how many more frames the owner can take now */
  constructor(capacity: () => number, send: (reply: Reply) => void) {
    this.#capacity = capacity
    this.#send = send
  }

  /** Sends a reply at once, or holds it until there is capacity for the frame that it will trigger. */
  enter(reply: Reply, isPipelined: boolean): void {
    const isFirst = this.#lockStep.size === 0 && (!isPipelined || this.#pipelined.size === 0)
    if (isFirst && this.#capacity() > 0) {
      this.#send(reply)
      return
    }
    const queue = isPipelined ? this.#pipelined : this.#lockStep
    queue.add({ reply, until: performance.now() + LONGEST_HOLD_MS })
    this.#setTimer()
  }

  backPressureReleased(): void {
    if (this.#held === 0) return
    const capacity = this.#capacity()
    this.#release(Math.min(capacity, MOST_AT_ONCE))
    if (capacity <= MOST_AT_ONCE || this.#held === 0) return
    this.#next ??= setImmediate(() => {
      this.#next = undefined
      this.backPressureReleased()
    })
  }

  /** Sends all held replies. */
  open(): void {
    this.#release(Infinity)
    clearTimeout(this.#timer)
    this.#timer = undefined
    clearImmediate(this.#next)
    this.#next = undefined
  }

  get #held(): number {
    return this.#lockStep.size + this.#pipelined.size
  }

  /** Sends held replies in their order, those of lock-step senders first. */
  #release(most: number, isDue: (held: HeldReply<Reply>) => boolean = () => true): void {
    let left = most
    for (const queue of [this.#lockStep, this.#pipelined])
      for (const held of queue) {
        if (left <= 0 || !isDue(held)) break
        left -= 1
        queue.delete(held)
        this.#send(held.reply)
      }
  }

  #releaseOverdue(): void {
    const now = performance.now()
    this.#release(MOST_AT_ONCE, ({ until }) => until <= now)
  }

  #setTimer(): void {
    const [lockStep] = this.#lockStep
    const [pipelined] = this.#pipelined
    const until = Math.min(lockStep?.until ?? Infinity, pipelined?.until ?? Infinity)
    if (until === Infinity || this.#timer !== undefined) return
    this.#timer = setTimeout(
      () => {
        this.#timer = undefined
        this.#releaseOverdue()
        this.#setTimer()
      },
      Math.max(0, until - performance.now()),
    )
  }
}
