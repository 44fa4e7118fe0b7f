/** The status bar: the hub, cameras by state, rates, and buttons. */
import { useMemo, type ReactNode } from 'react'
import {
  ChevronLeft,
  ChevronRight,
  History,
  LayoutGrid,
  LockKeyhole,
  Maximize,
  OctagonAlert,
  Plus,
  Settings,
  TriangleAlert,
} from 'lucide-react'
import { useStore } from 'zustand'
import { faultsOf, isOpening } from '../../../src-main/contract/hub.ts'
import { DEFAULT_LAYOUT } from '../../../src-main/contract/layout.ts'
import { sentences } from '../../../src-main/contract/text/text.ts'
import type { CommandId } from '../../../src-main/features/list.ts'
import { labelOf, runCommand, tooltipOf } from '../../features/commands.ts'
import { isOffered } from '../../store/offered.ts'
import { pageCount, pageOf } from '../../store/pages.ts'
import { setAside } from '../../store/shown-layout.ts'
import { useCameras, useCamwallStore, useTopics } from '../../store/use-camwall.ts'
import { hubWords, modeName } from '../../text/hub-words.ts'
import { say, text } from '../../text/language.ts'
import { MarkedText } from '../../theme/marked-text.tsx'
import { NoticeCounter } from '../notices/notice-counter.tsx'
import { RefusalLine } from '../notices/refusal-line.tsx'
import { RecordingState } from './recording-state.tsx'
import { SheetButton } from './sheet-button.tsx'
import { wallTotals, type WallTotals } from './wall-totals.ts'
import { Clock } from './clock.tsx'
import './status-bar.css'

export function StatusBar() {
  return (
    <footer className="bar" aria-label={text('status.label')}>
      <Hub />
      <NoticeCounter />
      <Cameras />
      <RecordingState />
      <RefusalLine />
      <div className="bar-acts">
        <Clock />
        <Aside />
        <Pages />
        <LookBackButton />
        <LayoutButton />
        <BarButton command="full-screen">
          <Maximize />
          <span>{text('status.full-screen')}</span>
        </BarButton>
        <SheetButton command="settings">
          <Settings />
          <span>{text('status.settings')}</span>
        </SheetButton>
      </div>
    </footer>
  )
}

function LayoutButton() {
  const isLocked = useTopics((topics) => topics?.layout.isLocked === true)
  return (
    <SheetButton command="layout">
      {isLocked ? <LockKeyhole /> : <LayoutGrid />}
      <span>{text(isLocked ? 'status.layout-locked' : 'status.layout')}</span>
    </SheetButton>
  )
}

function LookBackButton() {
  const isOpen = useStore(useCamwallStore().lookBack.state, (state) => state.isOpen)
  return (
    <BarButton command="look-back" isExpanded={isOpen}>
      <History />
      <span>{text('look-back.label')}</span>
    </BarButton>
  )
}

/** Only if new cameras wait aside. */
function Aside() {
  const store = useCamwallStore()
  const cameras = useCameras()
  const topics = useTopics((all) => all)
  const waiting = topics === undefined ? [] : setAside(topics, cameras.values())
  if (waiting.length === 0 || !isOffered('layout')) return undefined
  const add = () =>
    store.request(
      'layouts:add-cameras',
      waiting.map(({ camera }) => camera),
    )
  return (
    <button
      type="button"
      className="bar-button"
      title={text('layouts.set-aside-help')}
      onClick={() => void add()}
    >
      <Plus />
      <span>{text('layouts.set-aside', { count: waiting.length })}</span>
    </button>
  )
}

/** Only if the layout has several pages. */
function Pages() {
  const store = useCamwallStore()
  const layout = useTopics((topics) => topics?.layout ?? DEFAULT_LAYOUT)
  const count = useStore(store.tiles.state, (tiles) => pageCount(tiles.length, layout))
  const current = useStore(store.view.state, (view) => view.current)
  const isSolo = useStore(store.view.state, (view) => view.solo !== undefined)
  const index = useStore(store.tiles.state, (tiles) => tiles.findIndex(({ id }) => id === current))
  if (count === 1 || isSolo) return undefined
  return (
    <div className="bar-pages">
      <BarIcon command="previous-page">
        <ChevronLeft />
      </BarIcon>
      <span data-testid="page">
        {text('status.page', { page: pageOf(index, layout) + 1, count })}
      </span>
      <BarIcon command="next-page">
        <ChevronRight />
      </BarIcon>
    </div>
  )
}

function BarIcon({ command, children }: BarButtonProps) {
  const store = useCamwallStore()
  return (
    <button
      type="button"
      className="bar-button"
      aria-label={say(labelOf(command))}
      title={tooltipOf(command)}
      onClick={() => runCommand(store, command)}
    >
      {children}
    </button>
  )
}

interface ExpandingButtonProps extends BarButtonProps {
  /** Whether what the button opens is open; only of one that opens something. */
  readonly isExpanded?: boolean
}

interface BarButtonProps {
  readonly command: CommandId
  readonly children: ReactNode
}

function BarButton({ command, isExpanded, children }: ExpandingButtonProps) {
  const store = useCamwallStore()
  if (!isOffered(command)) return undefined
  return (
    <button
      type="button"
      className="bar-button"
      title={tooltipOf(command)}
      aria-expanded={isExpanded}
      onClick={() => runCommand(store, command)}
    >
      {children}
    </button>
  )
}

function Hub() {
  const hub = useTopics((topics) => topics?.hub)
  if (hub === undefined) return undefined
  const words = hubWords(hub)
  const [fault] = faultsOf(hub)
  if (fault !== undefined)
    return (
      <div className="bar-fault" data-hub="fault" title={say(sentences(fault.what, fault.todo))}>
        <OctagonAlert />
        <b>{modeName(hub.mode)}</b>
        <span className="bar-clip">{words}</span>
      </div>
    )
  return (
    <div className="bar-item bar-hub" data-hub={isOpening(hub) ? 'opening' : 'open'}>
      {modeName(hub.mode)} <b className="bar-clip">{words}</b>
    </div>
  )
}

function Cameras() {
  const all = useCameras()
  const missing = useTopics((topics) => topics?.missing.length ?? 0)
  const dropped = useTopics((topics) => topics?.totals.dropped ?? 0)
  const totals = useMemo(() => wallTotals(all.values()), [all])
  const { cameras } = totals
  const isEmpty = cameras.live + cameras.stalled + cameras.gone === 0
  return (
    <>
      <SheetButton command="health" className="bar-cameras" testId="cameras">
        {isEmpty ? text('status.no-camera') : <CameraCounts totals={totals} />}
        {missing === 0 ? undefined : (
          <i className="is-stalled">
            <Count text={text('status.missing', { count: missing })} />
          </i>
        )}
      </SheetButton>
      {isEmpty ? undefined : (
        <div className="bar-item bar-rates">
          <Figure width={4} text={text('status.fps', { fps: totals.fps })} />
          <Figure
            width={4}
            text={text('status.megabytes', { megabytes: totals.bytesPerSecond / 1_000_000 })}
          />
          <Figure width={1} text={text('status.dropped', { frames: dropped })} />
        </div>
      )}
      {totals.withoutPicture.length === 0 ? undefined : (
        <WithoutPicture faults={totals.withoutPicture} />
      )}
    </>
  )
}

function CameraCounts({ totals: { cameras, warned } }: { readonly totals: WallTotals }) {
  return (
    <>
      <i>
        <Count text={text('status.live', { count: cameras.live })} />
      </i>
      {warned === 0 ? undefined : (
        <i className="is-stalled">
          <Count text={text('status.warned', { count: warned })} />
        </i>
      )}
      {cameras.stalled === 0 ? undefined : (
        <i className="is-stalled">
          <Count text={text('status.stalled', { count: cameras.stalled })} />
        </i>
      )}
      {cameras.gone === 0 ? undefined : (
        <i className="is-gone">
          <Count text={text('status.gone', { count: cameras.gone })} />
        </i>
      )}
    </>
  )
}

function Count({ text }: { readonly text: string }) {
  return <MarkedText text={text} mark={(count) => <b>{count}</b>} />
}

interface FigureProps {
  /** Least width of the number in digits, so that its changes do not move the rest of the bar. */
  readonly width: number
  readonly text: string
}

function Figure({ width, text }: FigureProps) {
  return (
    <span className="bar-number">
      <MarkedText
        text={text}
        mark={(number) => <b style={{ minWidth: `${width}ch` }}>{number}</b>}
      />
    </span>
  )
}

function WithoutPicture({ faults }: { readonly faults: WallTotals['withoutPicture'] }) {
  const [first] = faults
  const words =
    faults.length === 1 && first !== undefined
      ? text('status.without-picture', first)
      : text('status.several-without-picture', { count: faults.length })
  return (
    <div
      className="bar-item bar-warning"
      title={faults.map((fault) => text('status.sender-fault', fault)).join('\n')}
    >
      <TriangleAlert />
      <span className="bar-clip">{words}</span>
    </div>
  )
}
