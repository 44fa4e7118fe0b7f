/** A binary heap: gives access to the smallest item; push and pop take O(log n). */

export class MinHeap<Item> {
  readonly #isBefore: (a: Item, b: Item) => boolean
  #items: Item[] = []

  constructor(isBefore: (a: Item, b: Item) => boolean) {
    this.#isBefore = isBefore
  }

  get top(): Item | undefined {
    return this.#items[0]
  }

  push(item: Item): void {
    const items = this.#items
    let hole = items.length
    items.push(item)
    while (hole > 0) {
      const above = (hole - 1) >> 1
      const parent = items[above]
      if (parent === undefined || !this.#isBefore(item, parent)) break
      items[hole] = parent
      hole = above
    }
    items[hole] = item
  }

  pop(): Item | undefined {
    const items = this.#items
    const top = items[0]
    const last = items.pop()
    if (last === undefined || items.length === 0) return top
    let hole = 0
    for (;;) {
      let below = 2 * hole + 1
      let child = items[below]
      const right = items[below + 1]
      if (child !== undefined && right !== undefined && this.#isBefore(right, child)) {
        child = right
        below += 1
      }
      if (child === undefined || !this.#isBefore(child, last)) break
      items[hole] = child
      hole = below
    }
    items[hole] = last
    return top
  }

  /** Empties the heap and returns its items in no particular order. */
  clear(): readonly Item[] {
    const items = this.#items
    this.#items = []
    return items
  }
}
