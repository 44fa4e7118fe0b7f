/**
 * Decides when each reply is sent: when the limits allow it, and there is capacity for the next frame. All listening sockets of a
 * hub share one, because they share the wall's limit and its capacity.
 */
import { ReplyGate } from './reply-gate.ts'
import { ReplyPacer, type ReplyLimits } from './reply-pacer.ts'

export interface ScheduledReply {
  /** The sender did not wait for its previous reply. */
  readonly isPipelined: boolean
  send(): void
}

export class ReplyScheduler {
  readonly #pacer: ReplyPacer<ScheduledReply>
  readonly #gate: ReplyGate<ScheduledReply>
  /** One timer for all held replies, set for the earliest. */
  #timer: NodeJS.Timeout | undefined
  #timerAt = Infinity

  /**
   * @param limits - the highest rates at which cameras may send. They are enforced by delaying replies
   * @param capacity - how many more frames the owner can take now. While it is 0, replies are held, at most for `LONGEST_HOLD_MS`
   */
  constructor(limits: ReplyLimits, capacity: () => number) {
    this.#pacer = new ReplyPacer(limits)
    this.#gate = new ReplyGate(capacity, (reply) => reply.send())
  }

  /**
   * Sends a reply when it is due, which may be at once.
   *
   * @param pacedAs - a camera, or a connection
   * @param bytes - size of the message that it answers
   */
  add(reply: ScheduledReply, pacedAs: string, bytes: number): void {
    if (this.#pacer.admit(reply, pacedAs, bytes, performance.now())) this.#enter(reply)
    else this.#setTimer()
  }

  /** Sends all held replies: when the limits have changed, or a socket is to be closed. */
  release(): void {
    clearTimeout(this.#timer)
    this.#timerAt = Infinity
    this.#gate.open()
    for (const reply of this.#pacer.reset()) reply.send()
  }

  /** Call it when `capacity` may be above 0 again. */
  backPressureReleased(): void {
    this.#gate.backPressureReleased()
  }

  #enter(reply: ScheduledReply): void {
    this.#gate.enter(reply, reply.isPipelined)
  }

  #sendDue(): void {
    this.#timerAt = Infinity
    const now = performance.now()
    for (let reply = this.#pacer.next(now); reply !== undefined; reply = this.#pacer.next(now))
      this.#enter(reply)
    this.#setTimer()
  }

  #setTimer(): void {
    const { wakeAt } = this.#pacer
    if (wakeAt >= this.#timerAt) return
    clearTimeout(this.#timer)
    this.#timerAt = wakeAt
    // Node truncates fractions of a millisecond; a timer that fires early would have to be set again.
    const delay = Math.max(0, Math.ceil(wakeAt - performance.now()))
    this.#timer = setTimeout(() => this.#sendDue(), delay)
  }
}
