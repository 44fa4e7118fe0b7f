/**
 * Large blocks of memory that are used again. The kernel clears new memory page by page, which costs more than writing a picture
 * into it: a raw array of 1280x720 has 675 pages.
 *
 * Who still has a view of a block that was given back does not see the bytes of the next one: the memory moves to another
 * `ArrayBuffer`, so that all views of the old one are empty from then on. Node 20 cannot move memory, and uses nothing again.
 */

/** Allocators have smaller blocks at hand themselves. */
export const MIN_SPARE_BYTES = 256 * 1024
/** A wall that receives without a pause has few spare blocks: about as many as frames end at once. */
export const MAX_SPARE_BYTES = 64 * 1024 * 1024
/** A block that nobody has needed for so long goes back to the system. */
export const KEPT_MS = 10_000

const canMove = 'transfer' in ArrayBuffer.prototype

interface Spare {
  readonly memory: ArrayBuffer
  /** By the monotonic clock. */
  readonly since: number
}

export class SpareBytes {
  /** The one that was given back last at the end: it may still be in a cache of the processor. */
  #spare: Spare[] = []
  #bytes = 0
  readonly #taken = new WeakSet<ArrayBuffer>()
  #timer: NodeJS.Timeout | undefined

  /** Of the blocks that wait. */
  get bytes(): number {
    return this.#bytes
  }

  /**
   * A block of exactly this size, as raw arrays of a camera need again and again. It may have any content: fill all of it before
   * anybody reads it.
   */
  take(length: number): Uint8Array<ArrayBuffer> {
    if (length < MIN_SPARE_BYTES) return new Uint8Array(length)
    const index = this.#spare.findLastIndex(({ memory }) => memory.byteLength === length)
    const [spare] = index < 0 ? [] : this.#spare.splice(index, 1)
    if (spare !== undefined) this.#bytes -= length
    const memory = spare?.memory ?? new ArrayBuffer(length)
    this.#taken.add(memory)
    return new Uint8Array(memory)
  }

  /**
   * Gives back a block, whose views are empty afterwards.
   *
   * @returns `false` if it is none that was taken here; nothing has happened to it then
   */
  giveBack({ buffer }: Uint8Array<ArrayBuffer>): boolean {
    if (!canMove || !this.#taken.delete(buffer)) return false
    this.#spare.push({ memory: buffer.transfer(), since: performance.now() })
    this.#bytes += this.#spare.at(-1)?.memory.byteLength ?? 0
    while (this.#bytes > MAX_SPARE_BYTES) this.#freeOldest()
    if (this.#timer === undefined) this.#setTimer()
    return true
  }

  #freeOldest(): void {
    const oldest = this.#spare.shift()
    this.#bytes -= oldest?.memory.byteLength ?? 0
    oldest?.memory.transfer(0)
  }

  #setTimer(): void {
    this.#timer = setTimeout(() => {
      this.#timer = undefined
      const before = performance.now() - KEPT_MS
      while ((this.#spare[0]?.since ?? Infinity) <= before) this.#freeOldest()
      if (this.#spare.length > 0) this.#setTimer()
    }, KEPT_MS).unref()
  }
}

/** Of this process: received frames are in it, and give it back with their last release. */
export const spareBytes = new SpareBytes()
