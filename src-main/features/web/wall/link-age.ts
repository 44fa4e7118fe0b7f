/** How long frames take to a page and back as its answer: whether the link is so thin that smaller pictures are worth their encoding. */

/** Milliseconds. Frames on a local network take a tenth of that. */
const THIN_FROM_MS = 300
/** A link that was thin counts as thin until it is much faster, because smaller pictures make it faster. */
const THIN_UNTIL_MS = 60
/** The weight of a new frame in the mean. */
const WEIGHT = 0.2

export class LinkAge {
  readonly #now: () => number
  /** When frames without an answer were sent, by id: as many as may be on their way. */
  readonly #sentAt = new Map<number, number>()
  #meanMs = 0
  #isThin = false

  /** @param now - in milliseconds of a monotonic clock */
  constructor(now = () => performance.now()) {
    this.#now = now
  }

  get isThin(): boolean {
    return this.#isThin
  }

  sent(id: number): void {
    this.#sentAt.set(id, this.#now())
  }

  /** The page has decoded, drawn or dropped these frames. */
  answered(ids: readonly number[]): void {
    for (const id of ids) {
      const sentAt = this.#sentAt.get(id)
      if (!this.#sentAt.delete(id) || sentAt === undefined) continue
      this.#meanMs += WEIGHT * (this.#now() - sentAt - this.#meanMs)
    }
    this.#isThin = this.#meanMs > (this.#isThin ? THIN_UNTIL_MS : THIN_FROM_MS)
  }

  /** Frames that were lost have no answer. */
  forget(): void {
    this.#sentAt.clear()
  }
}
