/** The buttons of the notices of snapshots. */
import { useCamwallStore, useTopics } from '../../store/use-camwall.ts'
import { text } from '../../text/language.ts'
import { DismissButton } from '../../theme/dismiss-button.tsx'
import './snapshot.css'

export function NewsActs() {
  const store = useCamwallStore()
  const hasFile = useTopics((topics) => topics?.snapshot.news?.hasFile === true)
  return (
    <>
      <DismissButton act={() => void store.request('snapshot:dismiss')} />
      {hasFile ? (
        <button
          type="button"
          className="button"
          onClick={() => void store.request('snapshot:show')}
        >
          {text('snapshot.show')}
        </button>
      ) : undefined}
    </>
  )
}

const STUCK_ACTS = [
  ['snapshot:choose-folder', 'snapshot.choose-folder'],
  ['snapshot:discard', 'snapshot.discard'],
] as const
const UNWRITTEN_ACTS = [['snapshot:retry', 'snapshot.retry'], ...STUCK_ACTS] as const

export function StuckActs() {
  return <Acts acts={STUCK_ACTS} />
}

export function UnwrittenActs() {
  return <Acts acts={UNWRITTEN_ACTS} />
}

function Acts({ acts }: { readonly acts: readonly (typeof UNWRITTEN_ACTS)[number][] }) {
  const store = useCamwallStore()
  return (
    <div className="snapshot-acts">
      {acts.map(([name, label]) => (
        <button
          key={name}
          type="button"
          className="button"
          onClick={() => void store.request(name)}
        >
          {text(label)}
        </button>
      ))}
    </div>
  )
}
