/** Small strips over the wall's lower left corner: what happened, and what to do. */
import { useMemo, useState } from 'react'
import { Info, OctagonAlert, TriangleAlert } from 'lucide-react'
import { useStore } from 'zustand'
import { shallow } from 'zustand/shallow'
import type { Notice } from '../../../src-main/app/notices/contract.ts'
import type { Topics } from '../../../src-main/features/list.ts'
import { features } from '../../features/list.ts'
import type { Strip } from '../../features/page-feature.ts'
import { useCamwallStore, useTopics } from '../../store/use-camwall.ts'
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
  const told = useTopics(stripsOf)
  const { strips, more } = useMemo(
    // A wall without a picture tells the hub's fault in its middle.
    () => shownNotices({ hub: isEmpty ? undefined : hub, notices, trouble, strips: told }),
    [isEmpty, hub, notices, trouble, told],
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

function featureStrips(topics: Topics | undefined): readonly Strip[] {
  return topics === undefined ? [] : features.flatMap(({ strips }) => strips?.(topics) ?? [])
}

/** Strips are made anew each time; the last ones are given again while they say the same. */
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

/** A screen reader would read the whole strip again for each change. */
function Figure({ figure }: { readonly figure: string }) {
  return (
    <span className="notice-figure" aria-hidden="true">
      {' '}
      {figure}
    </span>
  )
}
