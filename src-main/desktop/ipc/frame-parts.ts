/**
 * Splits frames into parts for the page. For messages above 64 KiB, Chromium allocates shared memory, maps it twice and
 * frees it; smaller ones are copied with the message, in half the time. Measured: with parts, the main process needs a third
 * less time for each frame.
 */
import type { FrameMessage, FramePart } from '../../contract/frame.ts'

/** Chromium's limit is 64 KiB for a whole message (`mojo_base::BigBuffer`). The head has a few hundred bytes. */
export const PART_BYTES = 60 * 1024
/** Buffers are rounded up to few sizes, so that they can be reused. */
const STEP_BYTES = 4096

export class FrameSplitter {
  readonly #buffers = new Map<number, Uint8Array<ArrayBuffer>>()

  /** `post` must not use a part after it returns: the next part reuses its memory. */
  split({ body, ...head }: FrameMessage, post: (part: FramePart) => void): void {
    let from = 0
    do {
      const piece = body.subarray(from, from + PART_BYTES)
      const bytes = this.#buffer(piece.length)
      bytes.set(piece)
      const { length } = piece
      const begins = from === 0 ? { begins: { ...head, length: body.length } } : {}
      post({ ...begins, bytes, length })
      from += length
    } while (from < body.length)
  }

  /** Not a view of a larger buffer, because the whole buffer would be sent. */
  #buffer(length: number): Uint8Array<ArrayBuffer> {
    const size = Math.ceil(length / STEP_BYTES) * STEP_BYTES
    const known = this.#buffers.get(size)
    if (known !== undefined) return known
    const buffer = new Uint8Array(size)
    this.#buffers.set(size, buffer)
    return buffer
  }
}
