/** What the thread of the event store does, one call after another. */
import { renameSync, rmSync } from 'node:fs'
import { isDamagedDatabase } from '../../../lib/sqlite-error.ts'
import type { EventFilter, EventPage, EventPlace, EventTotals } from '../contract.ts'
import { EventStore, type Budget } from './event-store.ts'
import type { OwnedEvent } from './rows.ts'

export interface StorePlan {
  /** Of the database. A damaged one is renamed. */
  readonly path: string
  readonly budget: Budget
}

export class StoreCalls {
  readonly #path: string
  #budget: Budget
  #store: EventStore | undefined

  constructor({ path, budget }: StorePlan) {
    this.#path = path
    this.#budget = budget
  }

  /** Opens the database, which takes longer the more events there are, so that the next call need not. */
  open(): void {
    this.#with(() => undefined)
  }

  /** @returns the ids of the events */
  add(events: readonly OwnedEvent[]): readonly number[] {
    return this.#with((store) => store.add(events))
  }

  attach(event: number, jpeg: Uint8Array): void {
    this.#with((store) => store.attach(event, jpeg))
  }

  find(filter: EventFilter, after: EventPlace | undefined): EventPage {
    return this.#with((store) => store.find(filter, after))
  }

  totals(): EventTotals {
    return this.#with((store) => store.totals())
  }

  picture(event: number): Uint8Array | undefined {
    return this.#with((store) => store.picture(event))
  }

  keep(budget: Budget): void {
    this.#budget = budget
    this.#with((store) => store.keep(budget))
  }

  close(): void {
    this.#store?.close()
    this.#store = undefined
  }

  /** After an error the database is opened again: the disk may have been away. */
  #with<Result>(work: (store: EventStore) => Result): Result {
    try {
      this.#store ??= new EventStore(this.#path, this.#budget)
      return work(this.#store)
    } catch (error) {
      this.#closeAnyway()
      if (isDamagedDatabase(error)) this.#setAside()
      throw error
    }
  }

  #closeAnyway(): void {
    try {
      this.close()
    } catch {
      this.#store = undefined // What could not be written is taken back when it is opened again.
    }
  }

  /** The next call begins a new database; the damaged one is for somebody who can repair it. */
  #setAside(): void {
    renameSync(this.#path, `${this.#path}.damaged`)
    for (const ending of ['-wal', '-shm']) rmSync(`${this.#path}${ending}`, { force: true })
  }
}
