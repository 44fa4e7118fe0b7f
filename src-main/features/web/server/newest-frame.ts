/**
 * Keeps the newest frame for a client that is not ready for it, or is not to have it yet: one that is slow misses frames, and does not
 * collect them.
 */
import type { Frame } from '../../../feed/frame.ts'

/** Node's timers have a limit, and rates have none. */
const LONGEST_WAIT_MS = 60_000

export class NewestFrame {
  readonly #intervalMs: number
  /** When the next frame is due, in milliseconds of a monotonic clock. */
  #nextAt = 0
  #frame: Frame | undefined
  #wake: (() => void) | undefined
  #isEnded = false

  /** @param maxFps - its frames a second: a camera is watched at the highest rate of all its clients */
  constructor(maxFps: number) {
    this.#intervalMs = 1000 / maxFps
  }

  put(frame: Frame): void {
    if (this.#isEnded) return
    this.#frame?.release()
    this.#frame = frame.retain()
    this.#wake?.()
  }

  /** Resolves to the newest frame when one is due, which the caller must release; to `undefined` when it is ended. */
  async next(): Promise<Frame | undefined> {
    for (let wait = this.#waitMs; wait > 0; wait = this.#waitMs) await this.#change(wait)
    const now = performance.now()
    // One that comes late does not delay those after it.
    const isOnTime = now - this.#nextAt < this.#intervalMs
    this.#nextAt = (isOnTime ? this.#nextAt : now) + this.#intervalMs
    const frame = this.#frame
    this.#frame = undefined
    return frame
  }

  get #waitMs(): number {
    if (this.#isEnded) return 0
    return this.#frame === undefined ? Infinity : this.#nextAt - performance.now()
  }

  /** Resolves when something has changed, or the time may have passed. */
  async #change(withinMs: number): Promise<void> {
    let timer: NodeJS.Timeout | undefined
    await new Promise<void>((resolve) => {
      this.#wake = resolve
      timer = setTimeout(resolve, Math.min(withinMs, LONGEST_WAIT_MS))
    })
    clearTimeout(timer)
  }

  end(): void {
    this.#isEnded = true
    this.#frame?.release()
    this.#frame = undefined
    this.#wake?.()
  }
}
