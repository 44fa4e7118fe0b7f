/** The query that finds events. Pure. */
import type { EventFilter, EventPlace, EventSearch } from '../contract.ts'
import { COLUMNS, searchable, wordsOf } from './rows.ts'

export interface Query {
  readonly sql: string
  readonly values: readonly (string | number)[]
}

type Condition = readonly [sql: string, ...values: readonly (string | number)[]]

const NEWEST_FIRST = 'ORDER BY at DESC, id DESC'

/**
 * The newest events first. A place continues the list where it ended, whatever has been added since; an offset would be counted
 * anew, and repeat events.
 */
export function findQuery(filter: EventFilter, after: EventPlace | undefined, most: number): Query {
  const conditions = conditionsOf(filter, after)
  const where =
    conditions.length === 0 ? '' : `WHERE ${conditions.map(([sql]) => sql).join(' AND ')}`
  const found = `SELECT id FROM events INDEXED BY events_by_time ${where} ${NEWEST_FIRST} LIMIT ?`
  return {
    sql: `SELECT ${COLUMNS} FROM events WHERE id IN (${found}) ${NEWEST_FIRST}`,
    values: [...conditions.flatMap(([, ...values]) => values), most],
  }
}

function conditionsOf(
  { camera, kind, from, to, search }: EventFilter,
  after: EventPlace | undefined,
): readonly Condition[] {
  return [
    ...(after === undefined ? [] : [['(at, id) < (?, ?)', after.at, after.id] as const]),
    ...(from === undefined ? [] : [['at >= ?', from] as const]),
    ...(to === undefined ? [] : [['at < ?', to] as const]),
    ...(camera === undefined ? [] : [['camera = ?', camera] as const]),
    ...(kind === undefined ? [] : [['kind = ?', kind] as const]),
    ...(search === undefined ? [] : [searchCondition(search)]),
  ]
}

/** A warning's code is what its event says. `instr` compares bytes, which is faster than LIKE, and has no wildcards that would have to be escaped. */
function searchCondition({ part, codes, cameras }: EventSearch): Condition {
  const sql = [
    'instr(words, ?) > 0',
    ...codes.map(() => `(kind = 'health' AND instr(words, ?) > 0)`),
    ...(cameras.length === 0 ? [] : [`camera IN (${cameras.map(() => '?').join(', ')})`]),
  ]
  const said = codes.map((code) => wordsOf('', code))
  return [`(${sql.join(' OR ')})`, searchable(part), ...said, ...cameras]
}
