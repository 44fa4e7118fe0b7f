/** Keeps the rules and the alarms: steps through time, and takes what a person does about them. */
import type { Message } from '../../contract/text/text.ts'
import type { Moment } from '../../feed/feed.ts'
import type { AlarmRule } from '../../contract/alarm-rule.ts'
import type { AlarmsTopics, Snooze } from './contract.ts'
import {
  acknowledged,
  NO_ALARMS,
  snoozed,
  step,
  topicOf,
  withoutSnoozes,
  type Alarm,
  type AlarmStep,
  type AlarmState,
} from './engine.ts'
import { readRule, sightingsOf, type Noticed, type UsableRule } from './sightings.ts'

const MINUTE_MS = 60_000

export interface UnusableRule {
  readonly rule: AlarmRule
  readonly why: Message
}

export class AlarmDesk {
  #state: AlarmState = NO_ALARMS
  #rules: readonly UsableRule[] = []
  /** What was noticed last, for trials. */
  #noticed: Noticed = { states: [], events: [], groupsOf: () => [] }

  /** @returns those that cannot be used */
  setRules(rules: readonly AlarmRule[]): readonly UnusableRule[] {
    const readings = rules.map((rule) => ({ rule, reading: readRule(rule) }))
    this.#rules = readings.flatMap(({ reading }) => (reading.ok ? [reading.rule] : []))
    return readings.flatMap(({ rule, reading }) => (reading.ok ? [] : [{ rule, why: reading.why }]))
  }

  get rules(): readonly AlarmRule[] {
    return this.#rules
  }

  /** The newest last. */
  get alarms(): readonly Alarm[] {
    return [...this.#state.alarms.values()]
  }

  step(noticed: Noticed, now: Moment): Omit<AlarmStep, 'state'> {
    this.#noticed = noticed
    const { state, ...happened } = step(this.#state, this.#rules, noticed, now)
    this.#state = state
    return happened
  }

  /** Cameras with a state that the rule would raise an alarm for now, whatever its schedule. */
  seenBy(
    rule: AlarmRule,
    { steady, at }: Moment,
  ): readonly Pick<Alarm, 'camera' | 'why' | 'since'>[] {
    const reading = readRule(rule)
    if (!reading.ok) return []
    const since = at
    return sightingsOf(reading.rule, this.#noticed, this.#state.onsets, steady)
      .filter(({ isDue }) => isDue)
      .map(({ camera, why }) => ({ camera, why, since }))
  }

  /** @param ids - `undefined` is all */
  acknowledge(ids: readonly string[] | undefined): void {
    this.#state = acknowledged(this.#state, ids)
  }

  /** @param ids - `undefined` is all, also those that come meanwhile */
  snooze(ids: readonly string[] | undefined, minutes: Snooze, { at, steady }: Moment): void {
    const duration = minutes === null ? Infinity : minutes * MINUTE_MS
    this.#state = snoozed(this.#state, ids, { at: at + duration, steady: steady + duration })
  }

  /** @param ids - `undefined` is every snooze */
  endSnooze(ids: readonly string[] | undefined): void {
    this.#state = withoutSnoozes(this.#state, ids)
  }

  get topic(): Omit<AlarmsTopics['alarms'], 'signed'> {
    return topicOf(this.#state, this.#rules)
  }
}
