/** How many events are kept, and how long a tile shows one. */
import {
  MAX_CHIP_SECONDS,
  MAX_EVENT_DAYS,
  MAX_EVENT_MEGABYTES,
  MIN_EVENT_DAYS,
  MIN_EVENT_MEGABYTES,
  type EventsSettings as Settings,
} from '../../../src-main/features/events/contract.ts'
import { isOffered } from '../../store/offered.ts'
import { useCamwallStore, useTopics } from '../../store/use-camwall.ts'
import { text } from '../../text/language.ts'
import { checkNumber } from '../../theme/check.ts'
import { SettingField } from '../../theme/setting-field.tsx'
import { Switch } from '../../theme/switch.tsx'
import { useAtOnce } from '../../theme/use-at-once.ts'

/** A hub without a database keeps none, but its tiles show the newest. */
const ARE_KEPT = isOffered('events')
const CHIP_FIELD = [
  'chipSeconds',
  'events.chip-seconds',
  { min: 0, max: MAX_CHIP_SECONDS },
] as const
const FIELDS = [
  ['megabytes', 'events.megabytes', { min: MIN_EVENT_MEGABYTES, max: MAX_EVENT_MEGABYTES }],
  ['days', 'events.days', { min: MIN_EVENT_DAYS, max: MAX_EVENT_DAYS }],
  CHIP_FIELD,
] as const

export function EventsSettings() {
  const store = useCamwallStore()
  const values = useTopics((topics) => topics?.settings.events)
  const change = (patch: Partial<Settings>) => store.request('settings:change', 'events', patch)
  const [hasPictures, setPictures] = useAtOnce(values?.pictures === true, (pictures) =>
    change({ pictures }),
  )
  if (values === undefined) return undefined
  return (
    <fieldset className="setting limits">
      <legend>{text('events.settings')}</legend>
      {(ARE_KEPT ? FIELDS : [CHIP_FIELD]).map(([key, label, bounds]) => (
        <SettingField
          key={key}
          label={text(label)}
          value={values[key]}
          check={checkNumber({ ...bounds, whole: true })}
          apply={(value) => change({ [key]: value })}
          width="short"
        />
      ))}
      {ARE_KEPT ? (
        <>
          <Switch isOn={hasPictures} turn={setPictures}>
            {text('events.pictures')}
          </Switch>
          <p className="setting-help">{text('events.settings-help')}</p>
        </>
      ) : undefined}
    </fieldset>
  )
}
