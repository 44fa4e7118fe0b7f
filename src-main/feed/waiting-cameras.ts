/**
 * Cameras whose newest frame waits for a consumer, in the order in which they are served. Cameras of pipelined senders are
 * served last: such a sender could otherwise take every turn by sending under new names.
 */
import type { Camera } from './camera.ts'

export class WaitingCameras {
  readonly #lockStep = new Set<Camera>()
  readonly #pipelined = new Set<Camera>()

  /** How many of them have lock-step senders. */
  get lockStep(): number {
    return this.#lockStep.size
  }

  /** A camera that is already waiting keeps its position. */
  add(camera: Camera, isPipelined: boolean): void {
    const queue = isPipelined ? this.#pipelined : this.#lockStep
    queue.add(camera)
  }

  /** Removes and returns the next camera. */
  take(): Camera | undefined {
    for (const queue of [this.#lockStep, this.#pipelined])
      for (const camera of queue) {
        this.delete(camera)
        return camera
      }
    return undefined
  }

  delete(camera: Camera): void {
    this.#lockStep.delete(camera)
    this.#pipelined.delete(camera)
  }
}
