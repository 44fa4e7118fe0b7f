/** Raises, announces and clears alarms: what rules see, over time. Pure. */
import type { Moment } from '../../feed/feed.ts'
import { keepNewest } from '../../lib/keep-newest.ts'
import { MAX_ALARMS, type ActiveAlarm, type AlarmsTopics } from './contract.ts'
import { isScheduled, type OffsetAt } from '../../app/schedule.ts'
import {
  onsetsAfter,
  sightingsOf,
  type Noticed,
  type Sighting,
  type StateOnsets,
  type UsableRule,
} from './sightings.ts'

/** What comes within this time of one another is one notice: cameras of one switch are not lost in the same moment. */
const GATHER_MS = 1000
/** A notice waits no longer than this for others. */
const LONGEST_GATHER_MS = 5000

/** An alarm that has not cleared. */
export interface Alarm extends Pick<ActiveAlarm, 'id' | 'camera' | 'why' | 'isAcknowledged'> {
  /** The id of its rule. */
  readonly rule: string
  /** When it was raised: the rule may be deleted before the alarm has ended. */
  readonly ruleName: string
  /** Milliseconds since the epoch. */
  readonly since: number
  /** Both in milliseconds of the monotonic clock. */
  readonly raisedAt: number
  /** When its rule saw it last. */
  readonly seenAt: number
  readonly isAnnounced: boolean
}

/** Milliseconds of the monotonic clock, and since the epoch; `Infinity` until Camwall restarts. */
export interface SnoozeEnd {
  readonly steady: number
  readonly at: number
}

export interface AlarmState {
  readonly onsets: StateOnsets
  /** By id; the newest last. */
  readonly alarms: ReadonlyMap<string, Alarm>
  /** When each rule was announced last, in milliseconds of the monotonic clock. */
  readonly announcedAt: ReadonlyMap<string, number>
  /** By the id of an alarm, which may have cleared, or `ALL`. */
  readonly snoozes: ReadonlyMap<string, SnoozeEnd>
}

export interface AlarmStep {
  readonly state: AlarmState
  /** New ones. */
  readonly raised: readonly Alarm[]
  /** Those that one notice is to tell of now. */
  readonly announced: readonly Alarm[]
  /** Those that have ended by themselves. */
  readonly cleared: readonly Alarm[]
}

export const NO_ALARMS: AlarmState = {
  onsets: new Map(),
  alarms: new Map(),
  announcedAt: new Map(),
  snoozes: new Map(),
}

/** In place of an alarm's id, which has a space. */
const ALL = 'all'

/** @param rules - those that are off are not used */
export function step(
  before: AlarmState,
  rules: readonly UsableRule[],
  noticed: Noticed,
  now: Moment,
  offsetAt?: OffsetAt,
): AlarmStep {
  const { steady } = now
  const used = new Map(rules.filter(({ isOn }) => isOn).map((rule) => [rule.id, rule]))
  const onsets = onsetsAfter(before.onsets, noticed.states, steady)
  const seen = new Map(
    [...used.values()]
      .filter(({ schedule }) => isScheduled(schedule, now.at, offsetAt))
      .flatMap((rule) => sightingsOf(rule, noticed, onsets, steady))
      .map((sighting) => [sighting.id, sighting] as const),
  )
  const snoozes = new Map(
    [...before.snoozes].filter(([id, end]) => end.steady > steady && isOfAny(rules, id)),
  )
  const known = [...before.alarms.values()]
  const isOver = (alarm: Alarm) =>
    !seen.has(alarm.id) && hasCleared(alarm, used.get(alarm.rule), steady)
  const kept = known.filter((alarm) => !isOver(alarm)).map((alarm) => seenAgain(alarm, seen, now))
  const raised = [...seen.values()]
    .filter(({ id, isDue }) => isDue && !before.alarms.has(id))
    .slice(0, Math.max(0, MAX_ALARMS - kept.length))
    .map((sighting) => raise(sighting, now))
  const alarms = new Map([...kept, ...raised].map((alarm) => [alarm.id, alarm]))
  const announcedAt = new Map([...before.announcedAt].filter(([rule]) => used.has(rule)))
  const state = { onsets, alarms, announcedAt, snoozes }
  const announced = dueOf(state, used, steady)
  return {
    state: announcedIn(state, announced, steady),
    raised,
    announced,
    cleared: known.filter(isOver),
  }
}

/** Ends their sound, not their mark. Those that were not announced yet will not be. */
export function acknowledged(state: AlarmState, ids: readonly string[] | undefined): AlarmState {
  return changed(state, ids, (alarm) => ({ ...alarm, isAcknowledged: true, isAnnounced: true }))
}

/** Those that are still on when the snooze ends are announced again, unless they are acknowledged. */
export function snoozed(
  state: AlarmState,
  ids: readonly string[] | undefined,
  end: SnoozeEnd,
): AlarmState {
  const snoozes = new Map([...state.snoozes, ...(ids ?? [ALL]).map((id) => [id, end] as const)])
  keepNewest(snoozes, MAX_ALARMS)
  return changed({ ...state, snoozes }, ids, (alarm) => ({
    ...alarm,
    isAnnounced: alarm.isAcknowledged,
  }))
}

/** @param ids - `undefined` is every snooze */
export function withoutSnoozes(state: AlarmState, ids: readonly string[] | undefined): AlarmState {
  const snoozes = [...state.snoozes].filter(([id]) => ids !== undefined && !ids.includes(id))
  return { ...state, snoozes: new Map(snoozes) }
}

/** What pages show of it. */
export function topicOf(
  { alarms, snoozes }: AlarmState,
  rules: readonly UsableRule[],
): Omit<AlarmsTopics['alarms'], 'signed'> {
  const byId = new Map(rules.map((rule) => [rule.id, rule]))
  const isSnoozed = ({ id }: Alarm) => snoozes.has(ALL) || snoozes.has(id)
  const all = [...alarms.values()]
  const until = snoozes.get(ALL)?.at
  return {
    active: all.map((alarm) => ({
      id: alarm.id,
      camera: alarm.camera,
      rule: byId.get(alarm.rule)?.name ?? alarm.ruleName,
      why: alarm.why,
      since: alarm.since,
      isAcknowledged: alarm.isAcknowledged,
      isSnoozed: isSnoozed(alarm),
    })),
    isSounding: all.some(
      (alarm) =>
        alarm.isAnnounced &&
        !alarm.isAcknowledged &&
        !isSnoozed(alarm) &&
        byId.get(alarm.rule)?.effects.sound === true,
    ),
    // JSON and structured clones keep `null`; `Infinity` would not show as a time.
    snoozedUntil: until === Infinity ? null : until,
  }
}

/** Whether a snooze is for an alarm of one of the rules, or for all: a new rule may have the id of one that was deleted. */
function isOfAny(rules: readonly UsableRule[], snooze: string): boolean {
  return snooze === ALL || rules.some(({ id }) => snooze.startsWith(`${id} `))
}

/** One that gathers with others is not over before its notice. One without its rule is over. */
function hasCleared(
  { seenAt, raisedAt, isAnnounced }: Alarm,
  rule: UsableRule | undefined,
  steady: number,
): boolean {
  if (rule === undefined) return true
  const isGathering = !isAnnounced && steady - raisedAt <= LONGEST_GATHER_MS
  return !isGathering && steady - seenAt >= secondsOf(rule.clearsSeconds)
}

function seenAgain(alarm: Alarm, seen: ReadonlyMap<string, Sighting>, { steady }: Moment): Alarm {
  const sighting = seen.get(alarm.id)
  return sighting === undefined ? alarm : { ...alarm, why: sighting.why, seenAt: steady }
}

function raise({ id, rule, ruleName, camera, why }: Sighting, { at, steady }: Moment): Alarm {
  return {
    id,
    rule,
    ruleName,
    camera,
    why,
    since: at,
    raisedAt: steady,
    seenAt: steady,
    isAnnounced: false,
    isAcknowledged: false,
  }
}

/** Those that are to be announced, when all that come at once have come. */
function dueOf(
  { alarms, announcedAt, snoozes }: AlarmState,
  rules: ReadonlyMap<string, UsableRule>,
  steady: number,
): readonly Alarm[] {
  if (snoozes.has(ALL)) return []
  const isCooling = (id: string) =>
    steady - (announcedAt.get(id) ?? -Infinity) < secondsOf(rules.get(id)?.cooldownSeconds)
  const waiting = [...alarms.values()].filter(
    ({ id, rule, isAnnounced }) => !isAnnounced && !snoozes.has(id) && !isCooling(rule),
  )
  const raisedAt = waiting.map((alarm) => alarm.raisedAt)
  const isDue =
    steady - Math.max(...raisedAt) >= GATHER_MS ||
    steady - Math.min(...raisedAt) >= LONGEST_GATHER_MS
  return waiting.length > 0 && isDue ? waiting : []
}

function announcedIn(state: AlarmState, announced: readonly Alarm[], steady: number): AlarmState {
  if (announced.length === 0) return state
  const ids = announced.map(({ id }) => id)
  const announcedAt = new Map([
    ...state.announcedAt,
    ...announced.map(({ rule }) => [rule, steady] as const),
  ])
  return changed({ ...state, announcedAt }, ids, (alarm) => ({ ...alarm, isAnnounced: true }))
}

/** @param ids - `undefined` is all */
function changed(
  state: AlarmState,
  ids: readonly string[] | undefined,
  change: (alarm: Alarm) => Alarm,
): AlarmState {
  const meant = ids === undefined ? state.alarms : new Set(ids)
  const alarms = [...state.alarms].map(
    ([id, alarm]) => [id, meant.has(id) ? change(alarm) : alarm] as const,
  )
  return { ...state, alarms: new Map(alarms) }
}

function secondsOf(seconds = 0): number {
  return seconds * 1000
}
