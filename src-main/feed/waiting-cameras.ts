/**
 * Cameras whose newest frame waits for a consumer, in the order in which they are served. Senders that do not wait for
 * their replies could fill every turn with new names: they get what the others leave.
 */
import type { Camera } from './camera.ts'

export class WaitingCameras {
  readonly #patient = new Set<Camera>()
  readonly #eager = new Set<Camera>()

  /** How many there are whose senders wait for their replies. */
  get patient(): number {
    return this.#patient.size
  }

  /** One that waits already keeps its place. */
  add(camera: Camera, isEager: boolean): void {
    const line = isEager ? this.#eager : this.#patient
    line.add(camera)
  }

  /** Takes the next. */
  take(): Camera | undefined {
    for (const line of [this.#patient, this.#eager])
      for (const camera of line) {
        this.delete(camera)
        return camera
      }
    return undefined
  }

  delete(camera: Camera): void {
    this.#patient.delete(camera)
    this.#eager.delete(camera)
  }
}
