/**
 * Holds replies while the wall is behind its cameras, so that the next frame is sent when it can be shown.
 *
 * A hub that answers at once has senders fill it with frames that it must receive and throw away: 64 cameras at 30
 * frames a second then cost more than showing what can be shown. First come, first served: each sender has one reply
 * to wait for, so that the cameras take turns.
 */

/** A wall that hangs must not hold its senders: each still sends four frames a second. */
export const LONGEST_HOLD_MS = 250

export class ReplyGate<Reply> {
  readonly #room: () => number
  readonly #send: (reply: Reply) => void
  readonly #held = new Set<{ readonly reply: Reply; readonly until: number }>()
  #timer: NodeJS.Timeout | undefined

  /** @param room - how many more frames can be used now */
  constructor(room: () => number, send: (reply: Reply) => void) {
    this.#room = room
    this.#send = send
  }

  /** Sends a reply at once, or when there is room for the frame that it brings. */
  enter(reply: Reply): void {
    if (this.#held.size === 0 && this.#room() > 0) {
      this.#send(reply)
      return
    }
    this.#held.add({ reply, until: performance.now() + LONGEST_HOLD_MS })
    this.#setTimer()
  }

  roomMade(): void {
    if (this.#held.size > 0) this.#letGo(this.#room())
  }

  /** Sends all that is held. */
  open(): void {
    this.#letGo(Infinity)
    clearTimeout(this.#timer)
    this.#timer = undefined
  }

  #letGo(count: number): void {
    for (const held of this.#held) {
      if (count <= 0) return
      count -= 1
      this.#held.delete(held)
      this.#send(held.reply)
    }
  }

  #setTimer(): void {
    const [first] = this.#held
    if (first === undefined || this.#timer !== undefined) return
    this.#timer = setTimeout(() => {
      this.#timer = undefined
      const now = performance.now()
      let overdue = 0
      for (const { until } of this.#held) overdue += until <= now ? 1 : 0
      this.#letGo(overdue)
      this.#setTimer()
    }, first.until - performance.now())
  }
}
