/** Of the editor: when a rule counts. */
import { message } from '../../../src-main/contract/text/text.ts'
import { DAYS, isTimeOfDay, type Schedule } from '../../../src-main/contract/alarm-rule.ts'
import { text } from '../../text/language.ts'
import type { Check } from '../../theme/check.ts'
import { Segments } from '../../theme/segments.tsx'
import { SettingField } from '../../theme/setting-field.tsx'
import { Switch } from '../../theme/switch.tsx'
import { withDay } from './rule-draft.ts'
import type { RulePartProps } from './rule-part.ts'

const KINDS = ['always', 'scheduled'] as const
/** Every night, for a start. */
const NIGHTS: Schedule = { days: DAYS, from: '22:00', to: '06:00' }

export function RuleSchedule({ rule: { schedule }, change }: RulePartProps) {
  return (
    <fieldset className="setting">
      <legend>{text('alarms.schedule')}</legend>
      <Segments
        name="alarm-schedule"
        value={schedule === null ? 'always' : 'scheduled'}
        choices={KINDS}
        textOf={(kind) => text(`alarms.${kind}`)}
        choose={(kind) => change({ schedule: kind === 'always' ? null : NIGHTS })}
      />
      {schedule === null ? undefined : (
        <Times schedule={schedule} choose={(next) => change({ schedule: next })} />
      )}
    </fieldset>
  )
}

interface TimesProps {
  readonly schedule: Schedule
  readonly choose: (schedule: Schedule) => void
}

function Times({ schedule, choose }: TimesProps) {
  const { days, from, to } = schedule
  const time = (key: 'from' | 'to') => (
    <SettingField
      label={text(`alarms.${key}`)}
      value={schedule[key]}
      check={checkTime}
      apply={(typed) => {
        choose({ ...schedule, [key]: typed })
        return Promise.resolve()
      }}
      width="short"
    />
  )
  return (
    <>
      <div className="alarm-days">
        {DAYS.map((day) => (
          <Switch
            key={day}
            isOn={days.includes(day)}
            turn={(isIn) => choose({ ...schedule, days: withDay(days, day, isIn) })}
          >
            {text(`alarms.day-${day}`)}
          </Switch>
        ))}
      </div>
      <div className="limits">
        {time('from')}
        {time('to')}
      </div>
      {to <= from ? <p className="setting-help">{text('alarms.over-midnight')}</p> : undefined}
    </>
  )
}

function checkTime(typed: string): Check<string> {
  const time = typed.trim()
  return isTimeOfDay(time)
    ? { ok: true, value: time }
    : { ok: false, why: message('alarms.not-a-time') }
}
