/**
 * What is kept of one camera: its newest frames, all of them; of older ones every second, and of the oldest every fourth. So
 * the same memory reaches further back than with all frames. Pure.
 */
import { Queue } from './queue.ts'

/** A frame of a time, and the memory that it takes. */
export interface Timed {
  /** In milliseconds since the epoch. */
  at: number
  readonly bytes: number
}

/** All frames, half of them, a quarter: more would look like jumps, and one step less gives a third less time. */
const LEVELS = 3

export class CameraFrames<Item extends Timed> {
  /** The newest frames first; each level is as many times thinned as its index says. */
  readonly #levels = Array.from({ length: LEVELS }, () => new Queue<Item>())
  #bytes = 0
  /** Whether frames were removed because the memory was used up. */
  isCut = false

  get bytes(): number {
    return this.#bytes
  }

  get count(): number {
    return this.#levels.reduce((sum, { length }) => sum + length, 0)
  }

  get oldest(): Item | undefined {
    return this.#oldestLevel?.at(0)
  }

  get newest(): Item | undefined {
    return this.#levels.find(({ length }) => length > 0)?.at(-1)
  }

  /** It must not be older than the newest one. */
  push(item: Item): void {
    this.#levels[0]?.push(item)
    this.#bytes += item.bytes
  }

  /**
   * Removes one frame, the one that is missed least. The longest level gives: of its two oldest frames the older one, while the
   * other one joins the next level. The last level gives its oldest one.
   */
  thin(): Item | undefined {
    const index = this.#longestLevel
    const [level, older] = [this.#levels[index], this.#levels[index + 1]]
    if (level === undefined) return undefined
    const removed = this.#remove(level)
    const kept = older === undefined || level.length === 0 ? undefined : level.shift()
    if (kept !== undefined) older?.push(kept)
    this.isCut ||= removed !== undefined
    return removed
  }

  /** Removes the frames before a time, but for the last of them, which is the one that was shown then. */
  removeBefore(time: number): readonly Item[] {
    const removed: Item[] = []
    while (this.count > 1 && (this.#second?.at ?? Infinity) <= time) {
      const item = this.#oldestLevel && this.#remove(this.#oldestLevel)
      if (item !== undefined) removed.push(item)
    }
    return removed
  }

  removeAll(): readonly Item[] {
    const all = [...this]
    for (const level of this.#levels) while (level.shift() !== undefined);
    this.#bytes = 0
    return all
  }

  /** The last frame at or before a time. */
  upTo(time: number): Item | undefined {
    return this.#lastWhile(({ at }) => at <= time)
  }

  /** All frames of exactly that time. */
  *of(time: number): Generator<Item> {
    for (const level of this.#levels.toReversed()) {
      let index = level.countWhile(({ at }) => at < time)
      for (let item = level.at(index); item?.at === time; item = level.at(++index)) yield item
    }
  }

  /** The last frame before a time. */
  before(time: number): Item | undefined {
    return this.#lastWhile(({ at }) => at < time)
  }

  /** The first frame after a time. */
  after(time: number): Item | undefined {
    for (const level of this.#levels.toReversed()) {
      const item = level.at(level.countWhile(({ at }) => at <= time))
      if (item !== undefined) return item
    }
    return undefined
  }

  /** From the oldest to the newest. */
  *[Symbol.iterator](): Generator<Item> {
    for (const level of this.#levels.toReversed()) yield* level
  }

  #lastWhile(fulfils: (item: Item) => boolean): Item | undefined {
    for (const level of this.#levels) {
      const count = level.countWhile(fulfils)
      if (count > 0) return level.at(count - 1)
    }
    return undefined
  }

  /** Of equally long ones the oldest. */
  get #longestLevel(): number {
    const lengths = this.#levels.map(({ length }) => length)
    return lengths.lastIndexOf(Math.max(...lengths))
  }

  get #oldestLevel(): Queue<Item> | undefined {
    return this.#levels.findLast(({ length }) => length > 0)
  }

  get #second(): Item | undefined {
    const oldest = this.#oldestLevel
    if (oldest === undefined || oldest.length > 1) return oldest?.at(1)
    const index = this.#levels.indexOf(oldest)
    return this.#levels
      .slice(0, index)
      .findLast(({ length }) => length > 0)
      ?.at(0)
  }

  #remove(level: Queue<Item>): Item | undefined {
    const item = level.shift()
    this.#bytes -= item?.bytes ?? 0
    return item
  }
}
