/** What the icon in the tray says, and its menu. Pure. */
import type { Tray } from '../../app/attention.ts'
import { message } from '../../contract/text/text.ts'
import { SNOOZES, snoozeText, type AlarmsTopics, type Snooze } from './contract.ts'

export interface TrayActions {
  readonly snooze: (minutes: Snooze) => void
  readonly endSnooze: () => void
}

export function trayOf(
  { active, snoozedUntil }: Pick<AlarmsTopics['alarms'], 'active' | 'snoozedUntil'>,
  { snooze, endSnooze }: TrayActions,
): Tray {
  const snoozes = SNOOZES.map((minutes) => ({
    label: snoozeText(minutes),
    acts: () => snooze(minutes),
  }))
  return {
    tooltip:
      active.length === 0
        ? message('tray.no-alarm')
        : message('tray.alarms', { count: active.length }),
    items: [
      { label: message('alarms.snooze'), acts: snoozes },
      ...(snoozedUntil === undefined
        ? []
        : [{ label: message('alarms.end-snooze'), acts: endSnooze }]),
    ],
  }
}
