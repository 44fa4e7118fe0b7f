/** The health page as a text, for a message to somebody, and as CSV, for a spreadsheet. */
import { csvLine } from '../../../src-main/contract/csv.ts'
import { text } from '../../text/language.ts'
import type { HealthRow } from './health-rows.ts'

/** A title, and what a cell of the column has. Numbers are plain: a spreadsheet reads them. */
function columns(): readonly (readonly [title: string, cell: (row: HealthRow) => string])[] {
  return [
    [text('health.camera'), ({ camera }) => camera],
    [text('rename.label'), ({ label }) => label],
    [text('health.state'), stateOf],
    [text('health.fps'), ({ fps }) => fps.toFixed(1)],
    [text('health.kilobytes'), ({ bytesPerSecond }) => (bytesPerSecond / 1000).toFixed(0)],
    [text('health.dropped'), ({ dropped }) => String(dropped)],
    [text('health.not-shown'), ({ notShown }) => String(notShown)],
    [text('health.latency'), ({ latency }) => latency?.toFixed(0) ?? ''],
    [text('health.stalls'), ({ stalls }) => String(stalls)],
    [text('health.reconnections'), ({ reconnections }) => String(reconnections)],
  ]
}

/** The codes, which are the same in every language, as the report has them. */
function stateOf({ state, trouble, warnings }: HealthRow): string {
  if (trouble === 'missing') return trouble
  return warnings.length === 0 ? state : warnings.map(({ code }) => code).join(' ')
}

export function csvOf(rows: readonly HealthRow[]): string {
  const all = columns()
  const lines = [
    all.map(([title]) => title),
    ...rows.map((row) => all.map(([, cell]) => cell(row))),
  ]
  return lines.map(csvLine).join('')
}

/** Columns of one width each. */
export function plainTextOf(rows: readonly HealthRow[]): string {
  const all = columns()
  const lines = [
    all.map(([title]) => title),
    ...rows.map((row) => all.map(([, cell]) => oneLine(cell(row)))),
  ]
  const widths = all.map((_, index) => Math.max(...lines.map((cells) => cells[index]?.length ?? 0)))
  return lines
    .map(
      (cells) =>
        `${cells
          .map((cell, index) => cell.padEnd(widths[index] ?? 0))
          .join('  ')
          .trimEnd()}\n`,
    )
    .join('')
}

function oneLine(cell: string): string {
  return cell.replaceAll(/\s+/g, ' ')
}
