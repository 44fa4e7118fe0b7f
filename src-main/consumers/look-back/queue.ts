/** First in, first out, with access by index. Taking the first item moves the others only now and then. */

/** Before that it is not worth moving them. */
const LEAST_TAKEN = 32

export class Queue<Item> {
  #items: Item[] = []
  /** Items at the beginning of the list that were taken. */
  #taken = 0

  get length(): number {
    return this.#items.length - this.#taken
  }

  /** @param index - from the oldest one; negative from the end */
  at(index: number): Item | undefined {
    return index < 0 && -index > this.length
      ? undefined
      : this.#items.at(index < 0 ? index : this.#taken + index)
  }

  push(item: Item): void {
    this.#items.push(item)
  }

  shift(): Item | undefined {
    if (this.length === 0) return undefined
    const item = this.#items[this.#taken]
    this.#taken += 1
    if (this.#taken >= LEAST_TAKEN && 2 * this.#taken > this.#items.length) {
      this.#items = this.#items.slice(this.#taken)
      this.#taken = 0
    }
    return item
  }

  /** How many of the oldest items fulfil a condition that only items before a certain one fulfil. */
  countWhile(fulfils: (item: Item) => boolean): number {
    let [low, high] = [0, this.length]
    while (low < high) {
      const middle = (low + high) >>> 1
      const item = this.at(middle)
      if (item !== undefined && fulfils(item)) low = middle + 1
      else high = middle
    }
    return low
  }

  *[Symbol.iterator](): Generator<Item> {
    yield* this.#items.slice(this.#taken)
  }
}
