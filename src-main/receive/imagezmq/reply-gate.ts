/**
 * Holds replies while the wall is behind its cameras, so that the next frame is sent when it can be shown.
 *
 * A hub that answers at once has senders fill it with frames that it must receive and throw away: 64 cameras at 30
 * frames a second then cost more than showing what can be shown. First come, first served: a REQ sender has one reply
 * to wait for, so that the cameras take turns. One that asks for more before it was answered comes after all of them.
 */

/** A wall that hangs must not hold its senders: each still sends four frames a second. */
export const LONGEST_HOLD_MS = 250

interface Held<Reply> {
  readonly reply: Reply
  readonly until: number
}

export class ReplyGate<Reply> {
  readonly #room: () => number
  readonly #send: (reply: Reply) => void
  readonly #held = new Set<Held<Reply>>()
  /** To senders that did not wait for the reply before. */
  readonly #eager = new Set<Held<Reply>>()
  #timer: NodeJS.Timeout | undefined

  /** @param room - how many more frames can be used now */
  constructor(room: () => number, send: (reply: Reply) => void) {
    this.#room = room
    this.#send = send
  }

  /** Sends a reply at once, or when there is room for the frame that it brings. */
  enter(reply: Reply, isEager: boolean): void {
    const isFirst = this.#held.size === 0 && (!isEager || this.#eager.size === 0)
    if (isFirst && this.#room() > 0) {
      this.#send(reply)
      return
    }
    const line = isEager ? this.#eager : this.#held
    line.add({ reply, until: performance.now() + LONGEST_HOLD_MS })
    this.#setTimer()
  }

  roomMade(): void {
    if (this.#held.size + this.#eager.size > 0) this.#letGo(this.#room())
  }

  /** Sends all that is held. */
  open(): void {
    this.#letGo(Infinity)
    clearTimeout(this.#timer)
    this.#timer = undefined
  }

  #letGo(count: number): void {
    for (const line of [this.#held, this.#eager])
      for (const held of line) {
        if (count <= 0) return
        count -= 1
        line.delete(held)
        this.#send(held.reply)
      }
  }

  #letOverdueGo(): void {
    const now = performance.now()
    for (const line of [this.#held, this.#eager])
      for (const held of line) {
        if (held.until > now) break
        line.delete(held)
        this.#send(held.reply)
      }
  }

  #setTimer(): void {
    const [first] = this.#held
    const [eager] = this.#eager
    const until = Math.min(first?.until ?? Infinity, eager?.until ?? Infinity)
    if (until === Infinity || this.#timer !== undefined) return
    this.#timer = setTimeout(
      () => {
        this.#timer = undefined
        this.#letOverdueGo()
        this.#setTimer()
      },
      Math.max(0, until - performance.now()),
    )
  }
}
