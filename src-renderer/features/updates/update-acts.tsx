/** The buttons of the update notice. */
import type { UpdateAct } from '../../../src-main/features/updates/contract.ts'
import { useCamwallStore, useTopics } from '../../store/use-camwall.ts'
import { text } from '../../text/language.ts'
import { CopyButton } from '../../theme/copy-button.tsx'

export function UpdateActs() {
  const update = useTopics((topics) => topics?.update)
  if (update === undefined) return undefined
  return (
    <div className="update-acts">
      {update.kind === 'offered' && update.canTake ? (
        <Act act="download" label={text('updates.download')} />
      ) : undefined}
      {update.kind === 'downloaded' ? (
        <Act act="restart" label={text('updates.restart')} />
      ) : undefined}
      <Act
        act="later"
        label={update.kind === 'downloading' ? text('updates.cancel') : text('updates.later')}
      />
      {update.kind === 'offered' ? <CopyButton content={update.address} /> : undefined}
    </div>
  )
}

function Act({ act, label }: { readonly act: UpdateAct; readonly label: string }) {
  const store = useCamwallStore()
  return (
    <button type="button" className="button" onClick={() => void store.request('update:act', act)}>
      {label}
    </button>
  )
}
