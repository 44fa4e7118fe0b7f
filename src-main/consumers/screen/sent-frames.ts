/** The frames that a painter has: those that it still decodes, and those that it has not drawn yet. */
import type { Frame } from '../../feed/frame.ts'

/** The largest picture that is taken needs two, on a slow computer. */
export const STUCK_AFTER_SECONDS = 30

export interface SentFrame {
  readonly frame: Frame
  /** The painter had it before: it is not counted again. */
  readonly isAgain: boolean
}

export class SentFrames {
  /** By the frame's number. */
  readonly #frames = new Map<number, SentFrame>()
  readonly #undecoded = new Set<number>()
  /** The one that has been with the decoder longest, and how often it was found so. */
  #oldest: number | undefined
  #timesFound = 0

  /** How many are still decoded, or on their way there. */
  get undecoded(): number {
    return this.#undecoded.size
  }

  /**
   * To be asked twice a second. `true` once for each `seconds` for which one frame was with the decoder.
   * It counts how often it was asked: clocks go on while a computer sleeps.
   */
  areStuck(seconds: number): boolean {
    const [oldest] = this.#undecoded
    if (oldest !== this.#oldest) this.#timesFound = 0
    this.#oldest = oldest
    if (oldest === undefined || this.#timesFound++ < 2 * seconds) return false
    this.#timesFound = 1
    return true
  }

  /** How many of them are counted when it is known what becomes of them. */
  get counted(): number {
    let count = 0
    for (const { isAgain } of this.#frames.values()) if (!isAgain) count += 1
    return count
  }

  /** One that the painter has still, and gets again, keeps its place and is counted once. */
  add(sent: SentFrame): 'new' | 'again' {
    const { id } = sent.frame.facts
    this.#undecoded.add(id)
    if (this.#frames.has(id)) return 'again'
    this.#frames.set(id, sent)
    return 'new'
  }

  decoded(id: number): void {
    this.#undecoded.delete(id)
  }

  /** The painter is done with a frame; `undefined` when it had none of that number. */
  take(id: number): SentFrame | undefined {
    this.#undecoded.delete(id)
    const sent = this.#frames.get(id)
    this.#frames.delete(id)
    return sent
  }

  takeAll(): readonly SentFrame[] {
    const all = [...this.#frames.values()]
    this.#frames.clear()
    this.#undecoded.clear()
    return all
  }

  /** Those that are decoded and wait to be drawn. */
  decodedFrames(): readonly SentFrame[] {
    return [...this.#frames.values()].filter(({ frame }) => !this.#undecoded.has(frame.facts.id))
  }
}
