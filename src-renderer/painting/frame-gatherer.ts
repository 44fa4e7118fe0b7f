/** Puts the parts of a frame together, in memory that is used again. */
import type { FrameMessage, FramePart } from '../../src-main/contract/frame.ts'
import { freeBytes } from '../../src-main/pixels/free-bytes.ts'
import type { Buffers } from './buffers.ts'
import { Counterweight } from './counterweight.ts'

export class FrameGatherer {
  readonly #buffers: Buffers
  readonly #counterweight = new Counterweight()
  #frame: FrameMessage | undefined
  #gathered = 0

  constructor(buffers: Buffers) {
    this.#buffers = buffers
  }

  /** Takes a part over, and gives the frame that is whole with it. */
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
    this.#counterweight.add(bytes.byteLength)
    freeBytes(bytes)
    if (this.#gathered < frame.body.length) return undefined
    this.#frame = undefined
    return frame
  }
}
