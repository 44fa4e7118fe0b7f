/** Who may send: everybody, or only the addresses, names and keys that are listed. */
import { checkCameraName, checkNetwork } from '../../../src-main/contract/access.ts'
import type { HubSettings } from '../../../src-main/contract/settings.ts'
import { useCamwallStore } from '../../store/use-camwall.ts'
import { checkLines, linesOf } from '../../theme/check.ts'
import { FlagNote } from '../../theme/flag-note.tsx'
import { SettingField } from '../../theme/setting-field.tsx'

const checkNetworks = checkLines(checkNetwork)
const checkNames = checkLines(checkCameraName)

export function WhoMaySend({ hub }: { readonly hub: HubSettings }) {
  const store = useCamwallStore()
  return (
    <fieldset className="setting who-may-send">
      <legend>Who may send</legend>
      {hub.mode === 'req-rep' ? (
        <div>
          <SettingField
            label="Addresses, one on each line"
            value={hub.allowFrom.join('\n')}
            check={checkNetworks}
            apply={(text) => store.request('settings:change', 'hub', { allowFrom: linesOf(text) })}
            placeholder="everybody"
            lines
          />
          <FlagNote setting="allowFrom" />
        </div>
      ) : undefined}
      <div>
        <SettingField
          label="Camera names, one on each line"
          value={hub.allowNames.join('\n')}
          check={checkNames}
          apply={(text) => store.request('settings:change', 'hub', { allowNames: linesOf(text) })}
          placeholder="all"
          lines
        />
        <FlagNote setting="allowNames" />
      </div>
      {hub.mode === 'pub-sub' ? (
        <p className="setting-help">Camwall connects to the addresses above and to nobody else.</p>
      ) : undefined}
    </fieldset>
  )
}
