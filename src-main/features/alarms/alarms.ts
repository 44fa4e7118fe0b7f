/** Watches the cameras and their events by rules: raises alarms, and carries out what the rules say. */
import { join } from 'node:path'
import { z } from 'zod'
import type { Camwall } from '../../app/camwall.ts'
import type { Feature, House, Running } from '../../app/house.ts'
import { groupsBy } from '../../app/layouts/camera-groups.ts'
import { message, type Message } from '../../contract/text/text.ts'
import type { Moment } from '../../feed/feed.ts'
import { AlarmDesk } from './alarm-desk.ts'
import { AlarmEffects } from './alarm-effects.ts'
import { alarmEvents, logLine, type AlarmChange } from './alarm-words.ts'
import { MAX_RULES, type AlarmRule } from '../../contract/alarm-rule.ts'
import {
  alarmsSection,
  type alarmsCommands,
  type alarmsRequests,
  type AlarmsTopics,
  type Snooze,
} from './contract.ts'
import type { Alarm } from './engine.ts'
import { HeardEvents } from './heard-events.ts'
import { withReplacedInRules } from './replaced-camera.ts'
import { readRule, type Noticed } from './sightings.ts'
import { trayOf } from './tray.ts'
import { checkUrl } from './webhook-address.ts'
import { WebhookSecrets } from './webhook-secrets.ts'

export const alarms: Feature<typeof alarmsRequests, typeof alarmsCommands> = {
  name: 'alarms',
  start: (house) => new Alarms(house).running,
}

class Alarms {
  readonly #house: House
  readonly #desk = new AlarmDesk()
  readonly #heard = new HeardEvents()
  readonly #secrets: WebhookSecrets
  readonly #effects: AlarmEffects
  /** The webhooks that can be signed. */
  #signed: readonly string[] = []
  /** What the tray shows. */
  #inTray: string | undefined

  constructor(house: House) {
    this.#house = house
    const { desktop, camwall } = house
    const path = join(desktop.folders.settings, 'webhook-secrets.json')
    this.#secrets = new WebhookSecrets(path, () => desktop.findSecretStorage())
    this.#effects = new AlarmEffects({
      attention: desktop.attention,
      recording: () => camwall.recording,
      secrets: this.#secrets,
      webhookFailed: (id, why) => this.#noticeWebhook(id, why),
    })
    this.#setRules()
    this.#publish()
    camwall.onReplace((replacement) => {
      const { rules } = camwall.settings.get(alarmsSection)
      const replaced = withReplacedInRules(rules, replacement)
      if (replaced !== rules) camwall.settings.change(alarmsSection, { rules: replaced })
    })
    camwall.settings.onChange((section) => {
      if (section === alarmsSection.name) this.#changing(() => this.#setRules())
    })
    void this.#learnSecrets().catch((error: unknown) => this.#noticeSecrets(error))
  }

  get running(): Running<typeof alarmsRequests, typeof alarmsCommands> {
    const { camwall, desktop } = this.#house
    const toldOfTray = camwall.settings.keep('toldOfTray', z.boolean(), false)
    const stopHearing = [
      camwall.events.on((event) => {
        if (event.kind === 'text') this.#heard.hear(event)
      }),
      camwall.readings.on((event) => this.#heard.hear(event)),
    ]
    const stopStepping = camwall.onSample(() => this.#step())
    return {
      handlers: {
        'alarms:acknowledge': (_context, ids) => this.#changing(() => this.#desk.acknowledge(ids)),
        'alarms:snooze': (_context, ids, minutes) => this.#snooze(ids, minutes),
        'alarms:end-snooze': (_context, ids) => this.#changing(() => this.#desk.endSnooze(ids)),
        'alarms:save': (_context, rule) => saveRule(camwall, rule),
        'alarms:delete': (_context, id) => this.#delete(id),
        'alarms:try': (_context, rule) => this.#try(rule),
        'alarms:new-secret': async (_context, rule, url) => {
          const secret = await this.#secrets.renew(rule, url)
          await this.#learnSecrets()
          return secret
        },
      },
      runners: {},
      runsOn: () => this.#runsOn,
      goesOn: () => {
        if (toldOfTray.value) return
        toldOfTray.set(true)
        const [what, todo] = [message('notice.runs-on'), message('notice.runs-on.todo')]
        desktop.attention.notify({ title: what, body: todo })
        camwall.notify({ key: 'runs on', severity: 'info', what, todo })
      },
      stop: () => {
        stopStepping()
        for (const stop of stopHearing) stop()
        this.#tell('stopped', this.#desk.alarms, now())
        this.#effects.stop()
        desktop.attention.showTray(undefined)
      },
    }
  }

  #step(): void {
    const { camwall } = this.#house
    const moment = now()
    const { raised, announced, cleared } = this.#desk.step(
      noticedBy(camwall, this.#heard.drain()),
      moment,
    )
    this.#tell('raised', raised, moment)
    this.#tell('cleared', cleared, moment)
    if (raised.length > 0) this.#effects.record(raised, this.#desk.rules)
    if (announced.length > 0) this.#effects.announce(announced, this.#desk.rules)
    this.#publish()
  }

  /** Tells the log and the list of events. */
  #tell(what: AlarmChange, alarms: readonly Alarm[], moment: Moment): void {
    if (alarms.length === 0) return
    const { camwall, log } = this.#house
    log.write(logLine(what, alarms))
    for (const event of alarmEvents(what, alarms, moment)) camwall.events.add(event)
  }

  #publish(): void {
    const { camwall } = this.#house
    const topics: AlarmsTopics = {
      alarms: { ...this.#desk.topic, signed: this.#signed },
    }
    camwall.publisher.publish({ ...topics })
    this.#showTray(topics.alarms)
  }

  /** Changes the icon only if it would be another one: the system closes its menu then. */
  #showTray({ active, snoozedUntil }: AlarmsTopics['alarms']): void {
    const shown = this.#runsOn ? `${active.length} ${snoozedUntil !== undefined}` : undefined
    if (shown === this.#inTray) return
    this.#inTray = shown
    const acts = {
      snooze: (minutes: Snooze) => this.#snooze(undefined, minutes),
      endSnooze: () => this.#changing(() => this.#desk.endSnooze(undefined)),
    }
    this.#house.desktop.attention.showTray(
      shown === undefined ? undefined : trayOf({ active, snoozedUntil }, acts),
    )
  }

  get #runsOn(): boolean {
    const { runsOn } = this.#house.camwall.settings.get(alarmsSection)
    return runsOn && this.#desk.rules.some(({ isOn }) => isOn)
  }

  #setRules(): void {
    const { camwall } = this.#house
    for (const { rule, why } of this.#desk.setRules(camwall.settings.get(alarmsSection).rules))
      camwall.notify({
        key: `alarm rule ${rule.id}`,
        severity: 'warning',
        what: message('notice.alarm-rule-unusable', { rule: rule.name, why }),
      })
  }

  #snooze(ids: readonly string[] | undefined, minutes: Snooze): void {
    this.#changing(() => this.#desk.snooze(ids, minutes, now()))
  }

  #changing(change: () => void): void {
    change()
    this.#publish()
  }

  async #delete(id: string): Promise<void> {
    const { settings } = this.#house.camwall
    const rules = settings.get(alarmsSection).rules.filter((rule) => rule.id !== id)
    settings.change(alarmsSection, { rules })
    await this.#secrets.forget(id)
    await this.#learnSecrets()
  }

  async #try(rule: AlarmRule) {
    const seen = this.#desk.seenBy(rule, now())
    const done = await this.#effects.try(rule, seen)
    return { cameras: seen.map(({ camera }) => camera), done }
  }

  async #learnSecrets(): Promise<void> {
    this.#signed = await this.#secrets.keys()
    this.#publish()
  }

  #noticeWebhook(id: string, why: Message): void {
    const rule = this.#desk.rules.find((each) => each.id === id)?.name ?? id
    this.#house.camwall.notify({
      key: `webhook ${id}`,
      severity: 'warning',
      what: message('notice.webhook-failed', { rule, why }),
    })
  }

  #noticeSecrets(error: unknown): void {
    this.#house.camwall.notify({
      key: 'webhook secrets',
      severity: 'warning',
      what: message('notice.webhook-secrets', { error: String(error) }),
      todo: message('notice.webhook-secrets.todo'),
    })
  }
}

/** What there is for rules to see now: what the health of the cameras and their senders say. */
function noticedBy({ publisher, missing, layouts }: Camwall, events: Noticed['events']): Noticed {
  const warned = publisher.published.cameras.flatMap(({ name: camera, warnings }) =>
    warnings.length === 0 ? [] : [{ camera, codes: warnings.map(({ code }) => code) }],
  )
  const absent = missing.map((camera) => ({ camera, codes: ['missing'] as const }))
  return { states: [...warned, ...absent], events, groupsOf: groupsBy(layouts.groups) }
}

/** @returns why it cannot be used */
function saveRule({ settings }: Camwall, rule: AlarmRule): readonly Message[] {
  const reading = readRule(rule)
  if (!reading.ok) return [reading.why]
  const { webhook } = rule.effects
  const fault = webhook === null ? undefined : checkUrl(webhook.url)
  if (fault !== undefined) return [fault]
  const { rules } = settings.get(alarmsSection)
  const isKnown = rules.some(({ id }) => id === rule.id)
  if (!isKnown && rules.length >= MAX_RULES)
    return [message('alarms.too-many-rules', { most: MAX_RULES })]
  const next = isKnown ? rules.map((each) => (each.id === rule.id ? rule : each)) : [...rules, rule]
  settings.change(alarmsSection, { rules: next })
  return []
}

function now(): Moment {
  return { at: Date.now(), steady: performance.now() }
}
