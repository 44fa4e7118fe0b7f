/** Whether single characters run commands. */
import { useCamwallStore, useSingleCharacters } from '../../store/use-camwall.ts'
import { text } from '../../text/language.ts'
import { Switch } from '../../theme/switch.tsx'
import { useAtOnce } from '../../theme/use-at-once.ts'

export function KeysSettings() {
  const store = useCamwallStore()
  const [isOn, turn] = useAtOnce(useSingleCharacters(), (singleCharacters) =>
    store.request('settings:change', 'keys', { singleCharacters }),
  )
  return (
    <fieldset className="setting">
      <legend>{text('key-table.title')}</legend>
      <Switch isOn={isOn} turn={turn}>
        {text('key-table.single')}
      </Switch>
      <p className="setting-help">{text('key-table.single-help')}</p>
    </fieldset>
  )
}
