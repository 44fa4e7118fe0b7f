/** What a person chooses, as a filter of events. Pure. */
import type { EventKind } from '../../../src-main/contract/event.ts'
import { TROUBLE_CODES } from '../../../src-main/contract/warnings.ts'
import type { EventFilter, EventSearch } from '../../../src-main/features/events/contract.ts'
import { MAX_CAMERAS } from '../../../src-main/contract/limits.ts'
import { text } from '../../text/language.ts'

export const SPANS = ['all', 'hour', 'night', 'day', 'week'] as const
export type Span = (typeof SPANS)[number]

export interface Choice {
  /** A camera's name; empty for all. */
  readonly camera: string
  readonly kind: EventKind | 'all'
  readonly span: Span
  /** When it begins: `spanStart` when it was chosen. */
  readonly from: number | undefined
  readonly search: string
}

export const EVERYTHING: Choice = {
  camera: '',
  kind: 'all',
  span: 'all',
  from: undefined,
  search: '',
}

const HOUR_MS = 3_600_000
/** Local time of the evening before, when a night begins for those who leave. */
const NIGHT_BEGINS = 18

/** @param names - the cameras' labels by their names */
export function filterOf(
  { camera, kind, from, search }: Choice,
  names: ReadonlyMap<string, string>,
): EventFilter {
  const part = search.trim()
  return {
    ...(camera === '' ? {} : { camera }),
    ...(kind === 'all' ? {} : { kind }),
    ...(from === undefined ? {} : { from }),
    ...(part === '' ? {} : { search: searchFor(part, names) }),
  }
}

/** Both in milliseconds since the epoch; `undefined` for any time. */
export function spanStart(span: Span, now: number): number | undefined {
  switch (span) {
    case 'all':
      return undefined
    case 'hour':
      return now - HOUR_MS
    case 'day':
      return now - 24 * HOUR_MS
    case 'week':
      return now - 7 * 24 * HOUR_MS
    case 'night': {
      const evening = new Date(now)
      evening.setDate(evening.getDate() - 1)
      return evening.setHours(NIGHT_BEGINS, 0, 0, 0)
    }
  }
}

/** The database has codes and names; a person types what the page says for them. */
function searchFor(part: string, names: ReadonlyMap<string, string>): EventSearch {
  const wanted = part.toLocaleLowerCase()
  const isFound = (said: string) => said.toLocaleLowerCase().includes(wanted)
  return {
    part,
    codes: TROUBLE_CODES.filter((code) => isFound(text(`warning.${code}`))),
    cameras: [...names]
      .filter(([, label]) => isFound(label))
      .map(([name]) => name)
      .slice(0, MAX_CAMERAS),
  }
}
