/** Joins the parts of a frame, in memory of the pool. */
import type { FrameMessage, FramePart } from '../../src-main/contract/frame.ts'
import { freeBytes } from '../../src-main/pixels/free-bytes.ts'
import type { Buffers } from './buffers.ts'
import { GcBallast } from './gc-ballast.ts'

export class FrameGatherer {
  readonly #buffers: Buffers
  readonly #ballast = new GcBallast()
  #frame: FrameMessage | undefined
  #gathered = 0

  constructor(buffers: Buffers) {
    this.#buffers = buffers
  }

  /** Owns the part from now on. Returns the frame that it completes, if it does. */
  take({ begins, bytes, length }: FramePart): FrameMessage | undefined {
    if (begins !== undefined) {
      const { length: total, ...head } = begins
      this.#frame = { ...head, body: this.#buffers.take(total) }
      this.#gathered = 0
    }
    const frame = this.#frame
    if (frame === undefined) return undefined
    frame.body.set(bytes.subarray(0, length), this.#gathered)
    this.#gathered += length
    this.#ballast.add(bytes.byteLength)
    freeBytes(bytes)
    if (this.#gathered < frame.body.length) return undefined
    this.#frame = undefined
    return frame
  }
}
