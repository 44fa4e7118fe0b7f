/** Stores events a few times a second, and tells when that fails. Nothing waits for the disk. */
import { within } from '../../lib/pause.ts'
import { messageOf } from '../../lib/message-of.ts'
import { EventQueue } from './event-queue.ts'
import type { OwnedEvent } from './store/rows.ts'
import type { Store } from './store-thread.ts'

/** A person who follows the list does not notice it, and many events cost one transaction. */
const GATHER_MS = 250
/** A full disk stays full for a while. */
export const RETRY_MS = 5000
/** A disk that has not answered by then hangs. */
const ANSWER_MS = 10_000
/** Events of one transaction: some ten milliseconds. */
const MAX_BATCH = 1000
/** Of the exit, which has its own limit for everything. */
const CLOSE_MS = 3000

export interface LogListener {
  /** The list has other events now. */
  changed(): void
  /** Events are not stored at present, and why. They wait. Not called again for the same reason. */
  failed(why: string): void
  /** They are again. */
  recovered(): void
  /** So many were given up since the last call, because too many wait. */
  dropped(count: number): void
}

interface Queued extends OwnedEvent {
  /** Called with its id. */
  readonly stored: (id: number) => void
}

export class EventLog {
  readonly #store: Store
  readonly #listener: LogListener
  readonly #queue = new EventQueue<Queued>()
  #timer: NodeJS.Timeout | undefined
  #writing: Promise<void> | undefined
  /** Pictures were added that the listener has not heard of. */
  #changing: NodeJS.Timeout | undefined
  /** Why events are not stored; `undefined` while they are. */
  #failure: string | undefined
  #isClosed = false
  #dropped = 0

  constructor(store: Store, listener: LogListener) {
    this.#store = store
    this.#listener = listener
  }

  /** Events that are not on the disk yet. */
  get waiting(): number {
    return this.#queue.size
  }

  /** @param stored - called with the event's id when it is on the disk */
  add(owned: OwnedEvent, stored: (id: number) => void = () => undefined): void {
    if (this.#isClosed) return
    if (!this.#queue.add({ ...owned, stored })) this.#dropped += 1
    this.#writeIn(GATHER_MS)
  }

  /** Adds the picture of its moment to an event that is stored. */
  async attach(id: number, jpeg: Uint8Array): Promise<void> {
    await this.#store.call('attach', id, jpeg)
    if (this.#isClosed) return
    this.#changing ??= setTimeout(() => {
      this.#changing = undefined
      this.#listener.changed()
    }, GATHER_MS)
    this.#changing.unref()
  }

  /** Resolves when all events are on the disk, or cannot be written. */
  async close(): Promise<void> {
    this.#isClosed = true
    clearTimeout(this.#timer)
    clearTimeout(this.#changing)
    await within(CLOSE_MS, this.#writeRest())
  }

  async #writeRest(): Promise<void> {
    await this.#writing
    while (this.#queue.size > 0 && (await this.#writeBatch())) continue
    await this.#store.call('close').catch(() => undefined)
    await this.#store.end()
  }

  #writeIn(ms: number): void {
    if (this.#timer !== undefined || this.#writing !== undefined || this.#isClosed) return
    this.#timer = setTimeout(() => {
      this.#timer = undefined
      this.#writing = this.#write()
    }, ms)
    this.#timer.unref()
  }

  async #write(): Promise<void> {
    const slow = setTimeout(() => this.#fail('the disk does not answer'), ANSWER_MS)
    const isWritten = await this.#writeBatch()
    clearTimeout(slow)
    this.#writing = undefined
    this.#reportDropped()
    if (this.#queue.size > 0) this.#writeIn(isWritten ? GATHER_MS : RETRY_MS)
  }

  /** Resolves to whether it is on the disk. */
  async #writeBatch(): Promise<boolean> {
    const batch = this.#queue.first(MAX_BATCH)
    try {
      const ids = await this.#store.call(
        'add',
        batch.map(({ event, owner }) => ({ event, owner })),
      )
      this.#queue.removeFirst(batch.length)
      for (const [index, id] of ids.entries()) batch[index]?.stored(id)
    } catch (error) {
      this.#fail(messageOf(error))
      return false
    }
    if (this.#failure !== undefined) this.#listener.recovered()
    this.#failure = undefined
    this.#listener.changed()
    return true
  }

  #fail(why: string): void {
    if (this.#failure === why) return
    this.#failure = why
    this.#listener.failed(why)
  }

  #reportDropped(): void {
    if (this.#dropped === 0) return
    this.#listener.dropped(this.#dropped)
    this.#dropped = 0
  }
}
