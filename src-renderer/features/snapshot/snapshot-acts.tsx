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

const UNWRITTEN_ACTS = [
  ['snapshot:retry', 'snapshot.retry'],
  ['snapshot:choose-folder', 'snapshot.choose-folder'],
  ['snapshot:discard', 'snapshot.discard'],
] as const

export function UnwrittenActs() {
  const store = useCamwallStore()
  return (
    <div className="snapshot-acts">
      {UNWRITTEN_ACTS.map(([name, label]) => (
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
