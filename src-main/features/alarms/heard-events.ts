/** Hears what senders say between two steps. */
import type { WallEvent } from '../../contract/event.ts'
import type { Noticed } from './sightings.ts'

/** Of half a second, of all senders. Matching more with every rule could take longer than that. */
const MAX_HEARD = 64

export class HeardEvents {
  #heard: Noticed['events'] = []

  /** Texts and readings; the rest is no text of a sender. */
  hear(event: WallEvent): void {
    if (event.kind !== 'text' && event.kind !== 'reading') return
    const { camera, text } = event
    this.#heard = [...this.#heard, { camera, text }].slice(-MAX_HEARD)
  }

  /** Those since the last call, the oldest first. */
  drain(): Noticed['events'] {
    const heard = this.#heard
    this.#heard = []
    return heard
  }
}
