/** Writes events to a file, some at a time, so that any number of them needs little memory. */
import { open, rename, rm } from 'node:fs/promises'
import { csvLine } from '../../contract/csv.ts'
import { isoTime } from '../../lib/iso-time.ts'
import type { EventFilter, EventPage, EventPlace, ExportFormat, ListedEvent } from './contract.ts'

type Find = (filter: EventFilter, after: EventPlace | undefined) => Promise<EventPage>
type FindNext = (after: EventPlace | undefined) => Promise<EventPage>

/** At a time: one that waits for a disk keeps one of the four threads in which Node reads and writes files. */
export const MAX_EXPORTS = 2

export class EventExports {
  readonly #find: Find
  /** The files that are being written. */
  readonly #running = new Set<string>()

  constructor(find: Find) {
    this.#find = find
  }

  /**
   * Writes the events of a filter, the newest first. The file is there when it is complete.
   *
   * @returns how many they are
   * @throws Error if the file cannot be written, the events cannot be read, or this file or too many others are being written
   */
  async write(path: string, format: ExportFormat, filter: EventFilter): Promise<number> {
    if (this.#running.size >= MAX_EXPORTS || this.#running.has(path))
      throw new Error('Earlier exports are not finished.')
    this.#running.add(path)
    try {
      return await writeWhole(path, format, (after) => this.#find(filter, after))
    } finally {
      this.#running.delete(path)
    }
  }
}

async function writeWhole(path: string, format: ExportFormat, find: FindNext): Promise<number> {
  const temporary = `${path}.tmp`
  try {
    const count = await writeAll(temporary, format, find)
    await rename(temporary, path)
    return count
  } catch (error) {
    await rm(temporary, { force: true })
    throw error
  }
}

async function writeAll(path: string, format: ExportFormat, find: FindNext): Promise<number> {
  const file = await open(path, 'w', 0o600)
  try {
    let count = 0
    let after: EventPlace | undefined
    let page: EventPage
    if (format === 'csv') await file.writeFile(csvLine(TITLES))
    do {
      page = await find(after)
      const lines = page.events.map(format === 'csv' ? csvOf : jsonLineOf)
      await file.writeFile(lines.join(''))
      count += lines.length
      after = page.events.at(-1)
    } while (page.hasMore && after !== undefined)
    await file.sync()
    return count
  } finally {
    await file.close()
  }
}

/** The same in every language: programs read them, too. */
const TITLES = ['time', 'camera', 'kind', 'event', 'phase', 'seconds']

/** Times in UTC; `seconds` is how long something had lasted when it ended, or Camwall stopped. */
export function csvOf(event: ListedEvent): string {
  const { at, camera, kind } = event
  const said = kind === 'health' ? event.code : event.text
  const lasting = 'phase' in event ? event : undefined
  const seconds =
    lasting === undefined || lasting.phase === 'begin' ? '' : (lasting.lasted / 1000).toFixed(1)
  return csvLine([isoTime(at), camera, kind, said, lasting?.phase ?? '', seconds])
}

/** A JSON text for each event, with its time in UTC, too. */
export function jsonLineOf(event: ListedEvent): string {
  return `${JSON.stringify({ time: isoTime(event.at), ...event })}\n`
}
