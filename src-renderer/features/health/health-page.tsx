/** The health of every camera, the worst first: what is wrong, since when, and why. */
import { useCallback, useDeferredValue, useMemo, useState } from 'react'
import { useCamwallStore } from '../../store/use-camwall.ts'
import { text } from '../../text/language.ts'
import { CopyButton } from '../../theme/copy-button.tsx'
import { Segments } from '../../theme/segments.tsx'
import { Sheet } from '../../theme/sheet.tsx'
import { TextField } from '../../theme/text-field.tsx'
import { csvOf, plainTextOf } from './health-export.ts'
import {
  filteredRows,
  sortedRows,
  sortingAfter,
  type HealthRow,
  type Sorting,
} from './health-rows.ts'
import { HealthTable } from './health-table.tsx'
import { LikelyCauses } from './likely-causes.tsx'
import { useHealthRows } from './use-health.ts'
import './health-page.css'

const SHOWN = ['all', 'troubled'] as const

export function HealthPage() {
  const rows = useHealthRows()
  return (
    <Sheet title={text('health.title')} closeLabel="health.close" className="health-page">
      <LikelyCauses />
      {rows === undefined ? undefined : <Cameras rows={rows} />}
    </Sheet>
  )
}

function Cameras({ rows }: { readonly rows: readonly HealthRow[] }) {
  const store = useCamwallStore()
  const [sorting, setSorting] = useState<Sorting>({ by: 'trouble', isDown: true })
  const [shown, setShown] = useState<(typeof SHOWN)[number]>('all')
  const [search, setSearch] = useState('')
  const wanted = useDeferredValue(search)
  const found = useMemo(() => {
    const filter = { onlyTroubled: shown === 'troubled', search: wanted }
    return sortedRows(filteredRows(rows, filter), sorting)
  }, [rows, shown, wanted, sorting])
  const goTo = useCallback(
    (camera: string) => {
      const tile = store.tiles.all.find((each) => each.camera === camera && each.isHotspot !== true)
      if (tile === undefined) return
      store.view.showAll()
      store.view.goTo(tile.id, { keepsSelection: false })
    },
    [store],
  )
  if (rows.length === 0) return <p className="health-none">{text('health.no-camera')}</p>
  const troubled = rows.filter(({ trouble }) => trouble !== undefined).length
  return (
    <>
      <div className="health-bar">
        <p role="status">{text('health.summary', { count: rows.length, troubled })}</p>
        <TextField
          label={text('health.search')}
          hideLabel
          placeholder={text('health.search')}
          text={search}
          why={undefined}
          onText={setSearch}
        />
        <Segments
          name="health-shown"
          value={shown}
          choices={SHOWN}
          textOf={(choice) => text(`health.show-${choice}`)}
          choose={setShown}
        />
        <CopyButton label={text('health.copy-text')} content={plainTextOf(found)} />
        <CopyButton label={text('health.copy-csv')} content={csvOf(found)} />
      </div>
      {found.length === 0 ? (
        <p className="health-none">{text('health.none')}</p>
      ) : (
        <HealthTable
          rows={found}
          sorting={sorting}
          sort={(by) => setSorting((before) => sortingAfter(before, by))}
          goTo={goTo}
        />
      )}
    </>
  )
}
