/** Events that wait until they are stored. Bounded, so that a disk that is full or gone cannot fill the memory. Pure. */
import type { OwnedEvent } from './store/rows.ts'

/** Of one camera: what a program that reports each frame says in some seconds. */
export const MAX_QUEUED_OF_OWNER = 256
/** Of all cameras; some megabytes. */
export const MAX_QUEUED = 8192

export class EventQueue<Item extends OwnedEvent> {
  #items: Item[] = []
  readonly #counts = new Map<string, number>()

  get size(): number {
    return this.#items.length
  }

  /** @returns false if there is no room for it */
  add(item: Item): boolean {
    const count = this.#counts.get(item.owner) ?? 0
    if (count >= MAX_QUEUED_OF_OWNER || this.#items.length >= MAX_QUEUED) return false
    this.#counts.set(item.owner, count + 1)
    this.#items.push(item)
    return true
  }

  /** The oldest; they stay in the queue. */
  first(most: number): readonly Item[] {
    return this.#items.slice(0, most)
  }

  removeFirst(count: number): void {
    for (const { owner } of this.#items.splice(0, count)) {
      const left = (this.#counts.get(owner) ?? 0) - 1
      if (left > 0) this.#counts.set(owner, left)
      else this.#counts.delete(owner)
    }
  }
}
