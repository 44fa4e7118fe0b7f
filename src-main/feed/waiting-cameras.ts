/**
 * Cameras whose newest frame waits for a consumer, in the order in which they are served. Cameras of senders that do not wait for
 * replies, or that make up names, are served last: such a sender could otherwise take every turn by sending under new names.
 */
import type { Camera } from './camera.ts'

export class WaitingCameras {
  readonly #servedFirst = new Set<Camera>()
  readonly #servedLast = new Set<Camera>()

  /** How many of them are served before those others. */
  get servedFirst(): number {
    return this.#servedFirst.size
  }

  /** A camera that is already waiting keeps its position. */
  add(camera: Camera, isServedLast: boolean): void {
    const queue = isServedLast ? this.#servedLast : this.#servedFirst
    queue.add(camera)
  }

  /** Removes and returns the next camera. */
  take(): Camera | undefined {
    for (const queue of [this.#servedFirst, this.#servedLast])
      for (const camera of queue) {
        this.delete(camera)
        return camera
      }
    return undefined
  }

  delete(camera: Camera): void {
    this.#servedFirst.delete(camera)
    this.#servedLast.delete(camera)
  }
}
