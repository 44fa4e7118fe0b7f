/** The alarms that a person has not dealt with. Pure. */
import type { ActiveAlarm } from '../../../src-main/features/alarms/contract.ts'

export function openAlarms(active: readonly ActiveAlarm[]): readonly ActiveAlarm[] {
  return active.filter(({ isAcknowledged, isSnoozed }) => !isAcknowledged && !isSnoozed)
}
