/** Stores events in a database, within a budget. Blocks while it works: it belongs into a thread of its own. */
import type { DatabaseSync } from 'node:sqlite'
import type { EventFilter, EventPage, EventPlace, EventTotals, ListedEvent } from '../contract.ts'
import { findQuery } from './find.ts'
import { COLUMNS, eventOf, INSERT_EVENT, rowOf, type OwnedEvent } from './rows.ts'
import { numberOf, openDatabase, WAL_BYTES } from './schema.ts'
import { Shares } from './shares.ts'

export interface Budget {
  /** On the disk, the write-ahead log included. */
  readonly bytes: number
  readonly days: number
}

/** Events of one answer: some screens of a list. */
const MAX_PAGE = 200
/** A search reads the words of all of them. */
export const MAX_STORED_EVENTS = 250_000
/** What is removed at once of the camera that takes the most: one by one, each batch would remove some again. */
const REMOVED_SHARE = 1 / 32
const DAY_MS = 86_400_000
/** Of events that are too old. */
const EXPIRE_EVERY_MS = 3_600_000

export class EventStore {
  readonly #database: DatabaseSync
  readonly #shares = new Shares()
  #budget: Budget
  #expiredAt = -Infinity

  /** @throws Error if the database cannot be opened */
  constructor(path: string, budget: Budget) {
    this.#budget = budget
    this.#database = openDatabase(path)
    try {
      this.#countShares()
      this.keep(budget)
    } catch (error) {
      this.#database.close()
      throw error
    }
  }

  /**
   * Stores all of them or none.
   *
   * @returns their ids
   * @throws Error if the disk is full or gone; the store must be closed then
   */
  add(events: readonly OwnedEvent[]): readonly number[] {
    const insert = this.#database.prepare(INSERT_EVENT)
    return this.#inTransaction(() => {
      const ids = events.map((owned) => {
        const { id, bytes } = insert.get(...rowOf(owned)) ?? {}
        this.#shares.add(owned.owner, 1, Number(bytes))
        return Number(id)
      })
      this.#trim()
      return ids
    })
  }

  /** Adds the picture of its moment to an event; to one that was removed since, nothing. */
  attach(event: number, jpeg: Uint8Array): void {
    const { byteLength } = jpeg
    const owner = this.#inTransaction(() => {
      const row = this.#database
        .prepare('UPDATE events SET bytes = bytes + ? WHERE id = ? RETURNING owner')
        .get(byteLength, event)
      if (row === undefined) return undefined
      this.#database.prepare('INSERT OR REPLACE INTO pictures VALUES (?, ?)').run(event, jpeg)
      return String(row['owner'])
    })
    if (owner === undefined) return
    this.#shares.add(owner, 0, byteLength)
    this.#trim()
  }

  /** @param after - the last event that is known; the newest ones are found without it */
  find(filter: EventFilter, after?: EventPlace, most = MAX_PAGE): EventPage {
    const { sql, values } = findQuery(filter, after, most + 1)
    const events = this.#database
      .prepare(sql)
      .all(...values)
      .map(eventOf)
      .filter((event) => event !== undefined)
    return { events: events.slice(0, most), hasMore: events.length > most }
  }

  event(id: number): ListedEvent | undefined {
    const row = this.#database.prepare(`SELECT ${COLUMNS} FROM events WHERE id = ?`).get(id)
    return row === undefined ? undefined : eventOf(row)
  }

  picture(event: number): Uint8Array | undefined {
    const row = this.#database.prepare('SELECT jpeg FROM pictures WHERE event = ?').get(event)
    return row?.['jpeg'] instanceof Uint8Array ? row['jpeg'] : undefined
  }

  totals(): EventTotals {
    return {
      events: this.#shares.events,
      bytes: this.#bytes(),
      oldest: numberOf(this.#database, 'SELECT min(at) FROM events'),
      cameras: this.#shares.owners.filter((owner) => owner !== '').toSorted(),
    }
  }

  /** From now on. Removes what is too much or too old. */
  keep(budget: Budget): void {
    const isLess = budget.bytes < this.#budget.bytes
    this.#budget = budget
    this.#expiredAt = -Infinity
    this.#trim()
    if (isLess) this.#database.exec('PRAGMA incremental_vacuum')
  }

  /** Writes everything to the database's one file. */
  close(): void {
    this.#database.close()
  }

  #inTransaction<Result>(work: () => Result): Result {
    this.#database.exec('BEGIN IMMEDIATE')
    try {
      const result = work()
      this.#database.exec('COMMIT')
      return result
    } catch (error) {
      // A full disk has ended it.
      if (this.#database.isTransaction) this.#database.exec('ROLLBACK')
      throw error
    }
  }

  #trim(): void {
    if (performance.now() - this.#expiredAt > EXPIRE_EVERY_MS) this.#expire()
    while (this.#shares.events > MAX_STORED_EVENTS && this.#removeOldest('events')) continue
    while (this.#bytes() > this.#budget.bytes - WAL_BYTES && this.#removeOldest('bytes')) continue
  }

  #expire(): void {
    this.#expiredAt = performance.now()
    this.#remove('SELECT id FROM events WHERE at < ?', Date.now() - this.#budget.days * DAY_MS)
  }

  /** @returns whether there was one */
  #removeOldest(of: 'events' | 'bytes'): boolean {
    const largest = this.#shares.largest(of)
    if (largest === undefined) return false
    const { owner, events } = largest
    const oldest = 'SELECT id FROM events WHERE owner = ? ORDER BY at, id LIMIT ?'
    this.#remove(oldest, owner, Math.ceil(events * REMOVED_SHARE))
    return true
  }

  #remove(which: string, ...values: readonly (string | number)[]): void {
    const remove = `DELETE FROM events WHERE id IN (${which}) RETURNING owner, bytes`
    const removed = this.#database.prepare(remove).all(...values)
    for (const { owner, bytes } of removed) this.#shares.add(String(owner), -1, -Number(bytes))
  }

  #countShares(): void {
    const shares = this.#database
      .prepare('SELECT owner, count(*) AS events, sum(bytes) AS bytes FROM events GROUP BY owner')
      .all()
    for (const { owner, events, bytes } of shares)
      this.#shares.add(String(owner), Number(events), Number(bytes))
  }

  /** Of the pages that are in use. Those that are free are used again. */
  #bytes(): number {
    const pages =
      numberOf(this.#database, 'PRAGMA page_count') -
      numberOf(this.#database, 'PRAGMA freelist_count')
    return pages * numberOf(this.#database, 'PRAGMA page_size')
  }
}
