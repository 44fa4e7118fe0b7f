/** What subscribers have subscribed to: the first bytes of the headers that they want. */

/** A subscriber that chooses cameras has two or three topics for each; more than this is no wall. */
export const MAX_TOPICS = 4096

/** What follows a camera's name in a header. */
const AFTER_NAME = new Set(['"', '|'])

export class Topics {
  readonly #topics = new Set<string>()

  get size(): number {
    return this.#topics.size
  }

  /** Those beyond `MAX_TOPICS` are ignored: their cameras are sent at the rate of hidden ones. */
  add(topic: Uint8Array): void {
    if (this.#topics.size < MAX_TOPICS) this.#topics.add(textOf(topic))
  }

  remove(topic: Uint8Array): void {
    this.#topics.delete(textOf(topic))
  }

  /** @param start - see `headerStart` */
  wants(start: string): boolean {
    for (const topic of this.#topics) if (concerns(topic, start)) return true
    return false
  }
}

/** Whether a topic selects at least some frames of the camera whose headers begin with `start`. */
function concerns(topic: string, start: string): boolean {
  if (start.startsWith(topic)) return true
  return topic.startsWith(start) && AFTER_NAME.has(topic.charAt(start.length))
}

/** Headers are ASCII; other bytes match none. */
function textOf(topic: Uint8Array): string {
  return Buffer.from(topic).toString('latin1')
}
