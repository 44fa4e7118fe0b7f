/** The rows of the table of keys that a search finds. */
import type { KeyGroup, KeyRow } from '../../../src-main/contract/key-table.ts'
import { keyLabel } from '../../text/keys.ts'
import { say } from '../../text/language.ts'

/** Those whose name or key contains the text; groups without any are left out. */
export function matchingKeys(groups: readonly KeyGroup[], search: string): readonly KeyGroup[] {
  const wanted = search.trim().toLocaleLowerCase()
  return groups
    .map(({ title, rows }) => ({ title, rows: rows.filter((row) => isMatch(row, wanted)) }))
    .filter(({ rows }) => rows.length > 0)
}

function isMatch({ what, keys }: KeyRow, wanted: string): boolean {
  return [what, ...keys.map((key) => keyLabel(key))].some((message) =>
    say(message).toLocaleLowerCase().includes(wanted),
  )
}
