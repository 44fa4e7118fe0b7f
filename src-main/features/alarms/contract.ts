/** Alarms: the alarms that are on, requests, commands and settings. */
import { z } from 'zod'
import {
  MAX_RULES,
  MAX_URL_LENGTH,
  ruleId,
  ruleSchema,
  type AlarmRule,
} from '../../contract/alarm-rule.ts'
import type { CommandContract } from '../../contract/command.ts'
import { request } from '../../contract/request.ts'
import { section, setting, type ValuesOf } from '../../contract/setting.ts'
import { message, type Message } from '../../contract/text/text.ts'
import type { TroubleCode } from '../../contract/warnings.ts'

/** Alarms that are on. Beyond that no further one is raised: senders may make up the names of events. */
export const MAX_ALARMS = 512

export const alarmsSection = section('alarms', {
  /** Not reported: names of cameras, texts of events, and addresses. */
  rules: setting(
    (): z.ZodType<readonly AlarmRule[]> =>
      z
        .array(ruleSchema())
        .max(MAX_RULES)
        .refine(
          (rules) => new Set(rules.map(({ id }) => id)).size === rules.length,
          'two rules have the same id',
        )
        .readonly(),
    [],
    { reported: false },
  ),
  /** While a rule is on, Camwall stays in the tray when its last window closes. */
  runsOn: setting(() => z.boolean(), true, { reported: true }),
})
export type AlarmSettings = ValuesOf<typeof alarmsSection>

/** An alarm that has not cleared. */
export interface ActiveAlarm {
  readonly id: string
  readonly camera: string
  /** The name of its rule. */
  readonly rule: string
  /** The state, or what the event says. */
  readonly why: { readonly code: TroubleCode } | { readonly text: string }
  /** Milliseconds since the epoch. */
  readonly since: number
  readonly isAcknowledged: boolean
  readonly isSnoozed: boolean
}

export interface AlarmsTopics {
  readonly alarms: {
    /** The newest last. */
    readonly active: readonly ActiveAlarm[]
    readonly isSounding: boolean
    /** Until when all alarms are snoozed, in milliseconds since the epoch; `null` until Camwall restarts. */
    readonly snoozedUntil: number | null | undefined
    /** The webhooks that have a secret to sign with, by `signingKey`. */
    readonly signed: readonly string[]
  }
}

/** Minutes; `null` is until Camwall restarts. */
export const SNOOZES = [5, 10, 30, 60, 720, null] as const
export type Snooze = (typeof SNOOZES)[number]

export function snoozeText(minutes: Snooze): Message {
  if (minutes === null) return message('alarms.until-restart')
  return minutes <= 60
    ? message('alarms.minutes', { minutes })
    : message('alarms.hours', { hours: minutes / 60 })
}

/** What a trial of a rule did. */
export interface Trial {
  /** Cameras for which it would be an alarm now. */
  readonly cameras: readonly string[]
  /** What was done, and what failed. */
  readonly done: readonly Message[]
}

/** Ids of alarms; `undefined` is all. */
const alarmIds = () => z.union([z.array(z.string()).max(MAX_ALARMS), z.undefined()])

export const alarmsRequests = {
  /** Ends the sound, not the mark: so a person who may only look may do it, too, but not in a browser. */
  'alarms:acknowledge': request<[ids: readonly string[] | undefined]>('view', () =>
    z.tuple([alarmIds()]),
  ),
  'alarms:snooze': request<[ids: readonly string[] | undefined, minutes: Snooze]>('arrange', () =>
    z.tuple([alarmIds(), z.literal(SNOOZES)]),
  ),
  'alarms:end-snooze': request<[ids: readonly string[] | undefined]>('arrange', () =>
    z.tuple([alarmIds()]),
  ),
  /** Adds or changes a rule. Results in why it cannot be used; nothing if it is saved. */
  'alarms:save': request<[rule: AlarmRule], readonly Message[]>('configure', () =>
    z.tuple([ruleSchema()]),
  ),
  'alarms:delete': request<[rule: AlarmRule['id']]>('configure', () => z.tuple([z.string()])),
  /** Does what an alarm of the rule would do, once and marked as a trial. */
  'alarms:try': request<[rule: AlarmRule], Trial>('configure', () => z.tuple([ruleSchema()])),
  /** A new secret to sign a rule's webhook with, for its address: the only time that a page gets it. */
  'alarms:new-secret': request<[rule: AlarmRule['id'], url: string], string>('configure', () =>
    z.tuple([ruleId(), z.string().max(MAX_URL_LENGTH)]),
  ),
} as const

export const alarmsCommands = [
  {
    id: 'alarms',
    keys: ['Ctrl+Shift+a'],
    menu: { bar: 'view', group: 4 },
    on: 'wall',
    runs: 'page',
  },
  {
    id: 'acknowledge-alarms',
    keys: ['Ctrl+Shift+k'],
    menu: { bar: 'view', group: 4 },
    on: 'wall',
    runs: 'page',
  },
  {
    id: 'snooze-alarms',
    keys: ['Ctrl+Shift+s'],
    menu: { bar: 'view', group: 4 },
    on: 'wall',
    runs: 'page',
  },
  {
    id: 'acknowledge-tile',
    keys: ['a'],
    menu: { bar: 'tile', group: 6 },
    on: 'tiles',
    runs: 'page',
  },
  { id: 'snooze-tile', keys: ['s'], menu: { bar: 'tile', group: 6 }, on: 'tiles', runs: 'page' },
] as const satisfies readonly CommandContract[]
