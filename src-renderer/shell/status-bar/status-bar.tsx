/** The one bar: what the hub does, how many cameras are in which state, how much comes, and what one can do. */
import { useMemo, type ReactNode } from 'react'
import { Maximize, OctagonAlert, Settings, TriangleAlert } from 'lucide-react'
import { useStore } from 'zustand'
import type { CommandId } from '../../../src-main/features/list.ts'
import { runCommand, tooltipOf } from '../../features/commands.ts'
import { useCameras, useCamwallStore, useTopics } from '../../store/use-camwall.ts'
import { hubWords, MODE_NAMES } from '../../text/hub-words.ts'
import { countWords, fpsNumber, megabytesNumber } from '../../text/numbers.ts'
import { wallTotals, type WallTotals } from './wall-totals.ts'
import './status-bar.css'

export function StatusBar() {
  const store = useCamwallStore()
  const isOpen = useStore(store.settingsOpen)
  return (
    <footer className="bar" aria-label="Status">
      <Hub />
      <Cameras />
      <div className="bar-acts">
        <BarButton command="full-screen">
          <Maximize />
          <span>Full screen</span>
        </BarButton>
        <BarButton command="settings" isOpen={isOpen} close={() => store.closeSettings()}>
          <Settings />
          <span>Settings</span>
        </BarButton>
      </div>
    </footer>
  )
}

interface BarButtonProps {
  readonly command: CommandId
  /** Of what it opens. */
  readonly isOpen?: boolean
  readonly close?: () => void
  readonly children: ReactNode
}

function BarButton({ command, isOpen, close, children }: BarButtonProps) {
  const store = useCamwallStore()
  return (
    <button
      type="button"
      className="bar-button"
      title={tooltipOf(command)}
      aria-expanded={isOpen}
      onClick={() => (isOpen === true ? close?.() : runCommand(store, command))}
    >
      {children}
    </button>
  )
}

function Hub() {
  const hub = useTopics((topics) => topics?.hub)
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
  const all = useCameras()
  const dropped = useTopics((topics) => topics?.totals.dropped ?? 0)
  const totals = useMemo(() => wallTotals(all.values()), [all])
  const { cameras } = totals
  const isEmpty = cameras.live + cameras.stalled + cameras.gone === 0
  return (
    <>
      <div className="bar-item" data-testid="cameras">
        {isEmpty ? 'no camera yet' : <CameraCounts totals={totals} />}
      </div>
      {isEmpty ? undefined : (
        <div className="bar-item bar-rates">
          <Figure wide={4} value={fpsNumber(totals.fps)} unit="fps" />
          <Figure wide={4} value={megabytesNumber(totals.bytesPerSecond)} unit="MB/s" />
          <Figure wide={1} value={countWords(dropped)} unit="dropped" />
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

interface FigureProps {
  /** Room is kept for this many digits, so that nothing beside it moves. */
  readonly wide: number
  readonly value: string
  readonly unit: string
}

function Figure({ wide, value, unit }: FigureProps) {
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
