/** Export and import in the settings. */
import { useCamwallStore } from '../../store/use-camwall.ts'
import { text } from '../../text/language.ts'
import { chooseImport } from './import-plan.ts'

export function WallFileSettings() {
  const store = useCamwallStore()
  return (
    <fieldset className="setting">
      <legend>{text('wall-file.title')}</legend>
      <p className="setting-acts wall-file-acts">
        <button
          type="button"
          className="button"
          onClick={() => void store.request('command:run', 'export-settings')}
        >
          {text('command.export-settings')}
        </button>
        <button type="button" className="button" onClick={() => void chooseImport(store)}>
          {text('command.import-settings')}
        </button>
      </p>
      <p className="setting-help">{text('wall-file.help')}</p>
    </fieldset>
  )
}
