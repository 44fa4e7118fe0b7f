/** Where features say what happens, and hear it: the list of events, alarms. */
import type { WallEvent } from '../../contract/event.ts'

export type EventListener<Heard extends WallEvent> = (event: Heard) => void

export class EventStream<Heard extends WallEvent = WallEvent> {
  readonly #listeners = new Set<EventListener<Heard>>()
  readonly #failed: (error: unknown) => void

  /** @param failed - called when a listener throws; the others hear the event, and nothing else is disturbed */
  constructor(failed: (error: unknown) => void) {
    this.#failed = failed
  }

  add(event: Heard): void {
    for (const listener of this.#listeners)
      try {
        listener(event)
      } catch (error) {
        this.#failed(error)
      }
  }

  /** Calls back with each further event, until the returned function is called. */
  on(listener: EventListener<Heard>): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }
}
