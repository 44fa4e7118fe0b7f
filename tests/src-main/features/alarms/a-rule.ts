/** A rule about lost cameras, for tests. */
import type { AlarmRule, Effects } from '../../../../src-main/contract/alarm-rule.ts'
import { readRule, type UsableRule } from '../../../../src-main/features/alarms/sightings.ts'

export const NO_EFFECTS: Effects = {
  sound: false,
  notification: false,
  front: false,
  layout: null,
  webhook: null,
  record: null,
}

export function aRule(differs: Partial<AlarmRule> = {}): AlarmRule {
  return {
    id: 'r1',
    name: 'Lost',
    isOn: true,
    cameras: { by: 'all' },
    trigger: { kind: 'state', codes: ['gone', 'stalled'] },
    lastsSeconds: 0,
    clearsSeconds: 15,
    cooldownSeconds: 60,
    schedule: null,
    effects: NO_EFFECTS,
    ...differs,
  }
}

export function usable(differs: Partial<AlarmRule> = {}): UsableRule {
  const reading = readRule(aRule(differs))
  if (!reading.ok) throw new Error(reading.why.key)
  return reading.rule
}
