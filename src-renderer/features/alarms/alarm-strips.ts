/** The alarms that are on, as strips among the notices: one for each rule, however many cameras it is about. Pure. */
import type { ActiveAlarm } from '../../../src-main/features/alarms/contract.ts'
import { text } from '../../text/language.ts'
import type { Strip } from '../page-feature.ts'
import { AlarmActs } from './alarm-acts.tsx'
import { openAlarms } from './open-alarms.ts'

/** Cameras that a strip names; the panel has all. */
const MAX_NAMED = 6

/**
 * Those that a person has dealt with are in the panel only.
 *
 * @param labelOf - what a camera is called on the wall
 */
export function alarmStrips(
  active: readonly ActiveAlarm[],
  labelOf: (camera: string) => string,
): readonly Strip[] {
  const open = openAlarms(active)
  const rules = [...new Set(open.map(({ rule }) => rule))]
  return rules.map((rule) => {
    const of = open.filter((alarm) => alarm.rule === rule)
    const cameras = of.map(({ camera }) => labelOf(camera))
    return {
      key: `alarm ${rule}`,
      severity: 'alarm',
      what: text('alarms.strip', { rule }),
      todo: text('alarms.cameras', {
        cameras: cameras.slice(0, MAX_NAMED),
        others: Math.max(0, cameras.length - MAX_NAMED),
      }),
      figure: undefined,
      at: Math.max(...of.map(({ since }) => since)),
      Acts: AlarmActs,
    }
  })
}
