/** A rule while a person edits it. Pure. */
import {
  DEFAULT_CLEARS_SECONDS,
  DEFAULT_COOLDOWN_SECONDS,
  type AlarmRule,
} from '../../../src-main/contract/alarm-rule.ts'

/** Seconds. A camera whose program restarts is back by then. */
const DEFAULT_LASTS_SECONDS = 10

/** About lost cameras, for a start. */
export function newRule(rules: readonly AlarmRule[], name: string): AlarmRule {
  return {
    id: freeId(rules),
    name,
    isOn: true,
    cameras: { by: 'all' },
    trigger: { kind: 'state', codes: ['gone', 'stalled'] },
    lastsSeconds: DEFAULT_LASTS_SECONDS,
    clearsSeconds: DEFAULT_CLEARS_SECONDS,
    cooldownSeconds: DEFAULT_COOLDOWN_SECONDS,
    schedule: null,
    effects: {
      sound: true,
      notification: true,
      front: false,
      layout: null,
      webhook: null,
      record: null,
    },
  }
}

function freeId(rules: readonly AlarmRule[]): string {
  const taken = new Set(rules.map(({ id }) => id))
  let number = 1
  while (taken.has(`r${number}`)) number += 1
  return `r${number}`
}

/** Whether nothing of it is missing. */
export function isComplete({ name, cameras, trigger, schedule, effects }: AlarmRule): boolean {
  const hasCameras =
    cameras.by === 'all' ||
    (cameras.by === 'groups' ? cameras.groups.length > 0 : cameras.cameras.length > 0)
  const hasTrigger = trigger.kind === 'state' ? trigger.codes.length > 0 : trigger.text !== ''
  const hasDays = schedule === null || schedule.days.length > 0
  const hasUrl = effects.webhook?.url !== ''
  return name.trim() !== '' && hasCameras && hasTrigger && hasDays && hasUrl
}
