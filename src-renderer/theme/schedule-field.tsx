/** A field for when something counts: always, or on days and between times. */
import { message } from '../../src-main/contract/text/text.ts'
import { DAYS, isTimeOfDay, type Schedule } from '../../src-main/contract/alarm-rule.ts'
import { text } from '../text/language.ts'
import type { Check } from './check.ts'
import { Segments } from './segments.tsx'
import { SettingField } from './setting-field.tsx'
import { Switch } from './switch.tsx'
import { withDay } from './with-item.ts'
import './choice-list.css'

const KINDS = ['always', 'scheduled'] as const
/** Every night, for a start. */
const NIGHTS: Schedule = { days: DAYS, from: '22:00', to: '06:00' }

interface ScheduleFieldProps {
  /** Of the choice, unique on the page. */
  readonly name: string
  /** `null` is always. */
  readonly schedule: Schedule | null
  readonly choose: (schedule: Schedule | null) => void
}

export function ScheduleField({ name, schedule, choose }: ScheduleFieldProps) {
  return (
    <fieldset className="setting">
      <legend>{text('alarms.schedule')}</legend>
      <Segments
        name={name}
        value={schedule === null ? 'always' : 'scheduled'}
        choices={KINDS}
        textOf={(kind) => text(`alarms.${kind}`)}
        choose={(kind) => choose(kind === 'always' ? null : NIGHTS)}
      />
      {schedule === null ? undefined : <Times schedule={schedule} choose={choose} />}
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
      <div className="choice-days">
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
