/** Writes events to a file, some at a time, so that any number of them needs little memory. */
import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { csvLine } from '../../../contract/csv.ts'
import { isoTime } from '../../../lib/iso-time.ts'
import type { EventPage, EventPlace, ExportFormat, ListedEvent } from '../contract.ts'

type Find = (after: EventPlace | undefined) => EventPage

/**
 * The newest first. The file is there when it is complete.
 *
 * @returns how many they are
 * @throws Error if the file cannot be written
 */
export function exportEvents(path: string, format: ExportFormat, find: Find): number {
  const temporary = `${path}.tmp`
  try {
    const count = writeAll(temporary, format, find)
    renameSync(temporary, path)
    return count
  } catch (error) {
    rmSync(temporary, { force: true })
    throw error
  }
}

function writeAll(path: string, format: ExportFormat, find: Find): number {
  const file = openSync(path, 'w', 0o600)
  try {
    let count = 0
    let after: EventPlace | undefined
    let page: EventPage
    if (format === 'csv') writeFileSync(file, csvLine(TITLES))
    do {
      page = find(after)
      const lines = page.events.map(format === 'csv' ? csvOf : jsonLineOf)
      writeFileSync(file, lines.join(''))
      count += lines.length
      after = page.events.at(-1)
    } while (page.hasMore && after !== undefined)
    fsyncSync(file)
    return count
  } finally {
    closeSync(file)
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
