/** Where the web server listens, and who may use it. */
import { checkHttpAddress } from '../../../src-main/contract/address.ts'
import { useCamwallStore, useTopics } from '../../store/use-camwall.ts'
import { say, text } from '../../text/language.ts'
import { checkAddressOrOff } from '../../theme/check.ts'
import { SettingField } from '../../theme/setting-field.tsx'
import { WebUsers } from './web-users.tsx'

const checkAddress = checkAddressOrOff(checkHttpAddress)

export function WebSettings() {
  const store = useCamwallStore()
  const address = useTopics((topics) => topics?.settings.web.address)
  if (address === undefined) return undefined
  return (
    <fieldset className="setting setting-group">
      <legend>{text('web.title')}</legend>
      <SettingField
        label={text('web.address')}
        value={address}
        check={checkAddress}
        apply={(typed) => store.request('settings:change', 'web', { address: typed })}
        placeholder={text('web.off')}
      />
      <State />
      <p className="setting-help">{text('web.help')}</p>
      <WebUsers />
    </fieldset>
  )
}

function State() {
  const state = useTopics((topics) => topics?.web)
  if (state === undefined || state.kind === 'off') return undefined
  const words =
    state.kind === 'open'
      ? text('web.open', { address: state.address })
      : `${say(state.what)} ${say(state.todo)}`
  return <p className="setting-help">{words}</p>
}
