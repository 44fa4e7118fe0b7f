/** The list of cameras' addresses while it is edited: what is typed, what is saved, and what is wrong with it. */
import { checkPublisher, publisherOf } from '../../../src-main/contract/publisher.ts'

export interface PublisherRow {
  /** Stays the row's own, so that a field keeps its focus. */
  readonly key: number
  readonly text: string
  /** The address in force for this row, and its key if it has one; `undefined` for a new one. */
  readonly saved: string | undefined
  /** Why the text cannot be applied. */
  readonly why: string | undefined
}

export interface PublisherList {
  readonly rows: readonly PublisherRow[]
  readonly nextKey: number
}

const EMPTY: PublisherList = { rows: [], nextKey: 1 }

/** The addresses in force, as the settings keep them. */
export function addressesOf({ rows }: PublisherList): readonly string[] {
  return rows.flatMap(({ saved }) => (saved === undefined ? [] : [saved]))
}

export function listOf(addresses: readonly string[]): PublisherList {
  return addresses.reduce((list, address) => append(list, address, address), EMPTY)
}

export function withNewRow(list: PublisherList): PublisherList {
  return append(list, '', undefined)
}

export function withoutRow(list: PublisherList, key: number): PublisherList {
  return { ...list, rows: list.rows.filter((row) => row.key !== key) }
}

/** A reason that was shown is checked again at every letter; a new one waits until the text is entered. */
export function withText(list: PublisherList, key: number, text: string): PublisherList {
  return mapRow(list, key, (row) => ({
    ...row,
    text,
    why: row.why === undefined ? undefined : check(list, key, text).why,
  }))
}

/** Takes the text as entered: a good address is saved; a new row left empty goes. */
export function withEntered(list: PublisherList, key: number): PublisherList {
  const row = list.rows.find((one) => one.key === key)
  if (row === undefined) return list
  if (row.saved === undefined && row.text.trim() === '') return withoutRow(list, key)
  const { line, why } = check(list, key, row.text)
  return mapRow(list, key, (one) =>
    line === undefined ? { ...one, why } : { ...one, text: line, saved: line, why: undefined },
  )
}

/** Follows settings that were changed elsewhere; what is typed and not yet in force stays. */
export function withSaved(list: PublisherList, addresses: readonly string[]): PublisherList {
  const known = addressesOf(list)
  const isSame = known.length === addresses.length && known.every((one, i) => one === addresses[i])
  if (isSame) return list
  const kept = new Map(list.rows.map((row) => [row.saved, row]))
  const start: PublisherList = { rows: [], nextKey: list.nextKey }
  const saved = addresses.reduce((next, address) => {
    const row = kept.get(address)
    return row === undefined
      ? append(next, address, address)
      : { ...next, rows: [...next.rows, row] }
  }, start)
  const drafts = list.rows.filter((row) => row.saved === undefined)
  return { ...saved, rows: [...saved.rows, ...drafts] }
}

interface Checked {
  readonly line?: string
  readonly why: string | undefined
}

function check({ rows }: PublisherList, key: number, text: string): Checked {
  const result = checkPublisher(text)
  if (!result.ok) return { why: result.why }
  const { address } = publisherOf(result.line)
  const twin = rows.findIndex(
    ({ key: other, saved }) =>
      other !== key && saved !== undefined && publisherOf(saved).address === address,
  )
  return twin < 0
    ? { line: result.line, why: undefined }
    : {
        why: `${address} is already in the list, as camera ${twin + 1}. Type another address, or remove this one.`,
      }
}

function append(list: PublisherList, text: string, saved: string | undefined): PublisherList {
  const row: PublisherRow = { key: list.nextKey, text, saved, why: undefined }
  return { rows: [...list.rows, row], nextKey: list.nextKey + 1 }
}

function mapRow(
  list: PublisherList,
  key: number,
  change: (row: PublisherRow) => PublisherRow,
): PublisherList {
  return { ...list, rows: list.rows.map((row) => (row.key === key ? change(row) : row)) }
}
