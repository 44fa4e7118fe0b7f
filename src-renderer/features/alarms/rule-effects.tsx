/** Of the editor: what an alarm does beside its marks. */
import { useState } from 'react'
import {
  MAX_LASTS_SECONDS,
  MAX_URL_LENGTH,
  MIN_RECORD_SECONDS,
  signingKey,
  type Webhook,
} from '../../../src-main/contract/alarm-rule.ts'
import { isOffered } from '../../store/offered.ts'
import { useCamwallStore, useTopics } from '../../store/use-camwall.ts'
import { text } from '../../text/language.ts'
import { checkNumber } from '../../theme/check.ts'
import { CopyButton } from '../../theme/copy-button.tsx'
import { SelectField } from '../../theme/select-field.tsx'
import { SettingField } from '../../theme/setting-field.tsx'
import { Switch } from '../../theme/switch.tsx'
import { TextField } from '../../theme/text-field.tsx'
import type { RulePartProps } from './rule-part.ts'

const SWITCHES = ['sound', 'notification', 'front'] as const
const NO_WEBHOOK: Webhook = { url: '', allowsLocal: false }
/** Seconds: long enough to see what happened. */
const DEFAULT_RECORD_SECONDS = 60
const checkSeconds = checkNumber({ min: MIN_RECORD_SECONDS, max: MAX_LASTS_SECONDS })
/** In place of a layout's id. */
const NONE = ''

export function RuleEffects({ rule, change }: RulePartProps) {
  const { effects } = rule
  const layouts = useTopics((topics) => topics?.layouts) ?? []
  const set = (patch: Partial<typeof effects>) => change({ effects: { ...effects, ...patch } })
  return (
    <fieldset className="setting alarm-effects">
      <legend>{text('alarms.effects')}</legend>
      <p className="setting-help">{text('alarms.effects-help')}</p>
      {SWITCHES.map((key) => (
        <Switch key={key} isOn={effects[key]} turn={(isOn) => set({ [key]: isOn })}>
          {text(`alarms.${key}`)}
        </Switch>
      ))}
      <SelectField
        label={text('alarms.layout')}
        value={effects.layout ?? NONE}
        options={[
          [NONE, text('alarms.no-layout')],
          ...layouts.map(({ id, name }) => [id, name] as const),
        ]}
        choose={(id) => set({ layout: id === NONE ? null : id })}
      />
      {effects.record === null && !isOffered('record') ? undefined : (
        <Switch
          isOn={effects.record !== null}
          turn={(isOn) => set({ record: isOn ? DEFAULT_RECORD_SECONDS : null })}
        >
          {text('alarms.record')}
        </Switch>
      )}
      {effects.record === null ? undefined : (
        <SettingField
          label={text('alarms.record-seconds')}
          value={effects.record}
          check={checkSeconds}
          apply={(record) => {
            set({ record })
            return Promise.resolve()
          }}
          width="short"
        />
      )}
      <Switch
        isOn={effects.webhook !== null}
        turn={(isOn) => set({ webhook: isOn ? NO_WEBHOOK : null })}
      >
        {text('alarms.webhook')}
      </Switch>
      {effects.webhook === null ? undefined : (
        <WebhookFields
          rule={rule.id}
          webhook={effects.webhook}
          set={(webhook) => set({ webhook })}
        />
      )}
    </fieldset>
  )
}

interface WebhookFieldsProps {
  /** The id of the rule. */
  readonly rule: string
  readonly webhook: Webhook
  readonly set: (webhook: Webhook) => void
}

function WebhookFields({ rule, webhook, set }: WebhookFieldsProps) {
  return (
    <>
      <TextField
        label={text('alarms.url')}
        text={webhook.url}
        why={undefined}
        maxLength={MAX_URL_LENGTH}
        onText={(url) => set({ ...webhook, url: url.trim() })}
      />
      <Switch isOn={webhook.allowsLocal} turn={(allowsLocal) => set({ ...webhook, allowsLocal })}>
        {text('alarms.allows-local')}
      </Switch>
      <Secret key={signingKey(rule, webhook.url)} rule={rule} url={webhook.url} />
      <p className="setting-help">{text('alarms.webhook-help')}</p>
    </>
  )
}

interface SecretProps {
  /** The id of the rule. */
  readonly rule: string
  readonly url: string
}

/** The secret is shown once, when it is made. */
function Secret({ rule, url }: SecretProps) {
  const { main } = useCamwallStore()
  const signed = useTopics((topics) => topics?.alarms.signed)
  const hasSecret = signed?.includes(signingKey(rule, url)) === true
  const [secret, setSecret] = useState<string>()
  const renew = async () => setSecret(await main.ask('alarms:new-secret', rule, url))
  return (
    <div className="alarm-secret">
      {secret === undefined ? (
        <p>{text(hasSecret ? 'alarms.has-secret' : 'alarms.no-secret')}</p>
      ) : (
        <>
          <p>{text('alarms.secret-once')}</p>
          <code>{secret}</code>
        </>
      )}
      <div className="alarm-acts">
        {secret === undefined ? undefined : <CopyButton content={secret} />}
        <button
          type="button"
          className="button"
          disabled={!URL.canParse(url)}
          onClick={() => void renew()}
        >
          {text('alarms.new-secret')}
        </button>
      </div>
    </div>
  )
}
