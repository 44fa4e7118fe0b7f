/**
 * Memory for the copies of large frames. It comes back from the thread when they are written: memory that is taken anew must be
 * cleared by the kernel, which costs ten times as much as the copy (640x480 BGR, in Electron: 0.9 ms of a core, and 0.08 ms).
 */
import { freeBytes } from '../../pixels/free-bytes.ts'

/** The C library keeps smaller blocks itself. */
export const MIN_POOLED_BYTES = 65_536
/** Of memory that waits for frames: some frames of each camera are on their way to a disk that is fast enough. */
const MOST_SPARE_BYTES = 32_000_000
/** A frame takes memory of at most so many times its size: JPEGs of a camera differ by less. */
const MOST_WASTE = 1.25

export class BodyPool {
  readonly #spare: ArrayBuffer[] = []
  #spareBytes = 0

  /** A copy in memory of its own, which can be longer. */
  copyOf(body: Uint8Array): Uint8Array<ArrayBuffer> {
    const length = body.byteLength
    // What came back last is in the core's cache.
    const index = this.#spare.findLastIndex(
      ({ byteLength }) => byteLength >= length && byteLength <= MOST_WASTE * length,
    )
    const [memory] = index < 0 ? [] : this.#spare.splice(index, 1)
    if (memory === undefined) return new Uint8Array(body)
    this.#spareBytes -= memory.byteLength
    const copy = new Uint8Array(memory, 0, length)
    copy.set(body)
    return copy
  }

  /** What is too much is freed. */
  add(memory: readonly ArrayBuffer[]): void {
    for (const each of memory)
      if (this.#spareBytes + each.byteLength > MOST_SPARE_BYTES) freeBytes(new Uint8Array(each))
      else {
        this.#spare.push(each)
        this.#spareBytes += each.byteLength
      }
  }

  clear(): void {
    for (const each of this.#spare.splice(0)) freeBytes(new Uint8Array(each))
    this.#spareBytes = 0
  }
}
