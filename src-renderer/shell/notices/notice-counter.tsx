/** The counter of notices in the status bar, and there the newest one for a few seconds. */
import { useStore } from 'zustand'
import type { Strip } from '../../features/page-feature.ts'
import { useCamwallStore } from '../../store/use-camwall.ts'
import { text } from '../../text/language.ts'
import { MarkedText } from '../../theme/marked-text.tsx'
import { SheetButton } from '../status-bar/sheet-button.tsx'
import { worstOf } from './gathered-notices.ts'
import { useNewest } from './newest.ts'
import { NoticeText } from './notice-text.tsx'
import { SeverityIcon } from './severity-icon.tsx'
import { useStrips } from './use-strips.ts'
import './notices.css'

export function NoticeCounter() {
  const strips = useStrips()
  const newest = useNewest(strips)
  const isOpen = useStore(useCamwallStore().sheet, (open) => open === 'notices')
  const severity = worstOf(strips)
  if (severity === undefined) return undefined
  return (
    <section className="bar-notices" aria-label={text('notices.label')}>
      <SheetButton command="notices">
        <span className="notice-mark" data-severity={severity}>
          <SeverityIcon severity={severity} />
        </span>
        <span>
          <MarkedText
            text={text('notices.count', { count: strips.length })}
            mark={(count) => <b>{count}</b>}
          />
        </span>
      </SheetButton>
      {newest === undefined || isOpen ? undefined : <NewestLine strip={newest} />}
    </section>
  )
}

/** In full screen there is no status bar: the newest notice is over the wall, and then gone. */
export function NoticeGlance() {
  const newest = useNewest(useStrips())
  if (newest === undefined) return undefined
  return (
    <section className="notice-glance" aria-label={text('notices.label')}>
      <span className="notice-mark" data-severity={newest.severity}>
        <SeverityIcon severity={newest.severity} />
      </span>
      <NewestLine strip={newest} />
    </section>
  )
}

function NewestLine({ strip }: { readonly strip: Strip }) {
  return (
    <p
      className="notice-line"
      role={strip.severity === 'error' || strip.severity === 'alarm' ? 'alert' : 'status'}
      title={[strip.what, strip.todo].join(' ')}
    >
      <NoticeText strip={strip} />
    </p>
  )
}
