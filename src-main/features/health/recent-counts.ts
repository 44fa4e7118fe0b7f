/** Counts in the last hour, in slots of a minute: bounded, however much happens. */

const SLOT_MS = 60_000
const SLOTS = 60

export class RecentCounts {
  readonly #slots = new Array<number>(SLOTS).fill(0)
  #newest = 0

  /** @param now - in milliseconds of the monotonic clock, not before that of an earlier call */
  add(count: number, now: number): void {
    this.#advance(now)
    const index = this.#newest % SLOTS
    this.#slots[index] = (this.#slots[index] ?? 0) + count
  }

  /** In the last hour, give or take a minute. */
  total(now: number): number {
    this.#advance(now)
    return this.#slots.reduce((sum, count) => sum + count, 0)
  }

  #advance(now: number): void {
    const slot = Math.floor(now / SLOT_MS)
    const first = Math.max(this.#newest + 1, slot - SLOTS + 1)
    for (let next = first; next <= slot; next++) this.#slots[next % SLOTS] = 0
    this.#newest = Math.max(this.#newest, slot)
  }
}
