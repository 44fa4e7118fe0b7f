/** Whether Camwall looks for updates. */
import { useCamwall, useCamwallStore } from '../../store/use-camwall.ts'
import { useAtOnce } from './use-at-once.ts'

export function Updates({ lookForUpdates }: { readonly lookForUpdates: boolean }) {
  const store = useCamwallStore()
  const isUpdatable = useCamwall((state) => state.wall?.update.kind !== 'never')
  const [isOn, change] = useAtOnce(lookForUpdates, (on) =>
    store.changeAppSettings({ lookForUpdates: on }),
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
