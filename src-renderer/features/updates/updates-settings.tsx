/** Whether Camwall checks for updates. */
import { useCamwallStore, useTopics } from '../../store/use-camwall.ts'
import { text } from '../../text/language.ts'
import { Switch } from '../../theme/switch.tsx'
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
      <legend>{text('updates.title')}</legend>
      <Switch isOn={isOn} turn={change}>
        {text('updates.check')}
      </Switch>
      <p className="setting-help">{text('updates.help')}</p>
    </fieldset>
  )
}
