/**
 * GC ballast: makes the garbage collector run for memory that V8 does not count. Chromium keeps the bytes of each message
 * until the message's event is collected, but does not report them to V8: up to 800 MB accumulated. Untouched ArrayBuffers of
 * the same size stand in for them: V8 counts them, and they take no physical memory.
 */

/** Large enough for pages of its own, which the kernel allocates only when they are written. */
const WEIGHT_BYTES = 8 * 1024 * 1024
/** Ballast that dies young is freed by a minor GC, which frees no events. Kept this long, it causes a major GC. */
const KEPT = 8

export class GcBallast {
  readonly #weights: ArrayBuffer[] = []
  #missing = 0

  /** Counts received bytes. */
  add(bytes: number): void {
    this.#missing += bytes
    if (this.#missing < WEIGHT_BYTES) return
    this.#missing -= WEIGHT_BYTES
    this.#weights.push(new ArrayBuffer(WEIGHT_BYTES))
    if (this.#weights.length > KEPT) this.#weights.shift()
  }
}
