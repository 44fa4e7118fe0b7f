/** Hears what senders say between two steps. */
import type { WallEvent } from '../../contract/event.ts'
import type { Noticed } from './sightings.ts'

type HeardEvent = Noticed['events'][number]

/** Of half a second, of all senders. Matching more with every rule could take longer than that. */
const MAX_HEARD = 64

export class HeardEvents {
  #heard: HeardEvent[] = []

  /** Texts and readings; the rest is no text of a sender. */
  hear(event: WallEvent): void {
    if (event.kind !== 'text' && event.kind !== 'reading') return
    const { camera, text } = event
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
