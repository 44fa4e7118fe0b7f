/** The frames that were sent to a painter and are not drawn yet: in decoding, or decoded. */
import type { Frame } from '../../feed/frame.ts'

/** The largest accepted picture takes 2 s to decode on a slow computer. */
export const STUCK_AFTER_SECONDS = 30

export interface SentFrame {
  readonly frame: Frame
  /** By which the painter knows it. */
  readonly id: number
  /** The frame was sent before, so it is not counted again. */
  readonly isAgain: boolean
}

export class SentFrames {
  /** By their ids. */
  readonly #frames = new Map<number, SentFrame>()
  readonly #undecoded = new Set<number>()
  /** The frame that has been in decoding longest, and the number of successive checks that found it. */
  #oldest: number | undefined
  #checks = 0

  /** How many are in decoding or on the way to the decoder. */
  get undecoded(): number {
    return this.#undecoded.size
  }

  /**
   * Must be called twice a second. Returns `true` once for each `seconds` that the same frame has been in decoding. It counts
   * calls instead of reading a clock, because clocks advance while the computer sleeps.
   */
  areStuck(seconds: number): boolean {
    const [oldest] = this.#undecoded
    if (oldest !== this.#oldest) this.#checks = 0
    this.#oldest = oldest
    if (oldest === undefined || this.#checks++ < 2 * seconds) return false
    this.#checks = 1
    return true
  }

  /** How many of them will be counted when their outcome is known. */
  get counted(): number {
    let count = 0
    for (const { isAgain } of this.#frames.values()) if (!isAgain) count += 1
    return count
  }

  /**
   * A frame that is sent again while the painter still has it keeps its position and is counted once. One that is toned first
   * is not in decoding before `toned`.
   */
  add(sent: SentFrame, isTonedFirst = false): 'new' | 'again' {
    const { id } = sent
    if (!isTonedFirst) this.#undecoded.add(id)
    if (this.#frames.has(id)) return 'again'
    this.#frames.set(id, sent)
    return 'new'
  }

  /** A frame of the past is in decoding, too; its outcome is not counted. */
  addPast(id: number): void {
    this.#undecoded.add(id)
  }

  /** Returns `false` if the frame is not waited for any more. */
  toned(id: number): boolean {
    if (!this.#frames.has(id)) return false
    this.#undecoded.add(id)
    return true
  }

  decoded(id: number): void {
    this.#undecoded.delete(id)
  }

  /** Removes a frame that the painter has finished; `undefined` if there is none with this id. */
  take(id: number): SentFrame | undefined {
    this.#undecoded.delete(id)
    const sent = this.#frames.get(id)
    this.#frames.delete(id)
    return sent
  }

  /** Those in decoding stay there, although their outcome is not counted any more. */
  takeAll(): readonly SentFrame[] {
    const all = [...this.#frames.values()]
    this.#frames.clear()
    return all
  }

  /** Call it when the painter has ended. */
  forgetDecoding(): void {
    this.#undecoded.clear()
  }

  /** The frames that are decoded and not drawn yet. */
  decodedFrames(): readonly SentFrame[] {
    return [...this.#frames.values()].filter(({ id }) => !this.#undecoded.has(id))
  }
}
