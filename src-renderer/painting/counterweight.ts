/**
 * Makes the garbage collector see what it does not count. Chromium keeps the bytes of each message until the message's event
 * is collected, and does not tell V8 of them: 800 MB gathered before it looked. Arrays of the same size stand for them, which
 * V8 counts, and which take no memory, since nobody touches them.
 */

/** Large enough to be laid out in pages of its own, which the kernel makes when they are touched. */
const WEIGHT_BYTES = 8 * 1024 * 1024
/** V8 takes young arrays away without looking at anything else; one that was kept for so long is old. */
const KEPT = 8

export class Counterweight {
  readonly #weights: ArrayBuffer[] = []
  #missing = 0

  /** So many bytes were received. */
  add(bytes: number): void {
    this.#missing += bytes
    if (this.#missing < WEIGHT_BYTES) return
    this.#missing -= WEIGHT_BYTES
    this.#weights.push(new ArrayBuffer(WEIGHT_BYTES))
    if (this.#weights.length > KEPT) this.#weights.shift()
  }
}
