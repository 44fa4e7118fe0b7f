/** Access control: the addresses and the camera names that may send. */
import { checkCameraName, checkNetwork } from '../../../src-main/contract/access.ts'
import { uses } from '../../../src-main/contract/mode.ts'
import type { HubSettings } from '../../../src-main/contract/settings.ts'
import { useCamwallStore } from '../../store/use-camwall.ts'
import { text } from '../../text/language.ts'
import { checkLines, linesOf } from '../../theme/check.ts'
import { FlagNote } from '../../theme/flag-note.tsx'
import { SettingField } from '../../theme/setting-field.tsx'

const checkNetworks = checkLines(checkNetwork)
const checkNames = checkLines(checkCameraName)

export function AccessControl({ hub }: { readonly hub: HubSettings }) {
  const store = useCamwallStore()
  return (
    <fieldset className="setting setting-group">
      <legend>{text('settings.access')}</legend>
      {uses(hub.mode, 'req-rep') ? (
        <div>
          <SettingField
            label={text('settings.access-addresses')}
            value={hub.allowFrom.join('\n')}
            check={checkNetworks}
            apply={(typed) =>
              store.request('settings:change', 'hub', { allowFrom: linesOf(typed) })
            }
            placeholder={text('settings.access-any-address')}
            lines
          />
          <FlagNote setting="allowFrom" />
        </div>
      ) : undefined}
      <div>
        <SettingField
          label={text('settings.access-names')}
          value={hub.allowNames.join('\n')}
          check={checkNames}
          apply={(typed) => store.request('settings:change', 'hub', { allowNames: linesOf(typed) })}
          placeholder={text('settings.access-any-name')}
          lines
        />
        <FlagNote setting="allowNames" />
      </div>
      {uses(hub.mode, 'pub-sub') ? (
        <p className="setting-help">{text('settings.access-pub-sub')}</p>
      ) : undefined}
    </fieldset>
  )
}
