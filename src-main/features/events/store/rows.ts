/** Events as rows of the database. */
import { EVENT_KINDS, type WallEvent } from '../../../contract/event.ts'
import { TROUBLE_CODES, type TroubleCode } from '../../../contract/warnings.ts'
import type { ListedEvent } from '../contract.ts'

/** An event, and the camera whose share of the disk it takes; empty for names that are no cameras. */
export interface OwnedEvent {
  readonly event: WallEvent
  readonly owner: string
}

/** Bytes of an event's row and its places in the indexes, without its texts. */
const ROW_BYTES = 100
/** How often a name or a text is in the database: the row, what is searched, the indexes. */
const COPIES = 3

/** The values of a new row, in the order of `INSERT_EVENT`. */
export function rowOf({ event, owner }: OwnedEvent) {
  const { at, camera, kind } = event
  const text = kind === 'health' ? event.code : event.text
  const lasting = 'phase' in event ? event : undefined
  const lasted =
    lasting === undefined || lasting.phase === 'begin' ? null : Math.round(lasting.lasted)
  const words = wordsOf(camera, text)
  const bytes = ROW_BYTES + COPIES * Buffer.byteLength(words)
  return [
    Math.round(at),
    camera,
    owner,
    kind,
    text,
    lasting?.phase ?? null,
    lasted,
    words,
    bytes,
  ] as const
}

export const INSERT_EVENT = `
  INSERT INTO events (at, camera, owner, kind, text, phase, lasted, words, bytes)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
  RETURNING id, bytes`

/** The columns of `eventOf`. */
export const COLUMNS = `
  id, at, camera, kind, text, phase, lasted,
  EXISTS (SELECT 1 FROM pictures WHERE event = events.id) AS has_picture`

/** What is searched. A camera's name has no line breaks. */
export function wordsOf(camera: string, text: string): string {
  return searchable(`${camera}\n${text}`)
}

/** As it is compared: in lower case. */
export function searchable(text: string): string {
  return text.toLowerCase()
}

type Row = Readonly<Record<string, unknown>>

/** `undefined` for a row that no version of Camwall writes. */
export function eventOf(row: Row): ListedEvent | undefined {
  const { id, at, camera, text } = row
  if (typeof id !== 'number' || typeof at !== 'number') return undefined
  if (typeof camera !== 'string' || typeof text !== 'string') return undefined
  const kind = EVENT_KINDS.find((each) => each === row['kind'])
  const happened = { id, at, camera, hasPicture: row['has_picture'] === 1 }
  const phase = phaseOf(row)
  switch (kind) {
    case undefined:
      return undefined
    case 'text':
    case 'reading':
      return { ...happened, kind, text }
    case 'alarm':
      return phase === undefined ? undefined : { ...happened, kind, text, ...phase }
    case 'health':
      return phase === undefined || !isTroubleCode(text)
        ? undefined
        : { ...happened, kind, code: text, ...phase }
  }
}

function phaseOf({ phase, lasted }: Row) {
  if (phase === 'begin') return { phase } as const
  if (phase === 'end' || phase === 'stop') return { phase, lasted: Number(lasted) } as const
  return undefined
}

function isTroubleCode(code: string): code is TroubleCode {
  const codes: readonly string[] = TROUBLE_CODES
  return codes.includes(code)
}
