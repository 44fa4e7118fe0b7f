/** State for one window: what is the same for all windows, and what differs from one to the other. */
import { isDeepStrictEqual } from 'node:util'
import type { Change } from '../state/publisher.ts'

type AnyTopics = Readonly<Record<string, unknown>>

/** A topic that makes the windows compare their own topics. No window gets it. */
export const WALLS_TOPIC = 'walls'

export class OwnTopics {
  readonly #read: () => AnyTopics
  #sent: AnyTopics = {}

  /** @param read - the window's own topics as they are now */
  constructor(read: () => AnyTopics) {
    this.#read = read
  }

  /** For a page that has just loaded. */
  complete(shared: AnyTopics): AnyTopics {
    this.#sent = { ...this.#read() }
    const { [WALLS_TOPIC]: _, ...topics } = shared
    return { ...topics, ...this.#sent }
  }

  /** The change with what has changed of the window's own topics. `undefined` if nothing has. */
  withOwn({ topics: all = {}, ...change }: Change): Change | undefined {
    const { [WALLS_TOPIC]: _, ...shared } = all
    const topics = { ...shared, ...this.#changed() }
    const isEmpty = Object.keys(topics).length === 0
    if (isEmpty && change.cameras === undefined) return undefined
    return isEmpty ? change : { ...change, topics }
  }

  #changed(): AnyTopics {
    const changed = Object.entries(this.#read()).filter(
      ([name, value]) => !isDeepStrictEqual(value, this.#sent[name]),
    )
    const fresh = Object.fromEntries(changed)
    this.#sent = { ...this.#sent, ...fresh }
    return fresh
  }
}
