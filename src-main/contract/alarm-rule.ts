/** The rules of alarms: what a person can choose, and its checks. */
import { z } from 'zod'
import { MAX_GROUPS, MAX_NAME_LENGTH, MAX_TILES } from './limits.ts'
import { groupName } from './layout-schema.ts'
import type { GroupsOf } from './named-layout.ts'
import { TROUBLE_CODES, type TroubleCode } from './warnings.ts'

/** Rules: more than a person can keep in mind, and each is checked for every camera twice a second. */
export const MAX_RULES = 32
/** Characters of a rule's name: a longer one does not fit on a tile. */
export const MAX_RULE_NAME_LENGTH = 60
/** Characters of a text that events are searched for; more does not fit into the field. */
export const MAX_SEARCHED_LENGTH = 200
/** Characters of a webhook's address: servers refuse longer ones. */
export const MAX_URL_LENGTH = 2000
/** A day, in seconds: what lasts longer is no alarm any more. */
export const MAX_LASTS_SECONDS = 86_400
/** Seconds. An alarm that clears sooner would not be seen. */
export const MIN_CLEARS_SECONDS = 1
/** Seconds. A camera that flaps is one alarm. */
export const DEFAULT_CLEARS_SECONDS = 15
/** Seconds. A shorter recording shows nothing. */
export const MIN_RECORD_SECONDS = 1
/** Seconds between two notices of one rule. */
export const DEFAULT_COOLDOWN_SECONDS = 60

export const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
export type Day = (typeof DAYS)[number]

/** When a rule counts, by the clock on the wall: on these days from one time to another. */
export interface Schedule {
  /** On which it begins. */
  readonly days: readonly Day[]
  /** `22:00` */
  readonly from: string
  /** Not after `from`: on the next day. */
  readonly to: string
}

export type RuleCameras =
  | { readonly by: 'all' }
  | { readonly by: 'groups'; readonly groups: readonly string[] }
  | { readonly by: 'names'; readonly cameras: readonly string[] }

/** Whether a camera is one of them. */
export function covers(cameras: RuleCameras, camera: string, groupsOf: GroupsOf): boolean {
  switch (cameras.by) {
    case 'all':
      return true
    case 'groups':
      return groupsOf(camera).some((group) => cameras.groups.includes(group))
    case 'names':
      return cameras.cameras.includes(camera)
  }
}

export type Trigger =
  | { readonly kind: 'state'; readonly codes: readonly TroubleCode[] }
  /** Of an event: it is in the text, in upper or lower case; or, in RE2 syntax, matches a part of it. */
  | { readonly kind: 'text'; readonly text: string; readonly isPattern: boolean }

export interface Webhook {
  readonly url: string
  /** Whether the address may be one of this computer or of a private network. */
  readonly allowsLocal: boolean
}

/** `undefined` if it is none. */
export function parseUrl(text: string): URL | undefined {
  return URL.canParse(text) ? new URL(text) : undefined
}

/**
 * Of the secret with which the webhooks of a rule are signed. A secret is for one server: a rule whose address is changed, for
 * example by an imported file, has none for the new one, and sends nothing there.
 */
export function signingKey(rule: AlarmRule['id'], url: string): string {
  return `${rule} ${parseUrl(url)?.origin ?? ''}`
}

/** What an alarm does beside marking its tile and the status bar. */
export interface Effects {
  readonly sound: boolean
  readonly notification: boolean
  /** Brings the window to the front. */
  readonly front: boolean
  /** The id of the layout that it shows; `null` for none. */
  readonly layout: string | null
  readonly webhook: Webhook | null
  /** For how many seconds its cameras are recorded; `null` for not at all. */
  readonly record: number | null
}

export interface AlarmRule {
  /** `r1`, `r2`, …; never changes. */
  readonly id: string
  readonly name: string
  readonly isOn: boolean
  readonly cameras: RuleCameras
  readonly trigger: Trigger
  /** How long a state must last, in seconds. An event is an alarm at once. */
  readonly lastsSeconds: number
  /** How long nothing must be wrong until the alarm clears, in seconds. */
  readonly clearsSeconds: number
  /** The least time between two notices of this rule, in seconds. */
  readonly cooldownSeconds: number
  /** `null` is always. */
  readonly schedule: Schedule | null
  readonly effects: Effects
}

const TIME_OF_DAY = /^([01]\d|2[0-3]):[0-5]\d$/

export function isTimeOfDay(text: string): boolean {
  return TIME_OF_DAY.test(text)
}

const timeOfDay = () => z.string().regex(TIME_OF_DAY)

export const ruleCamerasSchema = () =>
  z.discriminatedUnion('by', [
    z.strictObject({ by: z.literal('all') }),
    z.strictObject({ by: z.literal('groups'), groups: z.array(groupName()).max(MAX_GROUPS) }),
    z.strictObject({
      by: z.literal('names'),
      cameras: z.array(z.string().max(MAX_NAME_LENGTH)).max(MAX_TILES),
    }),
  ])

const triggerSchema = () =>
  z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('state'), codes: z.array(z.enum(TROUBLE_CODES)).min(1) }),
    z.strictObject({
      kind: z.literal('text'),
      text: z.string().min(1).max(MAX_SEARCHED_LENGTH),
      isPattern: z.boolean(),
    }),
  ])

export const scheduleSchema = () =>
  z.strictObject({ days: z.array(z.enum(DAYS)).min(1), from: timeOfDay(), to: timeOfDay() })

const effectsSchema = () =>
  z.strictObject({
    sound: z.boolean(),
    notification: z.boolean(),
    front: z.boolean(),
    layout: z.string().min(1).nullable(),
    webhook: z
      .strictObject({ url: z.string().max(MAX_URL_LENGTH), allowsLocal: z.boolean() })
      .nullable(),
    // Rules of before recordings have none.
    record: seconds(MIN_RECORD_SECONDS).nullable().default(null),
  })

/** Seconds, at most a day. */
const seconds = (min: number) => z.number().min(min).max(MAX_LASTS_SECONDS)

export const ruleId = () => z.string().regex(/^[\w-]{1,40}$/)

export const ruleSchema = (): z.ZodType<AlarmRule> =>
  z.strictObject({
    id: ruleId(),
    name: z.string().trim().min(1).max(MAX_RULE_NAME_LENGTH),
    isOn: z.boolean(),
    cameras: ruleCamerasSchema(),
    trigger: triggerSchema(),
    lastsSeconds: seconds(0),
    clearsSeconds: seconds(MIN_CLEARS_SECONDS),
    cooldownSeconds: seconds(0),
    schedule: scheduleSchema().nullable(),
    effects: effectsSchema(),
  })
