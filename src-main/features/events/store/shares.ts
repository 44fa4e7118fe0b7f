/** How much of the disk each camera's events take, and which camera has to give. Pure. */

interface Share {
  readonly events: number
  readonly bytes: number
}

export class Shares {
  readonly #shares = new Map<string, Share>()

  /** Of everything that is stored. */
  get events(): number {
    return [...this.#shares.values()].reduce((sum, { events }) => sum + events, 0)
  }

  /** Cameras that have events. */
  get owners(): readonly string[] {
    return [...this.#shares.keys()]
  }

  add(owner: string, events: number, bytes: number): void {
    const before = this.#shares.get(owner) ?? { events: 0, bytes: 0 }
    const after = { events: before.events + events, bytes: before.bytes + bytes }
    if (after.events <= 0) this.#shares.delete(owner)
    else this.#shares.set(owner, after)
  }

  /**
   * The camera that takes the most: its oldest events have to go. So one camera cannot push out the events of others that take
   * less, however many it has.
   *
   * @param of - what is too much
   */
  largest(of: keyof Share): { readonly owner: string; readonly events: number } | undefined {
    let largest: readonly [owner: string, share: Share] | undefined
    for (const entry of this.#shares)
      if (largest === undefined || entry[1][of] > largest[1][of]) largest = entry
    return largest === undefined ? undefined : { owner: largest[0], events: largest[1].events }
  }
}
