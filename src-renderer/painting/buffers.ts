/** Memory for frames and their pixels, used again and again: new memory costs more than what is written to it. */

/** Pictures of one size differ in bytes; so much more of memory than of bytes lets them share. */
const STEP_BYTES = 64 * 1024
/** Frames and pictures on their way at one time, and as many to spare for cameras of another size. */
const MOST_KEPT = 24
/** Of all that is kept: some raw pictures of 1920x1080, or many smaller ones. */
const MOST_KEPT_BYTES = 64 * 1024 * 1024

export class Buffers {
  readonly #free: ArrayBuffer[] = []

  /** `length` bytes, of anything. */
  take(length: number): Uint8Array<ArrayBuffer> {
    const size = Math.ceil(length / STEP_BYTES) * STEP_BYTES
    const index = this.#free.findIndex(({ byteLength }) => byteLength === size)
    const known = index < 0 ? undefined : this.#free.splice(index, 1)[0]
    return new Uint8Array(known ?? new ArrayBuffer(size), 0, length)
  }

  /** The caller must not touch it any more. Memory that was not taken here is left alone. */
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
