/** The query that finds events. Pure. */
import type { EventFilter, EventPlace, EventSearch } from '../contract.ts'
import { COLUMNS, searchable } from './rows.ts'

export interface Query {
  readonly sql: string
  readonly values: readonly (string | number)[]
}

type Condition = readonly [sql: string, ...values: readonly (string | number)[]]

/**
 * The newest events first. A place continues the list where it ended, whatever has been added since; an offset would be counted
 * anew, and repeat events.
 */
export function findQuery(filter: EventFilter, after: EventPlace | undefined, most: number): Query {
  const conditions = conditionsOf(filter, after)
  const where =
    conditions.length === 0 ? '' : `WHERE ${conditions.map(([sql]) => sql).join(' AND ')}`
  return {
    sql: `SELECT ${COLUMNS} FROM events ${where} ORDER BY at DESC, id DESC LIMIT ?`,
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

/** `instr` compares bytes, which is faster than LIKE, and has no wildcards that would have to be escaped. */
function searchCondition({ part, codes, cameras }: EventSearch): Condition {
  const places = (values: readonly string[]) => values.map(() => '?').join(', ')
  const sql = [
    'instr(words, ?) > 0',
    ...(codes.length === 0 ? [] : [`(kind = 'health' AND text IN (${places(codes)}))`]),
    ...(cameras.length === 0 ? [] : [`camera IN (${places(cameras)})`]),
  ]
  return [`(${sql.join(' OR ')})`, searchable(part), ...codes, ...cameras]
}
