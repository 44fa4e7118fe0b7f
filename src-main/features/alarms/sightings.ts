/** What the rules see: cameras in a state, and events that say something. Pure. */
import { compilePattern, MAX_MATCHED } from '../../app/pattern.ts'
import type { GroupsOf } from '../../contract/named-layout.ts'
import type { Message } from '../../contract/text/text.ts'
import type { TroubleCode } from '../../contract/warnings.ts'
import { covers, type AlarmRule, type Trigger } from '../../contract/alarm-rule.ts'
import type { ActiveAlarm } from './contract.ts'

/** What there is for rules to see. */
export interface Noticed {
  /** Cameras with something wrong, each with its codes, the worst first. */
  readonly states: readonly { readonly camera: string; readonly codes: readonly TroubleCode[] }[]
  /** Those since the last call. */
  readonly events: readonly { readonly camera: string; readonly text: string }[]
  readonly groupsOf: GroupsOf
}

/** Since when each state of a camera lasts, by `onsetKey`, in milliseconds of the monotonic clock. */
export type StateOnsets = ReadonlyMap<string, number>

/** A rule, ready to be used. */
export interface UsableRule extends AlarmRule {
  /** Whether an event's text is the one that the rule is about. */
  readonly isSaidIn: (text: string) => boolean
}

export type RuleReading =
  | { readonly ok: true; readonly rule: UsableRule }
  | { readonly ok: false; readonly why: Message }

/** A camera, as a rule sees it. */
export interface Sighting {
  /** Of the alarm that it is or would be. */
  readonly id: string
  readonly rule: string
  readonly ruleName: string
  readonly camera: string
  readonly why: ActiveAlarm['why']
  /** Whether it has lasted for long enough to raise an alarm. */
  readonly isDue: boolean
}

export function readRule(rule: AlarmRule): RuleReading {
  const { trigger } = rule
  if (trigger.kind === 'text' && trigger.isPattern) {
    const compiled = compilePattern(trigger.text)
    if (!compiled.ok) return compiled
    const { pattern } = compiled
    const isSaidIn = (text: string) => pattern.matcher(text.slice(0, MAX_MATCHED)).find()
    return { ok: true, rule: { ...rule, isSaidIn } }
  }
  return { ok: true, rule: { ...rule, isSaidIn: plainSearch(trigger) } }
}

function plainSearch(trigger: Trigger): (text: string) => boolean {
  if (trigger.kind === 'state') return () => false
  const wanted = trigger.text.toLowerCase()
  return (text) => text.toLowerCase().includes(wanted)
}

/** @param steady - in milliseconds of the monotonic clock */
export function onsetsAfter(
  before: StateOnsets,
  states: Noticed['states'],
  steady: number,
): StateOnsets {
  const keys = states.flatMap(({ camera, codes }) => codes.map((code) => onsetKey(camera, code)))
  return new Map(keys.map((key) => [key, before.get(key) ?? steady]))
}

/** @param steady - in milliseconds of the monotonic clock */
export function sightingsOf(
  rule: UsableRule,
  { states, events, groupsOf }: Noticed,
  onsets: StateOnsets,
  steady: number,
): readonly Sighting[] {
  const { id, name, cameras, trigger, lastsSeconds } = rule
  const isMeant = ({ camera }: { readonly camera: string }) => covers(cameras, camera, groupsOf)
  const seen = (camera: string, why: Sighting['why'], isDue: boolean): Sighting => ({
    id: `${id} ${camera}`,
    rule: id,
    ruleName: name,
    camera,
    why,
    isDue,
  })
  if (trigger.kind === 'text')
    return events
      .filter((event) => isMeant(event) && rule.isSaidIn(event.text))
      .map(({ camera, text }) => seen(camera, { text }, true))
  const hasLasted = (camera: string, code: TroubleCode) =>
    steady - (onsets.get(onsetKey(camera, code)) ?? steady) >= lastsSeconds * 1000
  return states.filter(isMeant).flatMap(({ camera, codes }) => {
    const meant = codes.filter((code) => trigger.codes.includes(code))
    const due = meant.find((code) => hasLasted(camera, code))
    const code = due ?? meant[0]
    return code === undefined ? [] : [seen(camera, { code }, due !== undefined)]
  })
}

function onsetKey(camera: string, code: TroubleCode): string {
  return `${code} ${camera}`
}
