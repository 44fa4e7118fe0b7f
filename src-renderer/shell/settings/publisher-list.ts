/** The list of cameras' addresses while it is edited: typed texts, saved lines, and why a text is not valid. Pure. */
import { checkPublisher, publisherOf } from '../../../src-main/contract/publisher.ts'
import { message, type Message } from '../../../src-main/contract/text/text.ts'

export interface PublisherRow {
  /** React's key: does not change, so that a field keeps the focus. */
  readonly key: number
  readonly text: string
  /** The line in force: an address and, optionally, a key. `undefined` for a new row. */
  readonly saved: string | undefined
  /** Why the text is not valid. */
  readonly why: Message | undefined
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

/** An error that is shown is checked again at every change; a new one appears only when the text is entered. */
export function withText(list: PublisherList, key: number, text: string): PublisherList {
  return mapRow(list, key, (row) => ({
    ...row,
    text,
    why: row.why === undefined ? undefined : check(list, key, text).why,
  }))
}

/** Enters the text: a valid line is saved; a new row that is empty is removed. */
export function withEntered(list: PublisherList, key: number): PublisherList {
  const row = list.rows.find((one) => one.key === key)
  if (row === undefined) return list
  if (row.saved === undefined && row.text.trim() === '') return withoutRow(list, key)
  const { line, why } = check(list, key, row.text)
  return mapRow(list, key, (one) =>
    line === undefined ? { ...one, why } : { ...one, text: line, saved: line, why: undefined },
  )
}

/** Applies settings that were changed elsewhere; texts that are not saved yet stay. */
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
  readonly why: Message | undefined
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
        why: message('settings.publisher-repeated', { address, position: twin + 1 }),
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
