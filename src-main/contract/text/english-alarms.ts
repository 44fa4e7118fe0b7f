/** English texts of alarms, their webhooks, the tray, and answers to cameras: one table with those of the other files. */
import type { Wording } from './wording.ts'

const commandTexts = {
  'command.alarms': 'Alarms…',
  'command.acknowledge-alarms': 'Acknowledge all alarms',
  'command.snooze-alarms': 'Snooze all alarms for 10 minutes',
  'command.acknowledge-tile': 'Acknowledge alarms',
  'command.snooze-tile': 'Snooze alarms for 10 minutes',
} as const

const noticeTexts = {
  'alarms.notice-one': ({ rule, camera }: { rule: string; camera: string }) => `${rule}: ${camera}`,
  'alarms.notice-several': (
    { rules, count }: { rules: string; count: number },
    { number, plural }: Wording,
  ) => `${rules}: ${number(count)} ${plural(count, { one: 'camera', other: 'cameras' })}`,
  'alarms.notice-trial': ({ title }: { title: string }) => `Trial: ${title}`,
  'alarms.cameras': (
    { cameras, others }: { cameras: readonly string[]; others: number },
    { list, number }: Wording,
  ) => (others === 0 ? list(cameras) : `${cameras.join(', ')} and ${number(others)} more`),
  'notice.alarm-rule-unusable': ({ rule, why }: { rule: string; why: string }) =>
    `The alarm rule “${rule}” is not used: ${why}`,
  'notice.webhook-failed': ({ rule, why }: { rule: string; why: string }) =>
    `The webhook of the alarm rule “${rule}” was not delivered: ${why}`,
  'notice.webhook-secrets': ({ error }: { error: string }) =>
    `The secrets of webhooks could not be read: ${error}.`,
  'notice.webhook-secrets.todo':
    'Webhooks are not sent. Delete webhook-secrets.json in the folder of the settings, and make new secrets.',
  'notice.runs-on': 'Camwall goes on in the tray, because alarms are on.',
  'notice.runs-on.todo':
    'Quit it by the menu of its icon, or start it again to open its window. This can be turned off under Alarms.',
} as const

const webhookTexts = {
  'webhook.no-url': 'the address must begin with https:// (or http:// for this computer).',
  'webhook.has-password': 'the address must not have a user name or a password.',
  'webhook.no-address': ({ host }: { host: string }) => `there is no address of ${host}.`,
  'webhook.never': ({ host }: { host: string }) =>
    `${host} is an address to which no webhook is sent.`,
  'webhook.local': ({ host }: { host: string }) =>
    `${host} is this computer or in a private network, which the rule does not allow.`,
  'webhook.not-https': 'only a server on this computer may be without https.',
  'webhook.redirect': 'the server redirects to another address, which is not followed.',
  'webhook.status': ({ status }: { status: number }, { plain }: Wording) =>
    `the server answered with status ${plain(status)}.`,
  'webhook.timeout': 'the server did not answer in time.',
  'webhook.dropped': 'too many were waiting for the server.',
  'webhook.no-secret': 'it has no secret to sign it with. Make one in the rule.',
  'webhook.secret-unreadable': ({ why }: { why: string }) => `its secret cannot be read: ${why}`,
} as const

const trayTexts = {
  'tray.no-window': 'Camwall runs without a window',
  'tray.no-alarm': 'Camwall: no alarms',
  'tray.alarms': ({ count }: { count: number }, { number, plural }: Wording) =>
    `Camwall: ${number(count)} ${plural(count, { one: 'alarm', other: 'alarms' })}`,
  'tray.open': 'Open Camwall',
} as const

const panelTexts = {
  'alarms.title': 'Alarms',
  'alarms.close': 'Close alarms',
  'alarms.now': 'Now',
  'alarms.none': 'No alarm is on.',
  'alarms.more': ({ count }: { count: number }, { number }: Wording) => `and ${number(count)} more`,
  'alarms.acknowledge': 'Acknowledge',
  'alarms.acknowledge-all': 'Acknowledge all',
  'alarms.acknowledged': 'Acknowledged',
  'alarms.snooze': 'Snooze',
  'alarms.snooze-all': 'Snooze all',
  'alarms.snoozed': 'Snoozed',
  'alarms.snoozed-until': ({ at }: { at: number }, { time }: Wording) =>
    `All alarms are snoozed until ${time(at)}.`,
  'alarms.snoozed-until-restart': 'All alarms are snoozed until Camwall restarts.',
  'alarms.end-snooze': 'End snooze',
  'alarms.minutes': ({ minutes }: { minutes: number }, { number }: Wording) =>
    `${number(minutes)} min`,
  'alarms.hours': ({ hours }: { hours: number }, { number }: Wording) => `${number(hours)} h`,
  'alarms.until-restart': 'Until restart',
  'alarms.of-tile': ({ rule, why }: { rule: string; why: string }) => `Alarm: ${rule} (${why})`,
  'alarms.of-tile-acknowledged': ({ rule, why }: { rule: string; why: string }) =>
    `Acknowledged alarm: ${rule} (${why})`,
  'alarms.strip': ({ rule }: { rule: string }) => `Alarm: ${rule}.`,
  'alarms.strip-cameras': ({ count }: { count: number }, { number, plural }: Wording) =>
    `${number(count)} ${plural(count, { one: 'camera', other: 'cameras' })}`,

  'alarms.rules': 'Rules',
  'alarms.no-rules':
    'No rules yet. A rule says which cameras or events are an alarm, when, and what Camwall does then.',
  'alarms.new-rule': 'New rule',
  'alarms.new-name': 'Camera lost',
  'alarms.edit': 'Edit',
  'alarms.delete': 'Delete',
  'alarms.try': 'Try',
  'alarms.too-many-rules': ({ most }: { most: number }, { number }: Wording) =>
    `There are at most ${number(most)} rules.`,
  'alarms.runs-on': 'Keep running in the tray when the last window is closed',
  'alarms.runs-on-help': 'It does so while a rule is on. The menu of its icon quits Camwall.',

  'alarms.summary': ({ cameras, why }: { cameras: string; why: string }) => `${cameras}: ${why}`,
  'alarms.all-cameras': 'All cameras',
  'alarms.states-for': (
    { states, seconds }: { states: readonly string[]; seconds: number },
    { number }: Wording,
  ) => `${states.join(', ')}${seconds === 0 ? '' : ` for ${number(seconds)} s`}`,
  'alarms.event-says': ({ text }: { text: string }) => `an event says “${text}”`,
  'alarms.event-matches': ({ text }: { text: string }) => `an event matches ${text}`,
  'alarms.at-times': (
    { days, from, to }: { days: readonly string[]; from: string; to: string },
    { list }: Wording,
  ) => `${list(days)}, ${from} to ${to}`,

  'alarms.tried': 'Trial',
  'alarms.tried-cameras': ({ cameras }: { cameras: string }) =>
    `It would be an alarm now: ${cameras}.`,
  'alarms.tried-no-camera': 'It would be no alarm now.',
  'alarms.tried-nothing': 'Beside the marks on tiles and in the status bar, it does nothing.',
  'alarms.tried-sound': 'The sound was played once.',
  'alarms.tried-notification': 'A notification was shown.',
  'alarms.tried-front': 'The window was brought to the front.',
  'alarms.tried-record': ({ seconds }: { seconds: number }, { number }: Wording) =>
    `The cameras are recorded for ${number(seconds)} s.`,
  'alarms.tried-layout': 'The layout was shown.',
  'alarms.tried-webhook': ({ status }: { status: number }, { plain }: Wording) =>
    `The webhook was sent, and answered with status ${plain(status)}.`,
  'alarms.tried-webhook-failed': ({ why }: { why: string }) => `The webhook failed: ${why}`,
} as const

const editorTexts = {
  'alarms.edit-title': 'Rule',
  'alarms.name': 'Name',
  'alarms.cameras-of': 'Cameras',
  'alarms.by-all': 'All',
  'alarms.by-groups': 'Groups',
  'alarms.by-names': 'Chosen',
  'alarms.no-groups': 'There are no groups yet. Tile, “Groups…” makes them.',
  'alarms.no-cameras': 'There are no cameras yet.',
  'alarms.when': 'When',
  'alarms.on-state': 'Health',
  'alarms.on-text': 'Event text',
  'alarms.state-help': 'Frozen, Dark and Missing must be on under Health in Settings.',
  'alarms.event-text': 'Text of the event',
  'alarms.is-pattern': 'Regular expression',
  'alarms.text-help': 'Upper and lower case are the same, unless it is a regular expression (RE2).',
  'alarms.lasts': 'Must last, s',
  'alarms.clears': 'Clears after, s',
  'alarms.cooldown': 'Least time between two notices, s',
  'alarms.schedule': 'Times',
  'alarms.always': 'Always',
  'alarms.scheduled': 'At times',
  'alarms.from': 'From',
  'alarms.to': 'To',
  'alarms.not-a-time': 'Type a time such as 22:00.',
  'alarms.over-midnight': 'It ends on the next day.',
  'alarms.every-day': ({ from, to }: { from: string; to: string }) => `Every day, ${from} to ${to}`,
  'alarms.day-mon': 'Mon',
  'alarms.day-tue': 'Tue',
  'alarms.day-wed': 'Wed',
  'alarms.day-thu': 'Thu',
  'alarms.day-fri': 'Fri',
  'alarms.day-sat': 'Sat',
  'alarms.day-sun': 'Sun',
  'alarms.effects': 'What it does',
  'alarms.effects-help': 'An alarm is marked on its tile and in the status bar. In addition:',
  'alarms.sound': 'Sound until it is acknowledged',
  'alarms.notification': 'Notification of the system',
  'alarms.front': 'Bring the window to the front',
  'alarms.layout': 'Show layout',
  'alarms.no-layout': 'None',
  'alarms.record': 'Record the camera',
  'alarms.record-seconds': 'Record for, s',
  'alarms.webhook': 'Webhook',
  'alarms.url': 'Address',
  'alarms.allows-local': 'Allow this computer and private networks',
  'alarms.webhook-help':
    'A signed message with the names of the cameras is sent to this address: nothing else leaves this computer. Its JSON and the check of the signature are in the guide.',
  'alarms.no-secret': 'It has no secret yet, without which it is not sent.',
  'alarms.has-secret': 'It has a secret. A new one replaces it.',
  'alarms.new-secret': 'New secret',
  'alarms.secret-once': 'Copy it now. It is not shown again:',
  'alarms.save': 'Save',
} as const

const answerTexts = {
  'command.answer-camera': 'Answer…',
  'answers.title': ({ camera }: { camera: string }) => `Answer to ${camera}`,
  'answers.what':
    'The hub answers each message of a camera with OK. Some programs act on another text, for example those of imagenode.',
  'answers.warning':
    'Programs exist that stop at anything but OK. Choose a text that the program of this camera knows.',
  'answers.text': 'Text',
  'answers.once': 'Next message only',
  'answers.kept': 'Until changed',
  'answers.apply': 'Answer',
  'answers.now': ({ text }: { text: string }) => `Answered now: ${text}`,
  'answers.waiting': ({ text }: { text: string }) => `To the next message: ${text}`,
  'answers.not-possible': 'This camera sends by PUB/SUB, which has no answers.',
  'answers.set': ({ camera, text }: { camera: string; text: string }) =>
    `${camera} is answered with ${text}`,
} as const

export const alarmTexts = {
  ...commandTexts,
  ...noticeTexts,
  ...webhookTexts,
  ...trayTexts,
  ...panelTexts,
  ...editorTexts,
  ...answerTexts,
} as const
