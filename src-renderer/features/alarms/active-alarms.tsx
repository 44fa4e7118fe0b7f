/** In the panel: the alarms that are on, and what a person can do about them. */
import { Bell, BellOff, BellRing } from 'lucide-react'
import type { ActiveAlarm, AlarmsTopics } from '../../../src-main/features/alarms/contract.ts'
import { labelsBy } from '../../store/camera-labels.ts'
import { isOffered } from '../../store/offered.ts'
import { useCamwallStore, useTopics } from '../../store/use-camwall.ts'
import { useSeconds } from '../../text/clock.ts'
import { say, text } from '../../text/language.ts'
import { durationText } from '../../text/numbers.ts'
import { whyWords } from './rule-words.ts'
import { SnoozeChoice } from './snooze-choice.tsx'

/** More rows are not read; “Acknowledge all” is for all. */
const MAX_SHOWN = 50

export function ActiveAlarms() {
  const alarms = useTopics((topics) => topics?.alarms)
  const aliases = useTopics((topics) => topics?.aliases)
  const labelOf = labelsBy(aliases ?? [])
  if (alarms === undefined) return undefined
  const { active } = alarms
  const shown = active.toReversed().slice(0, MAX_SHOWN)
  return (
    <section aria-label={text('alarms.now')}>
      <h3>{text('alarms.now')}</h3>
      <Snoozed until={alarms.snoozedUntil} />
      {active.length === 0 ? (
        <p className="setting-help">{text('alarms.none')}</p>
      ) : (
        <>
          <ForAll />
          <ul className="alarm-list">
            {shown.map((alarm) => (
              <AlarmRow key={alarm.id} alarm={alarm} label={labelOf(alarm.camera)} />
            ))}
          </ul>
          {active.length > shown.length ? (
            <p className="setting-help">
              {text('alarms.more', { count: active.length - shown.length })}
            </p>
          ) : undefined}
        </>
      )}
    </section>
  )
}

function Snoozed({ until }: { readonly until: AlarmsTopics['alarms']['snoozedUntil'] }) {
  const store = useCamwallStore()
  if (until === undefined) return undefined
  return (
    <p className="alarm-snoozed" role="status">
      <span>
        {until === null
          ? text('alarms.snoozed-until-restart')
          : text('alarms.snoozed-until', { at: until })}
      </span>
      <EndSnooze end={() => void store.request('alarms:end-snooze', undefined)} />
    </p>
  )
}

function EndSnooze({ end }: { readonly end: () => void }) {
  if (!isOffered('snooze-alarms')) return undefined
  return (
    <button type="button" className="button" onClick={end}>
      {text('alarms.end-snooze')}
    </button>
  )
}

function ForAll() {
  const store = useCamwallStore()
  if (!isOffered('acknowledge-alarms')) return undefined
  return (
    <div className="alarm-acts">
      <button
        type="button"
        className="button"
        onClick={() => void store.request('alarms:acknowledge', undefined)}
      >
        {text('alarms.acknowledge-all')}
      </button>
      <SnoozeChoice
        label={text('alarms.snooze-all')}
        choose={(minutes) => void store.request('alarms:snooze', undefined, minutes)}
      />
    </div>
  )
}

interface AlarmRowProps {
  readonly alarm: ActiveAlarm
  /** What its camera is called on the wall. */
  readonly label: string
}

function AlarmRow({ alarm, label }: AlarmRowProps) {
  const store = useCamwallStore()
  const { id, rule, why, since, isAcknowledged, isSnoozed } = alarm
  const seconds = useSeconds(true)
  const Icon = isSnoozed ? BellOff : isAcknowledged ? Bell : BellRing
  return (
    <li
      className="alarm-row"
      data-alarm={id}
      data-open={isAcknowledged || isSnoozed ? undefined : true}
    >
      <Icon aria-hidden />
      <div>
        <p>
          <b dir="auto">{label}</b> <span dir="auto">{whyWords(why)}</span>
        </p>
        <p className="alarm-row-rule">
          <span dir="auto">{rule}</span> · {say(durationText(seconds - since / 1000))}
          {isSnoozed ? ` · ${text('alarms.snoozed')}` : undefined}
          {isAcknowledged ? ` · ${text('alarms.acknowledged')}` : undefined}
        </p>
        {isAcknowledged || !isOffered('acknowledge-alarms') ? undefined : (
          <div className="alarm-acts">
            <button
              type="button"
              className="button"
              onClick={() => void store.request('alarms:acknowledge', [id])}
            >
              {text('alarms.acknowledge')}
            </button>
            {isSnoozed ? (
              <EndSnooze end={() => void store.request('alarms:end-snooze', [id])} />
            ) : (
              <SnoozeChoice
                label={text('alarms.snooze')}
                choose={(minutes) => void store.request('alarms:snooze', [id], minutes)}
              />
            )}
          </div>
        )}
      </div>
    </li>
  )
}
