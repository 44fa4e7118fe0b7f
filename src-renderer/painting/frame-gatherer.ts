/** Puts the parts of a frame together, in memory that is used again. */
import type { FrameMessage, FramePart } from '../../src-main/contract/frame.ts'
import type { Buffers } from './buffers.ts'

export class FrameGatherer {
  readonly #buffers: Buffers
  #frame: FrameMessage | undefined
  #gathered = 0

  constructor(buffers: Buffers) {
    this.#buffers = buffers
  }

  /**
   * Takes a part over, and gives the frame that is whole with it. A part's memory is left to the garbage collector: with each
   * message Chromium keeps its bytes once more, which V8 does not count, and only parts that it counts make it look in time.
   */
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
    if (this.#gathered < frame.body.length) return undefined
    this.#frame = undefined
    return frame
  }
}
