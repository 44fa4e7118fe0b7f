/** A pool of memory for frames and pixels: new memory costs more than writing to it. */

/** Sizes of buffers are multiples of this, so that frames of slightly different sizes share them. */
const STEP_BYTES = 64 * 1024
/** All frames and pictures in flight at one time, and as many again for cameras of another size. */
const MOST_KEPT = 24
/** Of all buffers in the pool: some raw pictures of 1920x1080, or many smaller ones. */
const MOST_KEPT_BYTES = 64 * 1024 * 1024
/** What nobody has taken for so long is given up: cameras of its size have gone, or their tiles have another one. */
export const KEPT_MS = 10_000

interface Free {
  readonly buffer: ArrayBuffer
  /** By the monotonic clock. */
  readonly since: number
}

export class Buffers {
  /** The one that was given back last at the end. */
  readonly #free: Free[] = []
  #timer: ReturnType<typeof setTimeout> | undefined

  /** `length` bytes with undefined contents. */
  take(length: number): Uint8Array<ArrayBuffer> {
    const size = Math.ceil(length / STEP_BYTES) * STEP_BYTES
    // The newest: those that are not needed any more are left, and grow old.
    const index = this.#free.findLastIndex(({ buffer }) => buffer.byteLength === size)
    const known = index < 0 ? undefined : this.#free.splice(index, 1)[0]
    return new Uint8Array(known?.buffer ?? new ArrayBuffer(size), 0, length)
  }

  /** The caller must not use it afterwards. Memory that is not from this pool is ignored. */
  giveBack({ buffer }: Uint8Array<ArrayBuffer>): void {
    if (buffer.byteLength === 0 || buffer.byteLength % STEP_BYTES !== 0) return
    this.#free.push({ buffer, since: performance.now() })
    while (this.#free.length > MOST_KEPT || bytesOf(this.#free) > MOST_KEPT_BYTES)
      this.#free.shift()
    if (this.#timer === undefined) this.#setTimer()
  }

  #setTimer(): void {
    this.#timer = setTimeout(() => {
      this.#timer = undefined
      const before = performance.now() - KEPT_MS
      while ((this.#free[0]?.since ?? Infinity) <= before) this.#free.shift()
      if (this.#free.length > 0) this.#setTimer()
    }, KEPT_MS)
  }
}

function bytesOf(free: readonly Free[]): number {
  return free.reduce((sum, { buffer }) => sum + buffer.byteLength, 0)
}
