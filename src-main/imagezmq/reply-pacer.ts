/** When each camera may have its next reply. A sender sends when it is answered, so this paces it at the source. */

/** No sender waits longer: imagenode restarts itself after 5 to 10 seconds without a reply. */
export const MAX_REPLY_WAIT_MS = 2000
/** Cameras remembered before the idle ones are swept out. */
const SWEEP_SIZE = 1024

export class ReplyPacer {
  readonly #pace: (camera: string) => number
  readonly #due = new Map<string, number>()

  /** `pace` gives the replies a second for a camera, above 0. */
  constructor(pace: (camera: string) => number) {
    this.#pace = pace
  }

  /** Milliseconds to hold this reply back; 0 means at once. Counts the reply as given. */
  delay(camera: string, now: number): number {
    const due = Math.min(Math.max(now, this.#due.get(camera) ?? now), now + MAX_REPLY_WAIT_MS)
    if (this.#due.size >= SWEEP_SIZE) this.#sweep(now)
    this.#due.set(camera, due + 1000 / this.#pace(camera))
    return due - now
  }

  /** Forgets the past, so that a new pace counts from now. */
  reset(): void {
    this.#due.clear()
  }

  #sweep(now: number): void {
    for (const [camera, due] of this.#due) if (due < now) this.#due.delete(camera)
  }
}
