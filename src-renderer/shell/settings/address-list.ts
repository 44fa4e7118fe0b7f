/**
 * A list of addresses while it is edited: typed texts, saved lines, and why a text is not valid. The text of a row is its line
 * without the options, which have fields of their own. Pure.
 */
import type { LineCheck } from '../../../src-main/contract/access.ts'
import { NO_OPTIONS, type LineOptions } from '../../../src-main/contract/line-options.ts'
import { publisherLine, publisherOf } from '../../../src-main/contract/publisher.ts'
import { message, type Message } from '../../../src-main/contract/text/text.ts'

export interface AddressRow {
  /** React's key: does not change, so that a field keeps the focus. */
  readonly key: number
  readonly text: string
  /** The line in force: an address and, optionally, options and a key. `undefined` for a new row. */
  readonly saved: string | undefined
  /** Why the text is not valid. */
  readonly why: Message | undefined
}

/** Checks a line; the good one is complete. */
export type CheckLine = (text: string) => LineCheck

export interface AddressList {
  readonly check: CheckLine
  readonly rows: readonly AddressRow[]
  readonly nextKey: number
}

/** The lines in force, as the settings keep them. */
export function linesOfList({ rows }: AddressList): readonly string[] {
  return rows.flatMap(({ saved }) => (saved === undefined ? [] : [saved]))
}

export function listOf(lines: readonly string[], check: CheckLine): AddressList {
  return lines.reduce<AddressList>((list, line) => append(list, line), {
    check,
    rows: [],
    nextKey: 1,
  })
}

/** Whether another address stays in force when a row is removed. */
export function isRemovable({ rows }: AddressList, key: number): boolean {
  return rows.some((row) => row.key !== key && row.saved !== undefined)
}

export function withNewRow(list: AddressList): AddressList {
  return append(list, undefined)
}

export function withoutRow(list: AddressList, key: number): AddressList {
  return { ...list, rows: list.rows.filter((row) => row.key !== key) }
}

/** An error that is shown is checked again at every change; a new one appears only when the text is entered. */
export function withText(list: AddressList, key: number, text: string): AddressList {
  return mapRow(list, key, (row) => ({
    ...row,
    text,
    why: row.why === undefined ? undefined : check(list, key, text).why,
  }))
}

/**
 * Enters the text: a valid line is saved, with the options that the row had if the text has none; a new row that is empty is
 * removed.
 */
export function withEntered(list: AddressList, key: number): AddressList {
  const row = list.rows.find((one) => one.key === key)
  if (row === undefined) return list
  if (row.saved === undefined && row.text.trim() === '') return withoutRow(list, key)
  const { line, why } = check(list, key, row.text)
  return mapRow(list, key, (one) =>
    line === undefined ? { ...one, why } : saved(one, withOptionsOf(line, one.saved)),
  )
}

/** Changes the options of a saved row. */
export function withOptions(list: AddressList, key: number, options: LineOptions): AddressList {
  return mapRow(list, key, (row) =>
    row.saved === undefined
      ? row
      : { ...row, saved: publisherLine({ ...publisherOf(row.saved), ...options }) },
  )
}

/** Applies settings that were changed elsewhere; texts that are not saved yet stay. */
export function withSaved(list: AddressList, lines: readonly string[]): AddressList {
  const known = linesOfList(list)
  const isSame = known.length === lines.length && known.every((one, i) => one === lines[i])
  if (isSame) return list
  const kept = new Map(list.rows.map((row) => [row.saved, row]))
  const followed = lines.reduce<AddressList>(
    (next, line) => {
      const row = kept.get(line)
      return row === undefined ? append(next, line) : { ...next, rows: [...next.rows, row] }
    },
    { ...list, rows: [] },
  )
  const drafts = list.rows.filter((row) => row.saved === undefined)
  return { ...followed, rows: [...followed.rows, ...drafts] }
}

interface Checked {
  readonly line?: string
  readonly why: Message | undefined
}

function check({ check: checkLine, rows }: AddressList, key: number, text: string): Checked {
  const result = checkLine(text)
  if (!result.ok) return { why: result.why }
  const { address } = publisherOf(result.line)
  const twin = rows.findIndex(
    ({ key: other, saved }) =>
      other !== key && saved !== undefined && publisherOf(saved).address === address,
  )
  return twin < 0
    ? { line: result.line, why: undefined }
    : {
        why: message('settings.address-repeated', { address, position: twin + 1 }),
      }
}

function append(list: AddressList, line: string | undefined): AddressList {
  const { rows, nextKey: key } = list
  const row: AddressRow = { key, text: '', saved: undefined, why: undefined }
  const next = line === undefined ? row : saved(row, line)
  return { ...list, rows: [...rows, next], nextKey: key + 1 }
}

function saved(row: AddressRow, line: string): AddressRow {
  return { ...row, text: withoutOptions(line), saved: line, why: undefined }
}

function withoutOptions(line: string): string {
  return publisherLine({ ...publisherOf(line), ...NO_OPTIONS })
}

function withOptionsOf(line: string, before: string | undefined): string {
  if (before === undefined || line !== withoutOptions(line)) return line
  const { prefix, cameras } = publisherOf(before)
  return publisherLine({ ...publisherOf(line), prefix, cameras })
}

function mapRow(
  list: AddressList,
  key: number,
  change: (row: AddressRow) => AddressRow,
): AddressList {
  return { ...list, rows: list.rows.map((row) => (row.key === key ? change(row) : row)) }
}
