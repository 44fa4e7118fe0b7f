/** Whether Camwall looks for updates. */
import { useCamwallStore, useTopics } from '../../store/use-camwall.ts'
import { useAtOnce } from '../../theme/use-at-once.ts'

export function UpdatesSettings() {
  const store = useCamwallStore()
  const isUpdatable = useTopics((topics) => topics?.update.kind !== 'never')
  const isInForce = useTopics((topics) => topics?.settings.updates.lookForUpdates === true)
  const [isOn, change] = useAtOnce(isInForce, (lookForUpdates) =>
    store.request('settings:change', 'updates', { lookForUpdates }),
  )
  if (!isUpdatable) return undefined
  return (
    <fieldset className="setting">
      <legend>Updates</legend>
      <label className="switch">
        <input type="checkbox" checked={isOn} onChange={(event) => change(event.target.checked)} />
        Look for updates
      </label>
      <p className="setting-help">
        Once a day Camwall asks GitHub for the newest version, and tells nothing of itself. It
        downloads and installs nothing unless you say so.
      </p>
    </fieldset>
  )
}
