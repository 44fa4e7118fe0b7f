/** What a rule is about, and why there is an alarm, in words. Pure. */
import { DAYS, type AlarmRule } from '../../../src-main/contract/alarm-rule.ts'
import type { ActiveAlarm } from '../../../src-main/features/alarms/contract.ts'
import { text } from '../../text/language.ts'

/** Cameras or groups that a summary names. */
const MAX_NAMED = 4

/** @param labelOf - what a camera is called on the wall */
export function ruleSummary(rule: AlarmRule, labelOf: (camera: string) => string): string {
  return text('alarms.summary', { cameras: camerasWords(rule, labelOf), why: triggerWords(rule) })
}

export function scheduleWords({ schedule }: AlarmRule): string {
  if (schedule === null) return text('alarms.always')
  const { from, to } = schedule
  if (schedule.days.length === DAYS.length) return text('alarms.every-day', { from, to })
  const days = schedule.days.map((day) => text(`alarms.day-${day}`))
  return text('alarms.at-times', { days, from, to })
}

export function whyWords(why: ActiveAlarm['why']): string {
  return 'code' in why ? text(`warning.${why.code}`) : why.text
}

function camerasWords({ cameras }: AlarmRule, labelOf: (camera: string) => string): string {
  switch (cameras.by) {
    case 'all':
      return text('alarms.all-cameras')
    case 'groups':
      return named(cameras.groups)
    case 'names':
      return named(cameras.cameras.map(labelOf))
  }
}

function named(names: readonly string[]): string {
  const cameras = names.slice(0, MAX_NAMED)
  return text('alarms.cameras', { cameras, others: names.length - cameras.length })
}

function triggerWords({ trigger, lastsSeconds }: AlarmRule): string {
  if (trigger.kind === 'state') {
    const states = trigger.codes.map((code) => text(`warning.${code}`))
    return text('alarms.states-for', { states, seconds: lastsSeconds })
  }
  return trigger.isPattern
    ? text('alarms.event-matches', { text: trigger.text })
    : text('alarms.event-says', { text: trigger.text })
}
