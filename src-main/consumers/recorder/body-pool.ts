/**
 * Memory for the copies of frames, in blocks that hold several of them: the thread gets a block with an order of frames, and gives
 * it back when they are written. Memory that is taken anew must be cleared by the kernel, which costs ten times as much as the copy
 * (640x480 BGR, in Electron: 0.9 ms of a core, and 0.08 ms); and memory of its own for each frame costs V8 as much as the copy.
 */
import { freeBytes } from '../../pixels/free-bytes.ts'

const LEAST_BLOCK_BYTES = 65_536
/** Larger ones would only be passed on with more unused memory. */
const MOST_BLOCK_BYTES = 1_048_576
/** Of blocks that wait for frames. As much is on its way to the disk between two times that all files are written. */
const MOST_SPARE_BYTES = 96_000_000

export class BodyPool {
  /** What came back last is at the end. */
  readonly #spare: ArrayBuffer[] = []
  #spareBytes = 0
  #block = new ArrayBuffer(0)
  #used = 0
  /** Of the copies since blocks were given away last, and of those of the time before. */
  #copied = 0
  #usual = 0

  /** A copy in a block that can hold others, too. */
  copyOf(body: Uint8Array): Uint8Array<ArrayBuffer> {
    const length = body.byteLength
    if (this.#used + length > this.#block.byteLength) {
      this.#block = this.#take(length)
      this.#used = 0
    }
    const copy = new Uint8Array(this.#block, this.#used, length)
    copy.set(body)
    this.#used += length
    this.#copied += length
    return copy
  }

  /** The blocks are given away: further copies are in others. */
  next(): void {
    this.#block = new ArrayBuffer(0)
    this.#used = 0
    this.#usual = this.#copied
    this.#copied = 0
  }

  /** What is too much is freed. */
  add(memory: readonly ArrayBuffer[]): void {
    this.#spare.push(...memory)
    for (const each of memory) this.#spareBytes += each.byteLength
    while (this.#spareBytes > MOST_SPARE_BYTES) this.#free(this.#spare.shift())
  }

  clear(): void {
    while (this.#spare.length > 0) this.#free(this.#spare.pop())
  }

  #take(length: number): ArrayBuffer {
    // What came back last is in the core's cache.
    const index = this.#spare.findLastIndex(({ byteLength }) => byteLength >= length)
    const [spare] = index < 0 ? [] : this.#spare.splice(index, 1)
    if (spare === undefined) return new ArrayBuffer(Math.max(length, this.#blockBytes))
    this.#spareBytes -= spare.byteLength
    return spare
  }

  /** As much as is given away at once, so that little of it is not used. */
  get #blockBytes(): number {
    const wanted = Math.max(LEAST_BLOCK_BYTES, Math.min(this.#usual, MOST_BLOCK_BYTES))
    return 2 ** Math.ceil(Math.log2(wanted))
  }

  #free(memory: ArrayBuffer | undefined): void {
    if (memory === undefined) return
    this.#spareBytes -= memory.byteLength
    freeBytes(new Uint8Array(memory))
  }
}
