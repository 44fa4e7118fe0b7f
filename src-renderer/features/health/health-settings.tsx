/** After how long each is a warning. An empty field turns the warning off. */
import {
  MAX_PROBE_SECONDS,
  MAX_WARN_SECONDS,
  MIN_WARN_SECONDS,
  type HealthSettings as Settings,
} from '../../../src-main/features/health/contract.ts'
import { useCamwallStore, useTopics } from '../../store/use-camwall.ts'
import { text } from '../../text/language.ts'
import { checkNumber, orNone } from '../../theme/check.ts'
import { SettingField } from '../../theme/setting-field.tsx'

const checkSeconds = orNone(checkNumber({ min: MIN_WARN_SECONDS, max: MAX_WARN_SECONDS }))
const checkProbe = checkNumber({ min: MIN_WARN_SECONDS, max: MAX_PROBE_SECONDS })

const WARNINGS = [
  ['lateSeconds', 'health.late-seconds'],
  ['frozenSeconds', 'health.frozen-seconds'],
  ['darkSeconds', 'health.dark-seconds'],
  ['missingSeconds', 'health.missing-seconds'],
] as const

export function HealthSettings() {
  const store = useCamwallStore()
  const values = useTopics((topics) => topics?.settings.health)
  if (values === undefined) return undefined
  const change = (patch: Partial<Settings>) => store.request('settings:change', 'health', patch)
  return (
    <fieldset className="setting limits">
      <legend>{text('health.settings')}</legend>
      {WARNINGS.map(([key, label]) => (
        <SettingField
          key={key}
          label={text(label)}
          value={values[key]}
          check={checkSeconds}
          apply={(seconds) => change({ [key]: seconds })}
          placeholder={text('health.off')}
          width="short"
        />
      ))}
      {values.darkSeconds === null ? undefined : (
        <SettingField
          label={text('health.probe-seconds')}
          value={values.probeSeconds}
          check={checkProbe}
          apply={(probeSeconds) => change({ probeSeconds })}
          width="short"
        />
      )}
      <p className="setting-help">{text('health.settings-help')}</p>
    </fieldset>
  )
}
