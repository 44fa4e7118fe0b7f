/** The panel of details of the first selected tile's camera. */
import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import type { CameraLatency } from '../../../src-main/features/details/contract.ts'
import { isOffered } from '../../store/offered.ts'
import { poll } from '../../store/poll.ts'
import { useCamera, useCamwallStore } from '../../store/use-camwall.ts'
import type { WallTile } from '../../store/wall-tile.ts'
import { useSeconds } from '../../text/clock.ts'
import { text } from '../../text/language.ts'
import { Sheet } from '../../theme/sheet.tsx'
import { countRows, detailRows, readingRows, type DetailRow } from './detail-rows.ts'
import './details.css'

/** A latency is of all frames so far: it changes slowly. */
const LATENCY_EVERY_MS = 1000

export function DetailsPanel() {
  const store = useCamwallStore()
  useStore(store.tiles.state)
  useStore(store.view.state)
  const [first] = store.view.targets
  return first === undefined ? undefined : <Panel tile={first} />
}

function Panel({ tile }: { readonly tile: WallTile }) {
  const status = useCamera(tile.camera, (row) => row)
  const latency = useLatency(tile.camera)
  const now = useSeconds(true)
  if (status === undefined) return undefined
  const readings = readingRows(status)
  return (
    <Sheet
      title={tile.label}
      closeLabel="details.close"
      closeKey="d"
      keepsFocus
      className="details-panel"
    >
      <Rows rows={detailRows(status, latency, 1000 * now)} />
      {status.mode === 'req-rep' ? <AnswerButton camera={tile.camera} /> : undefined}
      <h3>{text('details.counts')}</h3>
      <Rows rows={countRows(status)} />
      {readings.length === 0 ? undefined : (
        <>
          <h3>{text('details.readings')}</h3>
          <Rows rows={readings} />
        </>
      )}
    </Sheet>
  )
}

function AnswerButton({ camera }: { readonly camera: string }) {
  const store = useCamwallStore()
  if (!isOffered('answer-camera')) return undefined
  return (
    <button
      type="button"
      className="button details-answer"
      onClick={() => store.openDialog({ command: 'answer-camera', camera })}
    >
      {text('command.answer-camera')}
    </button>
  )
}

function Rows({ rows }: { readonly rows: readonly DetailRow[] }) {
  return (
    <dl>
      {rows.map(({ key, label, value }) => (
        <div key={key} data-detail={key}>
          <dt>{label}</dt>
          <dd dir="auto">{value}</dd>
        </div>
      ))}
    </dl>
  )
}

function useLatency(camera: string): CameraLatency | undefined {
  const { main } = useCamwallStore()
  const [known, setKnown] = useState<{ camera: string; latency: CameraLatency | undefined }>()
  useEffect(
    () =>
      poll(
        () => main.ask('details:latency', camera),
        (latency) => setKnown({ camera, latency }),
        LATENCY_EVERY_MS,
      ),
    [main, camera],
  )
  return known?.camera === camera ? known.latency : undefined
}
