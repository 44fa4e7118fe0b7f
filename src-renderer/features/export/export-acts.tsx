/** The buttons of the notices of exports. */
import { useCamwallStore, useTopics } from '../../store/use-camwall.ts'
import { text } from '../../text/language.ts'
import { DismissButton } from '../../theme/dismiss-button.tsx'

export function RunningActs() {
  const store = useCamwallStore()
  return (
    <button type="button" className="button" onClick={() => void store.request('export:cancel')}>
      {text('export.cancel')}
    </button>
  )
}

export function NewsActs() {
  const store = useCamwallStore()
  const hasFolder = useTopics((topics) => topics?.export.news?.hasFolder === true)
  return (
    <>
      <DismissButton act={() => void store.request('export:dismiss')} />
      {hasFolder ? (
        <button type="button" className="button" onClick={() => void store.request('export:show')}>
          {text('export.show')}
        </button>
      ) : undefined}
    </>
  )
}
