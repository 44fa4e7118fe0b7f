/** The buttons below what is told of an update. */
import type { UpdateAct } from '../../../src-main/features/updates/contract.ts'
import { useCamwallStore, useTopics } from '../../store/use-camwall.ts'
import { CopyButton } from '../../theme/copy-button.tsx'

export function UpdateActs() {
  const update = useTopics((topics) => topics?.update)
  if (update === undefined) return undefined
  return (
    <div className="update-acts">
      {update.kind === 'offered' && update.canTake ? (
        <Act act="download" label="Download" />
      ) : undefined}
      {update.kind === 'downloaded' ? <Act act="restart" label="Restart to update" /> : undefined}
      <Act act="later" label={update.kind === 'downloading' ? 'Cancel' : 'Later'} />
      {update.kind === 'offered' ? <CopyButton text={update.address} /> : undefined}
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
