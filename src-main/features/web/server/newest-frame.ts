/** Keeps the newest frame for a client that is not ready for it: one that is slow misses frames, and does not collect them. */
import type { Frame } from '../../../feed/frame.ts'

export class NewestFrame {
  #frame: Frame | undefined
  #wake: (() => void) | undefined
  #isEnded = false

  put(frame: Frame): void {
    if (this.#isEnded) return
    this.#frame?.release()
    this.#frame = frame.retain()
    this.#wake?.()
  }

  /** Resolves to the next frame, which the caller must release; to `undefined` when it is ended. */
  async next(): Promise<Frame | undefined> {
    while (this.#frame === undefined && !this.#isEnded)
      await new Promise<void>((resolve) => {
        this.#wake = resolve
      })
    const frame = this.#frame
    this.#frame = undefined
    return frame
  }

  end(): void {
    this.#isEnded = true
    this.#frame?.release()
    this.#frame = undefined
    this.#wake?.()
  }
}
