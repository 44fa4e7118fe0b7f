/** The database of events: its tables, and how it is opened. */
import { DatabaseSync } from 'node:sqlite'

/** Increase it when the tables change, and bring the older ones up to date in `open`. */
const SCHEMA_VERSION = 1

/**
 * `owner` is the camera whose share of the disk an event takes; empty for names that are no cameras. `words` is what is searched,
 * in lower case. `bytes` is what the event takes on the disk, about.
 *
 * The index by time has all that is filtered by, so that a search reads it from the newest to the oldest without a look at any
 * row: a quarter of the time. That by owner has what the shares are counted from when the database is opened.
 */
const TABLES = `
  CREATE TABLE events (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at INTEGER NOT NULL,
    camera TEXT NOT NULL,
    owner TEXT NOT NULL,
    kind TEXT NOT NULL,
    text TEXT NOT NULL,
    phase TEXT,
    lasted INTEGER,
    words TEXT NOT NULL,
    bytes INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX events_by_time ON events (at, id, camera, kind, words);
  CREATE INDEX events_by_owner ON events (owner, at, id, bytes);
  CREATE TABLE pictures (
    event INTEGER PRIMARY KEY REFERENCES events (id) ON DELETE CASCADE,
    jpeg BLOB NOT NULL
  ) STRICT;
  PRAGMA user_version = ${SCHEMA_VERSION};
`

/** Bytes to which the write-ahead log is cut back. */
export const WAL_BYTES = 1_000_000
/** Pages of 4 KiB after which the log is written to the database. */
const CHECKPOINT_PAGES = 200

/**
 * Opens the database, and makes it if there is none. After a crash SQLite finishes or takes back what was interrupted.
 *
 * @throws Error if it is damaged, of a newer Camwall, or not on a disk that can be written
 */
export function openDatabase(path: string): DatabaseSync {
  const database = new DatabaseSync(path)
  try {
    // In this order: the first two can only be set before the first access.
    database.exec(`
      PRAGMA auto_vacuum = INCREMENTAL;
      PRAGMA locking_mode = EXCLUSIVE;
      PRAGMA journal_mode = WAL;
      PRAGMA synchronous = NORMAL;
      PRAGMA journal_size_limit = ${WAL_BYTES};
      PRAGMA wal_autocheckpoint = ${CHECKPOINT_PAGES};
      PRAGMA foreign_keys = ON;
    `)
    const version = numberOf(database, 'PRAGMA user_version')
    if (version > SCHEMA_VERSION) throw new Error(`It was written by a newer Camwall.`)
    if (version === 0) database.exec(`BEGIN; ${TABLES} COMMIT;`)
    return database
  } catch (error) {
    database.close()
    throw error
  }
}

/** The one number that a query gives. */
export function numberOf(database: DatabaseSync, query: string): number {
  const [value] = Object.values(database.prepare(query).get() ?? {})
  return Number(value ?? 0)
}
