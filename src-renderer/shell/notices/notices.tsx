/** Strips over the lower left corner of the wall: what happened, and what to do. */
import { useMemo, useState } from 'react'
import { Info, OctagonAlert, TriangleAlert } from 'lucide-react'
import { useStore } from 'zustand'
import { shallow } from 'zustand/shallow'
import type { Notice } from '../../../src-main/app/notices/contract.ts'
import type { Topics } from '../../../src-main/features/list.ts'
import { features } from '../../features/list.ts'
import type { Strip } from '../../features/page-feature.ts'
import { useCamwallStore, useTopics } from '../../store/use-camwall.ts'
import { text } from '../../text/language.ts'
import { shownNotices } from './shown-notices.ts'
import './notices.css'

const NONE: readonly Notice[] = []
const ICONS = { info: Info, warning: TriangleAlert, error: OctagonAlert } as const

export function Notices() {
  const { main, tiles } = useCamwallStore()
  const isEmpty = useStore(tiles.state, (all) => all.length === 0)
  const hub = useTopics((topics) => topics?.hub)
  const notices = useTopics((topics) => topics?.notices ?? NONE)
  const trouble = useStore(main.trouble)
  const [stripsOf] = useState(() => keepingSame(featureStrips))
  const featureStripsNow = useTopics(stripsOf)
  const { strips, more } = useMemo(
    // The empty wall shows the hub's fault itself.
    () =>
      shownNotices({ hub: isEmpty ? undefined : hub, notices, trouble, strips: featureStripsNow }),
    [isEmpty, hub, notices, trouble, featureStripsNow],
  )
  if (strips.length === 0) return undefined
  return (
    <section className="notices" aria-label={text('notices.label')}>
      {strips.map((strip) => (
        <NoticeStrip key={strip.key} strip={strip} />
      ))}
      {more === 0 ? undefined : (
        <p className="notices-more">{text('notices.more', { count: more })}</p>
      )}
    </section>
  )
}

function featureStrips(topics: Topics | undefined): readonly Strip[] {
  return topics === undefined ? [] : features.flatMap(({ strips }) => strips?.(topics) ?? [])
}

/** Returns the previous array while the strips are equal, so that a selector does not cause a render. */
function keepingSame(make: typeof featureStrips): typeof featureStrips {
  let last: readonly Strip[] = []
  return (topics) => {
    const next = make(topics)
    const isSame =
      next.length === last.length && next.every((strip, index) => shallow(strip, last[index]))
    if (!isSame) last = next
    return last
  }
}

function NoticeStrip({ strip }: { readonly strip: Strip }) {
  const { severity, what, figure, todo, Acts } = strip
  const Icon = ICONS[severity]
  return (
    <div
      className="notice"
      data-severity={severity}
      role={severity === 'error' ? 'alert' : 'status'}
    >
      <Icon />
      <p>
        <b>{what}</b>
        {figure === undefined ? undefined : <Figure figure={figure} />}
        {todo === undefined ? undefined : <span className="notice-todo"> {todo}</span>}
      </p>
      <Acts strip={strip} />
    </div>
  )
}

/** Hidden from screen readers, which would read the whole strip again for each change. */
function Figure({ figure }: { readonly figure: string }) {
  return (
    <span className="notice-figure" aria-hidden="true">
      {' '}
      {figure}
    </span>
  )
}
