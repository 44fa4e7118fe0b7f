/** What notifications and the log say of alarms. Pure. */
import type { AlarmEvent } from '../../contract/event.ts'
import { message, type Message } from '../../contract/text/text.ts'
import type { TroubleCode } from '../../contract/warnings.ts'
import type { Moment } from '../../feed/feed.ts'
import type { ActiveAlarm } from './contract.ts'
import type { Alarm } from './engine.ts'

/** Cameras that a notification names: more do not fit. */
const MAX_NAMED = 4

export interface Notification {
  readonly title: Message
  readonly body: Message
}

/** One notification for all alarms that come at once. */
export function notificationOf(
  alarms: readonly Pick<Alarm, 'camera' | 'why'>[],
  ruleNames: readonly string[],
): Notification {
  const [first] = alarms
  const rules = ruleNames.join(', ')
  if (first === undefined || alarms.length > 1)
    return {
      title: message('alarms.notice-several', { count: alarms.length, rules }),
      body: camerasText(alarms.map(({ camera }) => camera)),
    }
  return {
    title: message('alarms.notice-one', { rule: rules, camera: first.camera }),
    body: whyText(first.why),
  }
}

/** `Barn, Gate and 28 more` */
export function camerasText(cameras: readonly string[]): Message {
  return message('alarms.cameras', {
    cameras: cameras.slice(0, MAX_NAMED),
    others: Math.max(0, cameras.length - MAX_NAMED),
  })
}

export function whyText(why: ActiveAlarm['why']): Message {
  return 'code' in why ? codeText(why.code) : message('verbatim', { text: why.text })
}

function codeText(code: TroubleCode): Message {
  return message(`warning.${code}`)
}

/** What happened to alarms: they began, ended, or were on when Camwall stopped. */
export type AlarmChange = keyof typeof PHASES
const PHASES = { raised: 'begin', cleared: 'end', stopped: 'stop' } as const

/** A line of the log. It does not have what events say, which may be of persons. */
export function logLine(what: AlarmChange, alarms: readonly Alarm[]): string {
  const each = alarms.map(
    ({ rule, camera, why }) => `${camera} (${'code' in why ? why.code : 'event'}, ${rule})`,
  )
  return `alarm ${what}: ${each.join(', ')}`
}

/** The same in the list of events, from the beginning to the end under the name that the rule had first. */
export function alarmEvents(
  what: AlarmChange,
  alarms: readonly Alarm[],
  { at, steady }: Moment,
): readonly AlarmEvent[] {
  return alarms.map(({ ruleName, camera, raisedAt }) => {
    const happened = { kind: 'alarm', camera, text: ruleName, at } as const
    const phase = PHASES[what]
    return phase === 'begin'
      ? { ...happened, phase }
      : { ...happened, phase, lasted: Math.round(steady - raisedAt) }
  })
}

/** A notification that says that it is only a trial. */
export function asTrial({ title, body }: Notification): Notification {
  return { title: message('alarms.notice-trial', { title }), body }
}
