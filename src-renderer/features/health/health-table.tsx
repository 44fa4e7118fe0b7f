/** The table of the health page: a line for each camera. */
import { memo, type ReactNode } from 'react'
import { ArrowDown, ArrowUp } from 'lucide-react'
import type { PlainTextKey } from '../../../src-main/contract/text/text.ts'
import { stateText, warningSentence } from '../../text/camera-words.ts'
import { useSeconds } from '../../text/clock.ts'
import { say, text } from '../../text/language.ts'
import { durationText } from '../../text/numbers.ts'
import { WarningIcon } from '../../theme/warning-icon.tsx'
import type { Column, HealthRow, Sorting } from './health-rows.ts'
import { Sparkline } from './sparkline.tsx'

interface TableColumn {
  readonly title: Extract<PlainTextKey, `health.${string}`>
  readonly by?: Column
  /** What the title does not say. */
  readonly help?: PlainTextKey
  readonly isNumber?: true
}

const COLUMNS: readonly TableColumn[] = [
  { title: 'health.camera', by: 'label' },
  { title: 'health.state', by: 'trouble' },
  { title: 'health.fps', by: 'fps', isNumber: true },
  { title: 'health.rates' },
  { title: 'health.kilobytes', by: 'bytesPerSecond', isNumber: true },
  { title: 'health.dropped', by: 'dropped', isNumber: true },
  { title: 'health.not-shown', by: 'notShown', isNumber: true },
  { title: 'health.latency', by: 'latency', help: 'health.median', isNumber: true },
  { title: 'health.stalls', by: 'stalls', help: 'health.last-hour', isNumber: true },
  { title: 'health.reconnections', by: 'reconnections', help: 'health.last-hour', isNumber: true },
]

interface HealthTableProps {
  readonly rows: readonly HealthRow[]
  readonly sorting: Sorting
  readonly sort: (by: Column) => void
  readonly goTo: (camera: string) => void
}

export function HealthTable({ rows, sorting, sort, goTo }: HealthTableProps) {
  return (
    <table className="health-table">
      <thead>
        <tr>
          {COLUMNS.map((column) => (
            <ColumnTitle key={column.title} {...column} sorting={sorting} sort={sort} />
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.camera} row={row} goTo={goTo} />
        ))}
      </tbody>
    </table>
  )
}

function ColumnTitle({
  title,
  by,
  help,
  isNumber,
  sorting,
  sort,
}: TableColumn & Pick<HealthTableProps, 'sorting' | 'sort'>) {
  const isSorted = by === sorting.by
  const tooltip = help === undefined ? undefined : text(help)
  if (by === undefined)
    return (
      <th scope="col" title={tooltip}>
        {text(title)}
      </th>
    )
  return (
    <th
      scope="col"
      title={tooltip}
      className={isNumber === true ? 'is-number' : undefined}
      aria-sort={!isSorted ? undefined : sorting.isDown ? 'descending' : 'ascending'}
    >
      <button type="button" onClick={() => sort(by)}>
        {text(title)}
        {!isSorted ? undefined : sorting.isDown ? <ArrowDown /> : <ArrowUp />}
      </button>
    </th>
  )
}

interface RowProps {
  readonly row: HealthRow
  readonly goTo: (camera: string) => void
}

const Row = memo(function Row({ row, goTo }: RowProps) {
  const { camera, label, trouble } = row
  return (
    <tr data-health={camera} data-trouble={trouble}>
      <th scope="row">
        <button type="button" dir="auto" title={camera} onClick={() => goTo(camera)}>
          {label}
        </button>
      </th>
      <td>
        <State row={row} />
      </td>
      <NumberCell>{text('health.rate', { fps: row.fps })}</NumberCell>
      <td>
        <Sparkline rates={row.rates} />
      </td>
      <NumberCell>{numberText(row.bytesPerSecond / 1000)}</NumberCell>
      <NumberCell>{numberText(row.dropped)}</NumberCell>
      <NumberCell>{numberText(row.notShown)}</NumberCell>
      <NumberCell>
        {row.latency === undefined
          ? text('health.unknown')
          : text('health.milliseconds', { milliseconds: row.latency })}
      </NumberCell>
      <NumberCell>{numberText(row.stalls)}</NumberCell>
      <NumberCell>{numberText(row.reconnections)}</NumberCell>
    </tr>
  )
})

/** The worst trouble in a word, how long it lasts, and the cause of each in the tooltip. */
function State({ row: { camera, state, trouble, since, warnings } }: { readonly row: HealthRow }) {
  const now = useSeconds(since > 0)
  if (trouble === undefined) return <span className="health-live">{stateText(camera, state)}</span>
  const all = trouble === 'missing' ? [trouble] : warnings.map(({ code }) => code)
  return (
    <span className="health-trouble" title={all.map(warningSentence).join('\n')}>
      <WarningIcon code={trouble} />
      <b>{text(`warning.${trouble}`)}</b>
      {since === 0 ? undefined : <span>{say(durationText(now - since / 1000))}</span>}
      {all.slice(1).map((code) => (
        <WarningIcon key={code} code={code} />
      ))}
      <span className="health-cause">{warningSentence(trouble)}</span>
    </span>
  )
}

function NumberCell({ children }: { readonly children: ReactNode }) {
  return <td className="is-number">{children}</td>
}

function numberText(value: number): string {
  return text('health.number', { value })
}
