/** Settings of a wall that nobody operates. */
import { useState } from 'react'
import { checkLeaveKeys, isPin, PIN_DIGITS } from '../../../src-main/app/kiosk/contract.ts'
import { LOGIN_STARTS } from '../../../src-main/features/unattended/contract.ts'
import { useCamwallStore, useTopics } from '../../store/use-camwall.ts'
import { IS_MAC, keyLabel } from '../../text/keys.ts'
import { say, text } from '../../text/language.ts'
import type { Check } from '../../theme/check.ts'
import { SelectField } from '../../theme/select-field.tsx'
import { SettingField } from '../../theme/setting-field.tsx'
import { Switch } from '../../theme/switch.tsx'
import { TextField } from '../../theme/text-field.tsx'
import { useAtOnce } from '../../theme/use-at-once.ts'

/** A login item of a Mac has no arguments, so it cannot start in kiosk mode. */
const STARTS = IS_MAC ? LOGIN_STARTS.filter((start) => start !== 'kiosk') : LOGIN_STARTS

export function UnattendedSettings() {
  const store = useCamwallStore()
  const settings = useTopics((topics) => topics?.settings.unattended)
  const canStart = useTopics((topics) => topics?.unattended.canStartAtLogin === true)
  const leaveKeys = useTopics((topics) => topics?.settings.kiosk.leaveKeys)
  const [isKeptOn, keepOn] = useAtOnce(settings?.keepDisplayOn === true, (keepDisplayOn) =>
    store.request('settings:change', 'unattended', { keepDisplayOn }),
  )
  if (settings === undefined || leaveKeys === undefined) return undefined
  return (
    <fieldset className="setting setting-group">
      <legend>{text('unattended.title')}</legend>
      <Switch isOn={isKeptOn} turn={keepOn}>
        {text('unattended.keep-display-on')}
      </Switch>
      {canStart ? (
        <SelectField
          label={text('unattended.start-at-login')}
          value={settings.startAtLogin}
          options={STARTS.map((start) => [start, text(`unattended.start.${start}`)])}
          choose={(startAtLogin) =>
            store.request('settings:change', 'unattended', { startAtLogin })
          }
        />
      ) : undefined}
      <SettingField
        label={text('unattended.leave-keys')}
        value={say(keyLabel(leaveKeys))}
        check={checkKeys}
        apply={(typed) => store.request('settings:change', 'kiosk', { leaveKeys: typed })}
      />
      <PinField />
      <p className="setting-help">{text('unattended.help')}</p>
    </fieldset>
  )
}

/** Command is written ⌘ on a Mac, and Ctrl in the setting. */
function checkKeys(typed: string): Check<string> {
  const names = typed.replace('⌘', 'Ctrl+').replace('⌥', 'Alt+').replace('⇧', 'Shift+')
  const result = checkLeaveKeys(names)
  return result.ok ? { ok: true, value: result.keys } : result
}

/** A PIN is never shown: the field is for another one. */
function PinField() {
  const store = useCamwallStore()
  const hasPin = useTopics((topics) => topics?.kiosk.hasPin === true)
  const [pin, setPin] = useState('')
  const [isBad, setIsBad] = useState(false)
  const enter = async () => {
    setIsBad(pin !== '' && !isPin(pin))
    if (isPin(pin) && (await store.request('kiosk:set-pin', pin))) setPin('')
  }
  return (
    <>
      <TextField
        label={text('unattended.pin')}
        text={pin}
        why={isBad ? text('kiosk.not-a-pin', PIN_DIGITS) : undefined}
        placeholder={text(hasPin ? 'unattended.has-pin' : 'unattended.no-pin')}
        maxLength={PIN_DIGITS.most}
        isSecret
        onText={setPin}
        onEnter={() => void enter()}
      />
      {hasPin ? (
        <p className="setting-acts">
          <button
            type="button"
            className="button"
            onClick={() => void store.request('kiosk:set-pin', undefined)}
          >
            {text('unattended.remove-pin')}
          </button>
        </p>
      ) : undefined}
    </>
  )
}
