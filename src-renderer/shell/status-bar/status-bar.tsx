/** The one bar: what the hub does, how many cameras are in which state, how much comes, and what one can do. */
import { useMemo } from 'react'
import { Maximize, OctagonAlert, Settings, TriangleAlert } from 'lucide-react'
import { useCamwall, useCamwallStore } from '../../store/use-camwall.ts'
import { hubWords, MODE_NAMES } from '../../text/hub-words.ts'
import { countWords, fpsNumber, megabytesNumber } from '../../text/numbers.ts'
import { wallTotals, type WallTotals } from './wall-totals.ts'
import './status-bar.css'

export function StatusBar() {
  const store = useCamwallStore()
  const settingsOpen = useCamwall((state) => state.settingsOpen)
  return (
    <footer className="bar" aria-label="Status">
      <Hub />
      <Cameras />
      <div className="bar-acts">
        <button type="button" className="bar-button" onClick={() => store.setFullScreen(true)}>
          <Maximize />
          <span>Full screen</span>
        </button>
        <button
          type="button"
          className="bar-button"
          aria-expanded={settingsOpen}
          onClick={() => (settingsOpen ? store.closeSettings() : store.openSettings())}
        >
          <Settings />
          <span>Settings</span>
        </button>
      </div>
    </footer>
  )
}

function Hub() {
  const hub = useCamwall((state) => state.wall?.hub)
  if (hub === undefined) return undefined
  const words = hubWords(hub)
  if (hub.kind === 'fault')
    return (
      <div className="bar-fault" data-hub="fault" title={`${hub.what} ${hub.todo}`}>
        <OctagonAlert />
        <b>{MODE_NAMES[hub.mode]}</b>
        <span className="bar-clip">{words}</span>
      </div>
    )
  return (
    <div className="bar-item bar-hub" data-hub={hub.kind}>
      {MODE_NAMES[hub.mode]} <b className="bar-clip">{words}</b>
    </div>
  )
}

function Cameras() {
  const statuses = useCamwall((state) => state.statuses)
  const dropped = useCamwall((state) => state.wall?.totals.dropped ?? 0)
  const totals = useMemo(() => wallTotals(statuses.values()), [statuses])
  const { cameras } = totals
  const isEmpty = cameras.live + cameras.stalled + cameras.gone === 0
  return (
    <>
      <div className="bar-item" data-testid="cameras">
        {isEmpty ? 'no camera yet' : <CameraCounts totals={totals} />}
      </div>
      {isEmpty ? undefined : (
        <div className="bar-item bar-rates">
          <Number wide={4} value={fpsNumber(totals.fps)} unit="fps" />
          <Number wide={4} value={megabytesNumber(totals.bytesPerSecond)} unit="MB/s" />
          <Number wide={1} value={countWords(dropped)} unit="dropped" />
        </div>
      )}
      {totals.withoutPicture.length === 0 ? undefined : (
        <div className="bar-item bar-warning" title={totals.withoutPicture.join('\n')}>
          <TriangleAlert />
          <span className="bar-clip">{withoutPictureWords(totals.withoutPicture)}</span>
        </div>
      )}
    </>
  )
}

function CameraCounts({ totals: { cameras } }: { readonly totals: WallTotals }) {
  return (
    <>
      <span>
        <b>{cameras.live}</b> live
      </span>
      {cameras.stalled === 0 ? undefined : (
        <span className="is-stalled">
          <b>{cameras.stalled}</b> stalled
        </span>
      )}
      {cameras.gone === 0 ? undefined : (
        <span className="is-gone">
          <b>{cameras.gone}</b> gone
        </span>
      )}
    </>
  )
}

interface NumberProps {
  /** Room is kept for this many digits, so that nothing beside it moves. */
  readonly wide: number
  readonly value: string
  readonly unit: string
}

function Number({ wide, value, unit }: NumberProps) {
  return (
    <span className="bar-number">
      <b style={{ minWidth: `${wide}ch` }}>{value}</b> {unit}
    </span>
  )
}

function withoutPictureWords(reasons: readonly string[]): string {
  const [first] = reasons
  return reasons.length === 1 && first !== undefined
    ? `no picture from ${first}`
    : `no picture from ${reasons.length} senders`
}
