/** What alarms do beside their marks: notifications, windows and webhooks. */
import { randomUUID } from 'node:crypto'
import type { Attention } from '../../app/attention.ts'
import { message, type Message } from '../../contract/text/text.ts'
import type { Recording } from '../../app/recording.ts'
import { isoTime } from '../../lib/iso-time.ts'
import { messageOf } from '../../lib/message-of.ts'
import { asTrial, notificationOf } from './alarm-words.ts'
import type { AlarmRule, Webhook } from '../../contract/alarm-rule.ts'
import type { Alarm } from './engine.ts'
import { sendWebhook, type Delivery, type Outcome } from './webhook.ts'
import { WebhookQueue } from './webhook-queue.ts'
import type { WebhookSecrets } from './webhook-secrets.ts'

/** Alarms that a webhook tells one by one; it has the count of all. */
const MAX_TOLD = 100

type ToldAlarm = Pick<Alarm, 'camera' | 'why' | 'since'>

export interface EffectParts {
  readonly recording: () => Recording
  readonly attention: Attention
  readonly secrets: WebhookSecrets
  /** A webhook was given up. */
  readonly webhookFailed: (rule: AlarmRule['id'], why: Message) => void
}

export class AlarmEffects {
  readonly #parts: EffectParts
  readonly #webhooks: WebhookQueue
  readonly #ending = new AbortController()

  constructor(parts: EffectParts) {
    this.#parts = parts
    this.#webhooks = new WebhookQueue({
      send: (delivery, signal) => this.#send(delivery, signal),
      failed: ({ rule }, why) => parts.webhookFailed(rule, why),
    })
  }

  /** One notice for all that were announced at once. */
  announce(alarms: readonly Alarm[], rules: readonly AlarmRule[]): void {
    const { attention } = this.#parts
    const of = (rule: AlarmRule) => ofRule(alarms, rule)
    const concerned = rules.filter((rule) => of(rule).length > 0)
    const told = concerned.filter(({ effects }) => effects.notification)
    if (told.length > 0)
      attention.notify(
        notificationOf(
          told.flatMap(of),
          told.map(({ name }) => name),
        ),
      )
    const layout = concerned.find(({ effects }) => effects.layout !== null)?.effects.layout
    if (concerned.some(({ effects }) => effects.front)) attention.bringToFront()
    if (layout !== undefined && layout !== null) attention.showLayout(layout)
    for (const rule of concerned)
      if (rule.effects.webhook !== null)
        this.#webhooks.add(deliveryOf(rule, rule.effects.webhook, of(rule), { isTrial: false }))
  }

  /** Records the cameras of new alarms, also of those that no notice tells of. */
  record(raised: readonly Alarm[], rules: readonly AlarmRule[]): void {
    for (const rule of rules) this.#record(rule, ofRule(raised, rule))
  }

  /** Does both for one rule, once, and says that it is a trial. Gives what was done, and what failed. */
  async try(rule: AlarmRule, cameras: readonly ToldAlarm[]): Promise<readonly Message[]> {
    const { attention } = this.#parts
    const { sound, notification, front, layout, webhook } = rule.effects
    const done: Message[] = []
    if (sound) done.push(message('alarms.tried-sound'))
    if (notification) {
      attention.notify(asTrial(notificationOf(cameras, [rule.name])))
      done.push(message('alarms.tried-notification'))
    }
    if (front) {
      attention.bringToFront()
      done.push(message('alarms.tried-front'))
    }
    if (layout !== null) {
      attention.showLayout(layout)
      done.push(message('alarms.tried-layout'))
    }
    if (rule.effects.record !== null) {
      this.#record(rule, cameras)
      done.push(message('alarms.tried-record', { seconds: rule.effects.record }))
    }
    if (webhook !== null) {
      const delivery = deliveryOf(rule, webhook, cameras, { isTrial: true })
      const outcome = await this.#send(delivery, this.#ending.signal)
      done.push(
        outcome.ok
          ? message('alarms.tried-webhook', { status: outcome.status })
          : message('alarms.tried-webhook-failed', { why: outcome.why }),
      )
    }
    return done
  }

  /** Webhooks that are on their way are given up. */
  stop(): void {
    this.#ending.abort()
    this.#webhooks.stop()
  }

  #record({ effects: { record } }: AlarmRule, alarms: readonly ToldAlarm[]): void {
    if (record === null || alarms.length === 0) return
    this.#parts.recording().recordFor(
      alarms.map(({ camera }) => camera),
      record,
    )
  }

  async #send(delivery: Delivery, signal: AbortSignal): Promise<Outcome> {
    let secret: string | undefined
    try {
      secret = await this.#parts.secrets.secretOf(delivery.rule, delivery.webhook.url)
    } catch (error) {
      const why = message('webhook.secret-unreadable', { why: messageOf(error) })
      return { ok: false, why, canRetry: false }
    }
    if (secret === undefined)
      return { ok: false, why: message('webhook.no-secret'), canRetry: false }
    return sendWebhook(delivery, { secret, at: Date.now(), signal })
  }
}

function ofRule(alarms: readonly Alarm[], { id }: AlarmRule): readonly Alarm[] {
  return alarms.filter(({ rule }) => rule === id)
}

/** Its JSON is described in docs/operators.md. */
function deliveryOf(
  { id: rule, name }: AlarmRule,
  webhook: Webhook,
  alarms: readonly ToldAlarm[],
  { isTrial }: { readonly isTrial: boolean },
): Delivery {
  const body = JSON.stringify({
    rule: name,
    trial: isTrial,
    count: alarms.length,
    alarms: alarms.slice(0, MAX_TOLD).map(({ camera, why, since }) => ({
      camera,
      ...('code' in why ? { state: why.code } : { text: why.text }),
      since: isoTime(since),
    })),
  })
  return { rule, webhook, id: randomUUID(), body }
}
