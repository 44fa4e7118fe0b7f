/** Notices when two senders send as one camera at the same time. */
import type { Source } from '../contract/source.ts'
import { keepNewest } from '../lib/keep-newest.ts'

/** Both senders send within this time. A sender that has reconnected does not use its old connection again. */
const WITHIN_MS = 10_000
/** How often a connection must send again after another one: messages of a connection that was just lost may come late. */
const RETURNS = 3
/** Connections that are remembered: two, and those of senders that reconnect. */
const MAX_SENDERS = 4

interface Sending {
  readonly source: Source
  at: number
}

export class SenderWatch {
  /** By connection; the newest is last. */
  readonly #sendings = new Map<string, Sending>()
  #newest: Sending | undefined
  #returns = 0
  #sharedUntil = -Infinity

  /**
   * Call it for each message. Times are in milliseconds since the epoch.
   *
   * @returns the two senders, when it is noticed that there are two
   */
  note(peer: string, source: Source, now: number): readonly [Source, Source] | undefined {
    const before = this.#sendings.get(peer)
    const newest = this.#newest
    if (before !== undefined && before === newest) {
      newest.at = now
      return undefined
    }
    const sending = { source, at: now }
    this.#newest = sending
    this.#sendings.delete(peer)
    this.#sendings.set(peer, sending)
    keepNewest(this.#sendings, MAX_SENDERS)
    if (newest === undefined || before === undefined || now - before.at > WITHIN_MS) {
      if (!this.isShared(now)) this.#returns = 0
      return undefined
    }
    this.#returns += 1
    if (this.#returns < RETURNS) return undefined
    const isNoticed = this.isShared(now)
    this.#sharedUntil = now + WITHIN_MS
    return isNoticed ? undefined : [newest.source, source]
  }

  isShared(now: number): boolean {
    // Not for longer if the computer's clock is set back.
    return now <= this.#sharedUntil && now >= this.#sharedUntil - 2 * WITHIN_MS
  }
}
