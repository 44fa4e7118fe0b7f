/** Frames and bytes, for each camera. Pure. */

export interface Amount {
  readonly frames: number
  /** Of the frames' bodies. */
  readonly bytes: number
}

/** By camera. */
export type Amounts = ReadonlyMap<string, Amount>

export const NOTHING: Amount = { frames: 0, bytes: 0 }

export class Tally {
  #amounts = new Map<string, Amount>()

  get isEmpty(): boolean {
    return this.#amounts.size === 0
  }

  get amounts(): Amounts {
    return this.#amounts
  }

  of(camera: string): Amount {
    return this.#amounts.get(camera) ?? NOTHING
  }

  add(camera: string, { frames, bytes }: Amount): void {
    const before = this.of(camera)
    this.#amounts.set(camera, { frames: before.frames + frames, bytes: before.bytes + bytes })
  }

  addAll(amounts: Amounts): void {
    for (const [camera, amount] of amounts) this.add(camera, amount)
  }

  /** Gives the amounts, and begins again with none. */
  takeAll(): Amounts {
    const taken = this.#amounts
    this.#amounts = new Map()
    return taken
  }
}
