/** The buttons below what is told of an update. */
import type { UpdateAct, UpdateState } from '../../../src-main/contract/bridge.ts'
import { CopyButton } from '../empty-wall/copy-button.tsx'
import { useCamwallStore } from '../../store/use-camwall.ts'

export function UpdateActs({ update }: { readonly update: UpdateState }) {
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
    <button type="button" className="button" onClick={() => store.actOnUpdate(act)}>
      {label}
    </button>
  )
}
