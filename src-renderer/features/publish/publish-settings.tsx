/** Where cameras are published again, under which names, and whether somebody subscribes. */
import { checkPublishAddress } from '../../../src-main/contract/address.ts'
import { checkPublisher } from '../../../src-main/contract/publisher.ts'
import { MAX_FPS_LIMIT, MAX_RELAYS } from '../../../src-main/contract/limits.ts'
import type { PublishSettings as Settings } from '../../../src-main/features/publish/contract.ts'
import { useCamwallStore, useTopics } from '../../store/use-camwall.ts'
import { say, text } from '../../text/language.ts'
import {
  checkAddressOrOff,
  checkLines,
  checkNumber,
  checkPrefix,
  linesOf,
} from '../../theme/check.ts'
import { SettingField } from '../../theme/setting-field.tsx'

const checkAddress = checkAddressOrOff(checkPublishAddress)

const checkRelays = checkLines(checkPublisher, MAX_RELAYS)
const checkFps = checkNumber({ min: 1, max: MAX_FPS_LIMIT, whole: true })

export function PublishSettings() {
  const store = useCamwallStore()
  const values = useTopics((topics) => topics?.settings.publish)
  if (values === undefined) return undefined
  const change = (patch: Partial<Settings>) => store.request('settings:change', 'publish', patch)
  return (
    <fieldset className="setting setting-group">
      <legend>{text('publish.title')}</legend>
      <SettingField
        label={text('publish.address')}
        value={values.address}
        check={checkAddress}
        apply={(address) => change({ address })}
        placeholder={text('publish.off')}
      />
      <SettingField
        label={text('publish.relays')}
        value={values.relays.join('\n')}
        check={checkRelays}
        apply={(lines) => change({ relays: linesOf(lines) })}
        placeholder={text('publish.no-relays')}
        lines
      />
      {values.address === '' && values.relays.length === 0 ? undefined : (
        <>
          <SettingField
            label={text('publish.prefix')}
            value={values.prefix}
            check={checkPrefix}
            apply={(prefix) => change({ prefix })}
            placeholder={text('publish.no-prefix')}
          />
          <div className="limits">
            <SettingField
              label={text('publish.max-fps')}
              value={values.maxFps}
              check={checkFps}
              apply={(maxFps) => change({ maxFps })}
              width="short"
            />
          </div>
          <State />
          <Relays />
        </>
      )}
      <p className="setting-help">{text('publish.help')}</p>
    </fieldset>
  )
}

function State() {
  const state = useTopics((topics) => topics?.publish)
  if (state === undefined || state.kind === 'off') return undefined
  const words =
    state.kind === 'open'
      ? text('publish.open', { address: state.address, count: state.topics })
      : `${say(state.what)} ${say(state.todo)}`
  return <p className="setting-help">{words}</p>
}

function Relays() {
  const relays = useTopics((topics) => topics?.relays) ?? []
  return relays.map(({ address, kind, topics }) => (
    <p key={address} className="setting-help">
      {kind === 'connected'
        ? text('publish.relay.connected', { address, count: topics })
        : text(`publish.relay.${kind}`, { address })}
    </p>
  ))
}
