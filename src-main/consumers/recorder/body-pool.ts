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
  /** Those of the copies since blocks were given away last. */
  #blocks: ArrayBuffer[] = []
  #blocksBytes = 0
  /** Of the copies since blocks were given away last, and of those of the time before. */
  #copied = 0
  #usual = 0

  /** Of the blocks that are given away next. */
  get bytes(): number {
    return this.#blocksBytes
  }

  /** By how much a copy of so many bytes increases `bytes`: by none if there is space in the last block. */
  costOf(length: number): number {
    if (this.#hasSpaceFor(length)) return 0
    return this.#spare[this.#spareFor(length)]?.byteLength ?? this.#newBytesFor(length)
  }

  /** A copy in a block that can hold others, too. */
  copyOf(body: Uint8Array): Uint8Array<ArrayBuffer> {
    const length = body.byteLength
    if (!this.#hasSpaceFor(length)) this.#begin(this.#take(length))
    const copy = new Uint8Array(this.#block, this.#used, length)
    copy.set(body)
    this.#used += length
    this.#copied += length
    return copy
  }

  /** @returns the blocks of the copies since the last call, which are given away: further copies are in others */
  next(): readonly ArrayBuffer[] {
    const blocks = this.#blocks
    this.#block = new ArrayBuffer(0)
    this.#used = 0
    this.#blocks = []
    this.#blocksBytes = 0
    this.#usual = this.#copied
    this.#copied = 0
    return blocks
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

  #hasSpaceFor(length: number): boolean {
    return this.#used + length <= this.#block.byteLength
  }

  #begin(block: ArrayBuffer): void {
    this.#block = block
    this.#used = 0
    this.#blocks.push(block)
    this.#blocksBytes += block.byteLength
  }

  #take(length: number): ArrayBuffer {
    const index = this.#spareFor(length)
    const [spare] = index < 0 ? [] : this.#spare.splice(index, 1)
    if (spare === undefined) return new ArrayBuffer(this.#newBytesFor(length))
    this.#spareBytes -= spare.byteLength
    return spare
  }

  /** @returns the index of one, or -1 */
  #spareFor(length: number): number {
    // What came back last is in the core's cache.
    return this.#spare.findLastIndex(({ byteLength }) => byteLength >= length)
  }

  /** So that little of a block is not used when it is given away. */
  #newBytesFor(length: number): number {
    // The first one is for all that is usually given away at once; if that is not enough, the next ones grow with what there is.
    const expected = this.#copied === 0 ? this.#usual : this.#copied / 2
    const shared = roundedUp(Math.max(LEAST_BLOCK_BYTES, Math.min(expected, MOST_BLOCK_BYTES)))
    if (shared >= 2 * length) return shared
    return length > MOST_BLOCK_BYTES ? length : roundedUp(length)
  }

  #free(memory: ArrayBuffer | undefined): void {
    if (memory === undefined) return
    this.#spareBytes -= memory.byteLength
    freeBytes(new Uint8Array(memory))
  }
}

/** Blocks of few sizes are used again more often. */
function roundedUp(bytes: number): number {
  return LEAST_BLOCK_BYTES * Math.ceil(bytes / LEAST_BLOCK_BYTES)
}
