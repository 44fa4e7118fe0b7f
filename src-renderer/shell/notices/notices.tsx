/** Small strips over the wall's lower left corner: what happened, and what to do. */
import { useMemo } from 'react'
import { Info, OctagonAlert, TriangleAlert, X } from 'lucide-react'
import { useCamwall, useCamwallStore } from '../../store/use-camwall.ts'
import { shownNotices, type Strip } from './shown-notices.ts'
import { UpdateActs } from './update-acts.tsx'
import type { Notice } from '../../../src-main/contract/bridge.ts'
import './notices.css'

const NONE: readonly Notice[] = []
const ICONS = { info: Info, warning: TriangleAlert, error: OctagonAlert } as const

export function Notices() {
  // A wall without a picture tells the hub's fault in its middle.
  const hub = useCamwall((state) => (state.tiles.length === 0 ? undefined : state.wall?.hub))
  const notices = useCamwall((state) => state.wall?.notices ?? NONE)
  const trouble = useCamwall((state) => state.trouble)
  const update = useCamwall((state) => state.wall?.update)
  const { strips, more } = useMemo(
    () => shownNotices({ hub, notices, trouble, update }),
    [hub, notices, trouble, update],
  )
  if (strips.length === 0) return undefined
  return (
    <section className="notices" aria-label="Notices">
      {strips.map((strip) => (
        <NoticeStrip key={strip.key} strip={strip} />
      ))}
      {more === 0 ? undefined : <p className="notices-more">{more} more</p>}
    </section>
  )
}

function NoticeStrip({ strip }: { readonly strip: Strip }) {
  const Icon = ICONS[strip.severity]
  return (
    <div
      className="notice"
      data-severity={strip.severity}
      role={strip.severity === 'error' ? 'alert' : 'status'}
    >
      <Icon />
      <p>
        <b>{strip.what}</b>
        {strip.figure === undefined ? undefined : <Figure figure={strip.figure} />}
        {strip.todo === undefined ? undefined : <span className="notice-todo"> {strip.todo}</span>}
      </p>
      <StripActs source={strip.source} />
    </div>
  )
}

/** A screen reader would read the whole strip again for each change. */
function Figure({ figure }: { readonly figure: string }) {
  return (
    <span className="notice-figure" aria-hidden="true">
      {' '}
      {figure}
    </span>
  )
}

function StripActs({ source }: { readonly source: Strip['source'] }) {
  const store = useCamwallStore()
  if (source === 'hub')
    return (
      <button type="button" className="button" onClick={() => store.openSettings()}>
        Open Settings
      </button>
    )
  if (source !== 'page' && 'update' in source) return <UpdateActs update={source.update} />
  return (
    <button
      type="button"
      className="icon-button"
      aria-label="Dismiss"
      title="Dismiss"
      onClick={() =>
        source === 'page' ? store.dismissTrouble() : store.dismissNotice(source.notice)
      }
    >
      <X />
    </button>
  )
}
