/** A pool of memory for frames and pixels: new memory costs more than writing to it. */

/** Sizes of buffers are multiples of this, so that frames of slightly different sizes share them. */
const STEP_BYTES = 64 * 1024
/** All frames and pictures in flight at one time, and as many again for cameras of another size. */
const MOST_KEPT = 24
/** Of all buffers in the pool: some raw pictures of 1920x1080, or many smaller ones. */
const MOST_KEPT_BYTES = 64 * 1024 * 1024

export class Buffers {
  readonly #free: ArrayBuffer[] = []

  /** `length` bytes with undefined contents. */
  take(length: number): Uint8Array<ArrayBuffer> {
    const size = Math.ceil(length / STEP_BYTES) * STEP_BYTES
    const index = this.#free.findIndex(({ byteLength }) => byteLength === size)
    const known = index < 0 ? undefined : this.#free.splice(index, 1)[0]
    return new Uint8Array(known ?? new ArrayBuffer(size), 0, length)
  }

  /** The caller must not use it afterwards. Memory that is not from this pool is ignored. */
  giveBack({ buffer }: Uint8Array<ArrayBuffer>): void {
    if (buffer.byteLength === 0 || buffer.byteLength % STEP_BYTES !== 0) return
    this.#free.push(buffer)
    while (this.#free.length > MOST_KEPT || bytesOf(this.#free) > MOST_KEPT_BYTES)
      this.#free.shift()
  }
}

function bytesOf(buffers: readonly ArrayBuffer[]): number {
  return buffers.reduce((sum, { byteLength }) => sum + byteLength, 0)
}
