/** The events that a page lists: loaded part by part as it is scrolled, and brought up to date when there are newer ones. */
import type {
  EventFilter,
  EventPage,
  EventPlace,
  ListedEvent,
} from '../../../src-main/features/events/contract.ts'

/** More are not looked through one by one; a filter finds older ones. */
export const MAX_LISTED = 10_000

export interface Listing {
  /** The newest first. */
  readonly events: readonly ListedEvent[]
  /** Whether older ones can be loaded. */
  readonly hasMore: boolean
  readonly state: 'loading' | 'loaded' | 'unavailable'
  /** Another number for the list of another filter. */
  readonly list: number
}

export const NOTHING_LISTED: Listing = { events: [], hasMore: false, state: 'loading', list: 0 }

/** Resolves to `undefined` if the events cannot be read. */
type Find = (filter: EventFilter, after?: EventPlace) => Promise<EventPage | undefined>

export class EventListing {
  readonly #find: Find
  readonly #changed: (listing: Listing) => void
  #listing = NOTHING_LISTED
  /** `undefined` before the first one. */
  #filter: EventFilter | undefined
  #version = 0
  /** Counts the lists: an answer for an earlier one is not taken. */
  #list = 0
  #isAsking = false
  #isOutdated = false
  /** Whether older events are to be loaded after what is asked for: who reached the end of the list does not reach it again. */
  #isMoreWanted = false

  constructor(find: Find, changed: (listing: Listing) => void) {
    this.#find = find
    this.#changed = changed
  }

  /**
   * Lists the events of a filter. The former ones stay until the new ones are known.
   *
   * @param version - another one than before if events were added since
   */
  show(filter: EventFilter, version: number): void {
    const isOutdated = version !== this.#version
    this.#version = version
    if (filter !== this.#filter) this.#begin(filter)
    else if (isOutdated) this.#refresh(filter)
  }

  /** Loads older events. */
  more(): void {
    this.#isMoreWanted = this.#isAsking
    const { events, hasMore } = this.#listing
    const last = events.at(-1)
    if (this.#filter === undefined || last === undefined) return
    if (this.#isAsking || !hasMore || events.length >= MAX_LISTED) return
    const after = { at: last.at, id: last.id }
    void this.#ask(this.#filter, after, (older) => ({
      events: [...events, ...older.events],
      hasMore: older.hasMore,
    }))
  }

  #begin(filter: EventFilter): void {
    this.#filter = filter
    this.#list += 1
    this.#isOutdated = false
    this.#isMoreWanted = false
    void this.#ask(filter, undefined, (page) => page)
  }

  #refresh(filter: EventFilter): void {
    if (this.#isAsking) this.#isOutdated = true
    else void this.#ask(filter, undefined, (page) => withNewest(this.#listing, page))
  }

  async #ask(
    filter: EventFilter,
    after: EventPlace | undefined,
    take: (page: EventPage) => EventPage,
  ): Promise<void> {
    const list = this.#list
    this.#isAsking = true
    const page = await this.#find(filter, after)
    if (list !== this.#list) return
    this.#isAsking = false
    this.#listing =
      page === undefined
        ? { ...this.#listing, state: 'unavailable' }
        : { ...take(page), state: 'loaded', list }
    this.#changed(this.#listing)
    if (this.#isOutdated) {
      this.#isOutdated = false
      this.#refresh(filter)
    } else if (this.#isMoreWanted) this.more()
  }
}

/**
 * Puts the newest page before the older events that are known. If there are so many new ones that a gap is between them, only
 * the page is left: what is in the gap is not known. At most `MAX_LISTED` are left.
 */
export function withNewest(known: EventPage, newest: EventPage): EventPage {
  const last = newest.events.at(-1)
  if (last === undefined || !newest.hasMore) return newest
  const at = known.events.findIndex(({ id }) => id === last.id)
  if (at < 0) return newest
  const events = [...newest.events, ...known.events.slice(at + 1)]
  return {
    events: events.slice(0, MAX_LISTED),
    hasMore: known.hasMore || events.length > MAX_LISTED,
  }
}
