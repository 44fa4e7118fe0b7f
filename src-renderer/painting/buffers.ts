/** Memory that pictures are decoded into, used again and again: new memory costs more than what is written to it. */

/** Pictures on their way at one time, and as many to spare for cameras of another size. */
const MOST_KEPT = 12

export class Buffers {
  readonly #free: ArrayBuffer[] = []

  /** Exactly `size` bytes. */
  take(size: number): ArrayBuffer {
    const index = this.#free.findIndex(({ byteLength }) => byteLength === size)
    return this.#free.splice(index, index < 0 ? 0 : 1)[0] ?? new ArrayBuffer(size)
  }

  /** The caller must not touch it any more. */
  giveBack(buffer: ArrayBuffer): void {
    this.#free.push(buffer)
    if (this.#free.length > MOST_KEPT) this.#free.shift()
  }
}
