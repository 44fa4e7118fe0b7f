/** The manifest as a database: it survives a kill and a loss of power, and locks the folder as long as it is open. */
import { closeSync, openSync, renameSync } from 'node:fs'
import { DatabaseSync, type SQLOutputValue } from 'node:sqlite'
import { isDamagedDatabase } from '../../../lib/sqlite-error.ts'
import { FILE_MODE } from './disk.ts'
import type {
  FinishedFile,
  FoundFile,
  ListedFile,
  Manifest,
  NewFile,
  UnfinishedFile,
} from './manifest.ts'

/** Increase it when the table changes, and bring the older ones up to date in `open`. */
const SCHEMA_VERSION = 1
/** Times are milliseconds since the epoch. */
const TABLES = `
  CREATE TABLE files (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    path TEXT NOT NULL,
    camera TEXT NOT NULL,
    format TEXT NOT NULL,
    begun_at REAL NOT NULL,
    bytes INTEGER,
    ended_at REAL,
    is_protected INTEGER NOT NULL DEFAULT 0
  ) STRICT;
  CREATE INDEX files_by_end ON files (is_protected, ended_at);
  PRAGMA user_version = ${SCHEMA_VERSION};
`

/** Those of `foundFile`. */
const COLUMNS = 'id, path, camera, format, begun_at, bytes, ended_at, is_protected'

/**
 * A damaged one is set aside: its files are then no one's, and stay.
 *
 * @throws Error if it cannot be opened, or is open in another Camwall
 */
export function openSqliteManifest(path: string): Manifest {
  try {
    return new SqliteManifest(openDatabase(path))
  } catch (error) {
    if (!isDamagedDatabase(error)) throw error
    renameSync(path, `${path}.damaged`)
    return new SqliteManifest(openDatabase(path))
  }
}

/** `exclusive` locking keeps the lock of the first write until the database is closed; the system frees it after a kill. */
function openDatabase(path: string): DatabaseSync {
  closeSync(openSync(path, 'a', FILE_MODE)) // SQLite would let others read it.
  const database = new DatabaseSync(path)
  try {
    database.exec(`
      PRAGMA locking_mode = EXCLUSIVE;
      PRAGMA journal_mode = TRUNCATE;
      PRAGMA synchronous = FULL;
      BEGIN EXCLUSIVE;
    `)
    const { user_version: version } = database.prepare('PRAGMA user_version').get() ?? {}
    if (Number(version) > SCHEMA_VERSION) throw new Error('It was written by a newer Camwall.')
    if (version === 0) database.exec(TABLES)
    database.exec('COMMIT')
    return database
  } catch (error) {
    database.close()
    throw error
  }
}

class SqliteManifest implements Manifest {
  readonly #database: DatabaseSync

  constructor(database: DatabaseSync) {
    this.#database = database
  }

  begin({ path, camera, format, at }: NewFile): number {
    const { lastInsertRowid } = this.#database
      .prepare('INSERT INTO files (path, camera, format, begun_at) VALUES (?, ?, ?, ?)')
      .run(path, camera, format, at)
    return Number(lastInsertRowid)
  }

  finish(id: number, { bytes, endedAt }: FinishedFile): void {
    this.#database
      .prepare('UPDATE files SET bytes = ?, ended_at = ? WHERE id = ?')
      .run(bytes, endedAt, id)
  }

  forget(id: number): void {
    this.#database.prepare('DELETE FROM files WHERE id = ?').run(id)
  }

  forgetAll(ids: readonly number[]): void {
    this.#database.exec('BEGIN')
    for (const id of ids) this.forget(id)
    this.#database.exec('COMMIT')
  }

  get bytes(): number {
    const { total } =
      this.#database
        .prepare('SELECT total(bytes) AS total FROM files WHERE is_protected = 0')
        .get() ?? {}
    return Number(total ?? 0)
  }

  oldest(most: number, after?: ListedFile): readonly ListedFile[] {
    return this.#database
      .prepare(
        `SELECT id, path, bytes, ended_at FROM files
         WHERE is_protected = 0 AND bytes IS NOT NULL AND (ended_at, id) > (?, ?)
         ORDER BY ended_at, id LIMIT ?`,
      )
      .all(after?.endedAt ?? -Infinity, after?.id ?? 0, most)
      .map(({ id, path, bytes, ended_at }) => ({
        id: Number(id),
        path: String(path),
        bytes: Number(bytes),
        endedAt: Number(ended_at),
      }))
  }

  unfinished(): readonly UnfinishedFile[] {
    return this.#database
      .prepare('SELECT id, path, format FROM files WHERE bytes IS NULL ORDER BY id DESC')
      .all()
      .map(({ id, path, format }) => ({
        id: Number(id),
        path: String(path),
        format: String(format),
      }))
  }

  between(from: number, to: number): readonly FoundFile[] {
    return this.#database
      .prepare(
        `SELECT ${COLUMNS} FROM files
         WHERE begun_at <= ? AND coalesce(ended_at, ?) >= ? ORDER BY begun_at, id`,
      )
      .all(to, to, from)
      .map(foundFile)
  }

  listed(from: number, to: number, after: number, most: number): readonly FoundFile[] {
    return this.#database
      .prepare(
        `SELECT ${COLUMNS} FROM files
         WHERE begun_at <= ? AND coalesce(ended_at, ?) >= ? AND id > ? ORDER BY id LIMIT ?`,
      )
      .all(to, to, from, after, most)
      .map(foundFile)
  }

  protect(cameras: readonly string[], from: number, to: number, isProtected: boolean): void {
    const protect = this.#database.prepare(
      `UPDATE files SET is_protected = ?
       WHERE camera = ? AND begun_at <= ? AND coalesce(ended_at, ?) >= ?`,
    )
    for (const camera of cameras) protect.run(Number(isProtected), camera, to, to, from)
  }

  close(): void {
    this.#database.close()
  }
}

function foundFile(row: Readonly<Record<string, SQLOutputValue>>): FoundFile {
  const { id, path, camera, format, begun_at, bytes, ended_at, is_protected } = row
  return {
    id: Number(id),
    path: String(path),
    camera: String(camera),
    format: String(format),
    begunAt: Number(begun_at),
    bytes: bytes === null ? undefined : Number(bytes),
    endedAt: ended_at === null ? undefined : Number(ended_at),
    isProtected: is_protected === 1,
  }
}
