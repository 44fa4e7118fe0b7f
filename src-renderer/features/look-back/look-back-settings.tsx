/** Whether the last seconds are kept, in how much memory, and how many frames of them. */
import {
  MAX_LOOK_BACK_MEGABYTES,
  MAX_LOOK_BACK_SECONDS,
  MIN_LOOK_BACK_MEGABYTES,
  MIN_LOOK_BACK_SECONDS,
  type LookBackSettings as Settings,
} from '../../../src-main/features/look-back/contract.ts'
import { MAX_FPS_LIMIT } from '../../../src-main/contract/limits.ts'
import { useCamwallStore, useTopics } from '../../store/use-camwall.ts'
import { say, text } from '../../text/language.ts'
import { bytesText } from '../../text/numbers.ts'
import { checkNumber, orNone } from '../../theme/check.ts'
import { SettingField } from '../../theme/setting-field.tsx'
import { Switch } from '../../theme/switch.tsx'
import { useAtOnce } from '../../theme/use-at-once.ts'
import { useKept } from './use-kept.ts'

const FIELDS = [
  [
    'megabytes',
    'look-back.megabytes',
    { min: MIN_LOOK_BACK_MEGABYTES, max: MAX_LOOK_BACK_MEGABYTES },
  ],
  ['seconds', 'look-back.seconds', { min: MIN_LOOK_BACK_SECONDS, max: MAX_LOOK_BACK_SECONDS }],
] as const

/** Seconds; less is not worth a sentence. */
const LEAST_DIFFERENCE = 1

const checkFps = orNone(checkNumber({ min: 1, max: MAX_FPS_LIMIT, whole: true }))

export function LookBackSettings() {
  const store = useCamwallStore()
  const values = useTopics((topics) => topics?.settings.lookBack)
  const change = (patch: Partial<Settings>) => store.request('settings:change', 'lookBack', patch)
  const [isOn, turn] = useAtOnce(values?.isOn === true, (isOn) => change({ isOn }))
  if (values === undefined) return undefined
  return (
    <fieldset className="setting limits">
      <legend>{text('look-back.settings')}</legend>
      <Switch isOn={isOn} turn={turn}>
        {text('look-back.is-on')}
      </Switch>
      {FIELDS.map(([key, label, bounds]) => (
        <SettingField
          key={key}
          label={text(label)}
          value={values[key]}
          check={checkNumber({ ...bounds, whole: true })}
          apply={(value) => change({ [key]: value })}
          width="short"
        />
      ))}
      <SettingField
        label={text('look-back.fps')}
        value={values.fps}
        check={checkFps}
        apply={(fps) => change({ fps })}
        placeholder={text('look-back.every-frame')}
        width="short"
      />
      {isOn ? <Kept /> : undefined}
      <p className="setting-help">{text('look-back.settings-help')}</p>
    </fieldset>
  )
}

/** What the memory gives now. */
function Kept() {
  const kept = useKept()
  if (kept === undefined || kept.cameras === 0) return undefined
  const { seconds, mostSeconds: most, bytes } = kept
  const size = say(bytesText(bytes))
  return (
    <p className="setting-help">
      {most - seconds < LEAST_DIFFERENCE
        ? text('look-back.kept', { seconds, size })
        : text('look-back.kept-range', { seconds, most, size })}
    </p>
  )
}
