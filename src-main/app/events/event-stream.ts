/** Where features say what happens, and hear it: the list of events, alarms. */
import type { WallEvent } from '../../contract/event.ts'

export type EventListener = (event: WallEvent) => void

export class EventStream {
  readonly #listeners = new Set<EventListener>()

  add(event: WallEvent): void {
    for (const listener of this.#listeners) listener(event)
  }

  /** Calls back with each further event, until the returned function is called. */
  on(listener: EventListener): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }
}
