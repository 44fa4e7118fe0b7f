/** The MQTT broker, its user and password, pictures, and whether Camwall is connected. */
import { useState } from 'react'
import { checkBroker } from '../../../src-main/contract/broker.ts'
import {
  MAX_CREDENTIAL_LENGTH,
  PICTURE_SECONDS,
  type MqttConnection,
  type MqttSettings as Settings,
} from '../../../src-main/features/mqtt/contract.ts'
import { useCamwallStore, useTopics } from '../../store/use-camwall.ts'
import { say, text } from '../../text/language.ts'
import { checkAddressOrOff, checkNumber, orNone, type Check } from '../../theme/check.ts'
import { SettingField } from '../../theme/setting-field.tsx'
import { TextField } from '../../theme/text-field.tsx'

const checkAddress = checkAddressOrOff(checkBroker)

const checkSeconds = orNone(
  checkNumber({ min: PICTURE_SECONDS.least, max: PICTURE_SECONDS.most, whole: true }),
)

export function MqttSettings() {
  const store = useCamwallStore()
  const values = useTopics((topics) => topics?.settings.mqtt)
  const connection = useTopics((topics) => topics?.mqtt.connection)
  if (values === undefined || connection === undefined) return undefined
  const change = (patch: Partial<Settings>) => store.request('settings:change', 'mqtt', patch)
  return (
    <fieldset className="setting setting-group">
      <legend>{text('mqtt.title')}</legend>
      <SettingField
        label={text('mqtt.broker')}
        value={values.broker}
        check={checkAddress}
        apply={(broker) => change({ broker })}
        placeholder={text('mqtt.off')}
      />
      {values.broker === '' ? undefined : (
        <>
          <SettingField
            label={text('mqtt.user')}
            value={values.user}
            check={checkUser}
            apply={(user) => change({ user })}
            placeholder={text('mqtt.no-user')}
          />
          <PasswordField />
          <div className="limits">
            <SettingField
              label={text('mqtt.pictures')}
              value={values.pictureSeconds}
              check={checkSeconds}
              apply={(pictureSeconds) => change({ pictureSeconds })}
              placeholder={text('mqtt.no-pictures')}
              width="short"
            />
          </div>
          <p className="setting-help" role="status">
            {connectionText(connection)}
          </p>
        </>
      )}
      <p className="setting-help">{text('mqtt.help')}</p>
    </fieldset>
  )
}

/** A password is never shown: the field is for another one. */
function PasswordField() {
  const store = useCamwallStore()
  const hasPassword = useTopics((topics) => topics?.mqtt.hasPassword === true)
  const [password, setPassword] = useState('')
  const enter = async () => {
    if (password !== '' && (await store.request('mqtt:set-password', password))) setPassword('')
  }
  return (
    <>
      <TextField
        label={text('mqtt.password')}
        text={password}
        why={undefined}
        placeholder={text(hasPassword ? 'mqtt.has-password' : 'mqtt.no-password')}
        maxLength={MAX_CREDENTIAL_LENGTH}
        isSecret
        onText={setPassword}
        onEnter={() => void enter()}
      />
      {hasPassword ? (
        <p className="setting-acts">
          <button
            type="button"
            className="button"
            onClick={() => void store.request('mqtt:set-password', '')}
          >
            {text('mqtt.remove-password')}
          </button>
        </p>
      ) : undefined}
    </>
  )
}

function connectionText(connection: MqttConnection): string {
  switch (connection.kind) {
    case 'off':
    case 'connecting':
      return text('mqtt.state.connecting')
    case 'connected':
      return text('mqtt.state.connected')
    case 'fault':
      return say(connection.what)
  }
}

function checkUser(typed: string): Check<string> {
  return { ok: true, value: typed.trim().slice(0, MAX_CREDENTIAL_LENGTH) }
}
