/** Hears what senders say between two steps. */
import type { ReadingEvent, TextEvent } from '../../contract/event.ts'
import { MAX_CAMERAS } from '../../contract/limits.ts'
import type { Noticed } from './sightings.ts'

type HeardEvent = Noticed['events'][number]

/**
 * Of half a second, of all senders: one of each camera, because a value that does not change is not heard again. Matching more
 * with every rule could take longer than that.
 */
const MAX_HEARD = MAX_CAMERAS

export class HeardEvents {
  #heard: HeardEvent[] = []

  hear({ camera, text }: TextEvent | ReadingEvent): void {
    this.#heard.push({ camera, text })
    if (this.#heard.length > MAX_HEARD) this.#dropOne()
  }

  /** Those since the last call, the oldest first. */
  drain(): Noticed['events'] {
    const heard = this.#heard
    this.#heard = []
    return heard
  }

  /** The oldest one of the camera that says the most, so that it cannot push out what others say. */
  #dropOne(): void {
    const counts = new Map<string, number>()
    for (const { camera } of this.#heard) counts.set(camera, (counts.get(camera) ?? 0) + 1)
    const most = Math.max(...counts.values())
    const index = this.#heard.findIndex(({ camera }) => counts.get(camera) === most)
    this.#heard.splice(index, 1)
  }
}
