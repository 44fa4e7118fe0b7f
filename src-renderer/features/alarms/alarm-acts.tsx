/** The buttons of an alarm's strip. */
import type { ActiveAlarm } from '../../../src-main/features/alarms/contract.ts'
import { isOffered } from '../../store/offered.ts'
import { useCamwallStore } from '../../store/use-camwall.ts'
import { text } from '../../text/language.ts'
import type { Strip } from '../page-feature.ts'
import { openAlarms } from './open-alarms.ts'
import { SnoozeChoice } from './snooze-choice.tsx'
import './alarms.css'

export function AlarmActs({ strip }: { readonly strip: Strip }) {
  const store = useCamwallStore()
  if (!isOffered('acknowledge-alarms')) return undefined
  const ids = () => alarmsOfStrip(store.main.topics.getState()?.alarms.active ?? [], strip)
  return (
    <div className="alarm-acts">
      <button
        type="button"
        className="button"
        onClick={() => void store.request('alarms:acknowledge', ids())}
      >
        {text('alarms.acknowledge')}
      </button>
      <SnoozeChoice
        label={text('alarms.snooze')}
        choose={(minutes) => void store.request('alarms:snooze', ids(), minutes)}
      />
    </div>
  )
}

/** The ids of the alarms that it shows; see `alarmStrips`. */
export function alarmsOfStrip(
  active: readonly ActiveAlarm[],
  { key }: Pick<Strip, 'key'>,
): readonly string[] {
  return openAlarms(active)
    .filter(({ rule }) => key === `alarm ${rule}`)
    .map(({ id }) => id)
}
