/** All notices: what happened, when, and what to do. */
import type { Strip } from '../../features/page-feature.ts'
import { useCamwallStore } from '../../store/use-camwall.ts'
import { text } from '../../text/language.ts'
import { Sheet } from '../../theme/sheet.tsx'
import { NoticeText } from './notice-text.tsx'
import { SeverityIcon } from './severity-icon.tsx'
import { useStrips } from './use-strips.ts'
import './notices.css'

export function NoticesSheet() {
  const strips = useStrips()
  return (
    <Sheet title={text('notices.label')} closeLabel="notices.close" className="notices">
      <DismissAll strips={strips} />
      {strips.length === 0 ? <p className="notices-none">{text('notices.none')}</p> : undefined}
      <ul>
        {strips.map((strip) => (
          <NoticeStrip key={strip.key} strip={strip} />
        ))}
      </ul>
    </Sheet>
  )
}

/** Those of features have buttons of their own, and the hub's fault stays until it is fixed. */
function DismissAll({ strips }: { readonly strips: readonly Strip[] }) {
  const store = useCamwallStore()
  const ids = strips.flatMap(({ notice }) => notice ?? [])
  if (ids.length < 2) return undefined
  const dismiss = () => {
    store.main.dismissTrouble()
    void store.request('notice:dismiss', ids)
  }
  return (
    <button type="button" className="button notices-dismiss" onClick={dismiss}>
      {text('notices.dismiss-all')}
    </button>
  )
}

function NoticeStrip({ strip }: { readonly strip: Strip }) {
  const { severity, at, Acts } = strip
  return (
    <li className="notice" data-severity={severity}>
      <SeverityIcon severity={severity} />
      <div className="notice-text">
        <p className="notice-head">
          {/* The icon says the same. */}
          <span className="notice-severity" aria-hidden="true">
            {text(`notices.${severity}`)}
          </span>
          {at === undefined ? undefined : text('numbers.date-and-time', { at })}
        </p>
        <p>
          <NoticeText strip={strip} />
        </p>
      </div>
      <Acts strip={strip} />
    </li>
  )
}
