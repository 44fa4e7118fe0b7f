/**
 * Finds the source of a connection: the peer whose handshake has just been completed.
 *
 * A ZAP request has the peer's address and key, but not the routing id by which a ROUTER knows the connection; the peer's
 * address is in libzmq's message metadata, which zeromq.js cannot read. Each connection is admitted by ZAP before the ROUTER
 * reports it (ZMQ_ROUTER_NOTIFY), so a reported connection is one of those that were admitted and not reported yet. Its source
 * is certain if all of these have the same one. If they differ, because several senders connect within a few milliseconds,
 * it stays unknown: a sender must not be taken for another one.
 */
import { sourceKey, type Source } from '../../contract/source.ts'

/** A handshake that ZAP has admitted, and that may still be completed. */
interface Admitted {
  readonly source: Source
  readonly until: number
}

export class Handshakes {
  readonly #longest: number
  #admitted: Admitted[] = []
  /** At least this many of them were completed and reported, but it is not known which. */
  #reported = 0

  /** @param longest - for how long an admitted handshake can still be completed, in milliseconds */
  constructor(longest: number) {
    this.#longest = longest
  }

  /** Call it when ZAP has admitted a peer. Times are of a steady clock, in milliseconds. */
  admitted(source: Source, now: number): void {
    this.#removeExpired(now)
    this.#admitted.push({ source, until: now + this.#longest })
  }

  /**
   * Call it when a connection is reported.
   *
   * @returns `undefined` when its source is not certain
   */
  completed(now: number): Source | undefined {
    this.#removeExpired(now)
    const [first, ...others] = this.#admitted
    if (first === undefined) return undefined
    this.#reported += 1
    this.#removeReported()
    const key = sourceKey(first.source)
    return others.every(({ source }) => sourceKey(source) === key) ? first.source : undefined
  }

  #removeExpired(now: number): void {
    const current = this.#admitted.findIndex(({ until }) => until >= now)
    const expired = current < 0 ? this.#admitted.length : current
    if (expired === 0) return
    this.#admitted.splice(0, expired)
    this.#reported = Math.max(0, this.#reported - expired)
    this.#removeReported()
  }

  /** When all were reported, the next one is certain again. */
  #removeReported(): void {
    if (this.#reported < this.#admitted.length) return
    this.#admitted = []
    this.#reported = 0
  }
}
