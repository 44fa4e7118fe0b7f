/** The newest events of all senders. */
import type { CameraEvent } from './frame-consumer.ts'

/** Enough for the events of an hour on a wall of motion detectors; each has at most 16 short texts. */
export const MAX_EVENTS = 256

export class Events {
  #newest: CameraEvent[] = []

  /** The oldest first. */
  get newest(): readonly CameraEvent[] {
    return this.#newest
  }

  add(event: CameraEvent): void {
    this.#newest.push(event)
    if (this.#newest.length > MAX_EVENTS) this.#newest.shift()
  }
}
