/** The feature as a whole, with real senders and a real webhook server; the desktop stands in. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import type { Attention, Tray } from '../../../../src-main/app/attention.ts'
import { NO_RECORDING } from '../../../../src-main/app/recording.ts'
import { ENGLISH } from '../../../../src-main/contract/text/text.ts'
import { ruleSchema, type AlarmRule } from '../../../../src-main/contract/alarm-rule.ts'
import { alarmsSection, type AlarmsTopics } from '../../../../src-main/features/alarms/contract.ts'
import type { SecretStorage } from '../../../../src-main/receive/access/secret-storage.ts'
import { openImageSender } from '../../../../src-main/receive/imagezmq/image-sender.ts'
import type { Closing } from '../../../support/guarded-hub.ts'
import { openHouse, type OpenHouse } from '../../../support/open-house.ts'
import { jpegHeader } from '../../../support/pictures.ts'
import { until } from '../../../support/until.ts'
import { aRule, NO_EFFECTS } from './a-rule.ts'
import { openWebhookServer } from './webhook-server.ts'

const closing: Closing = []
async function closeAll(): Promise<void> {
  for (const close of closing.splice(0).reverse()) await close()
}
afterEach(closeAll)

/** Puts a text before it: enough to see whether it is used. */
const SEAL = 'sealed '
const KEY_STORE: SecretStorage = {
  encrypt: (secret) => Promise.resolve(Buffer.from(SEAL + secret)),
  decrypt: (encrypted) => Promise.resolve(encrypted.toString().slice(SEAL.length)),
}

/** A desktop that writes down what it is asked for. */
class Desk implements Attention {
  readonly done: string[] = []
  tray: Tray | undefined

  notify({ title, body }: Parameters<Attention['notify']>[0]): void {
    this.done.push(`${ENGLISH.say(title)} / ${ENGLISH.say(body)}`)
  }
  bringToFront(): void {
    this.done.push('front')
  }
  showLayout(id: string): void {
    this.done.push(`layout ${id}`)
  }
  showTray(tray: Tray | undefined): void {
    this.tray = tray
  }
}

async function open(...rules: readonly AlarmRule[]) {
  const desk = new Desk()
  const house = await openHouse(
    closing,
    {},
    { attention: desk, findSecretStorage: () => Promise.resolve(KEY_STORE) },
  )
  house.camwall.settings.change(alarmsSection, { rules })
  return { ...house, desk }
}

function alarmsOf({ camwall }: Pick<OpenHouse, 'camwall'>): AlarmsTopics['alarms'] {
  const { topics } = camwall.publisher.published
  return (topics as unknown as AlarmsTopics).alarms
}

const MOTION = { kind: 'text', text: 'motion', isPattern: false } as const

/** A text of a sender that has no camera. */
function sayMotion({ camwall }: Pick<OpenHouse, 'camwall'>, camera = 'Barn'): void {
  camwall.events.add({ kind: 'text', at: Date.now(), camera, text: 'Motion detected' })
}

test('every change of readings is heard, however short and soon after another one it is', async () => {
  const trigger = { kind: 'text', text: 'door: open', isPattern: false } as const
  const house = await open(aRule({ trigger }))
  const listed: string[] = []
  house.camwall.events.on((event) => {
    if (event.kind === 'reading') listed.push(event.text)
  })
  const sender = await openImageSender({ mode: 'req-rep', connect: house.address })
  closing.push(() => sender.close())
  const send = (door: string) =>
    sender.sendJpg(JSON.stringify({ camera: 'Barn', celsius: 21, door }), jpegHeader(64, 48))
  await send('closed')
  await until('it is listed', () => listed.length === 1)
  await send('open')
  await send('closed')
  await until('the alarm', () => alarmsOf(house).active.length === 1)
  expect(alarmsOf(house).active).toMatchObject([
    { camera: 'Barn', why: { text: 'celsius: 21 · door: open' } },
  ])
  expect(listed).toEqual(['celsius: 21 · door: closed'])
})

test('a camera that disconnects is an alarm: marked, announced, logged and among the events', async () => {
  const house = await open(aRule({ effects: { ...NO_EFFECTS, notification: true, front: true } }))
  const { camwall, address, desk, log } = house
  const heard: string[] = []
  camwall.events.on((event) => {
    if (event.kind === 'alarm') heard.push(`${event.phase} ${event.camera} ${event.text}`)
  })
  const sender = await openImageSender({ mode: 'req-rep', connect: address })
  await sender.sendJpg('Barn', jpegHeader(64, 48))
  await sender.close()
  await until('the alarm', () => alarmsOf(house).active.length === 1)
  expect(alarmsOf(house).active).toMatchObject([
    { camera: 'Barn', rule: 'Lost', why: { code: 'gone' }, isAcknowledged: false },
  ])
  await until('the notice', () => desk.done.length > 0)
  expect(desk.done).toEqual(['Lost: Barn / Gone', 'front'])
  expect(heard).toEqual(['begin Barn Lost'])
  await log.flush()
  expect(await readFile(log.path, 'utf8')).toContain('alarm raised: Barn (gone, r1)')
  await closeAll()
  expect(heard).toEqual(['begin Barn Lost', 'stop Barn Lost'])
})

test('an alarm records its cameras, also when it is tried', async () => {
  const house = await open(aRule({ trigger: MOTION, effects: { ...NO_EFFECTS, record: 30 } }))
  const asked: (readonly [readonly string[], number])[] = []
  house.camwall.recordBy({
    ...NO_RECORDING,
    recordFor: (cameras, seconds) => asked.push([cameras, seconds]),
  })
  sayMotion(house)
  await until('the recording', () => asked.length > 0)
  expect(asked).toEqual([[['Barn'], 30]])
  const { done } = await house.request(
    'alarms:try',
    aRule({ trigger: MOTION, effects: { ...NO_EFFECTS, record: 5 } }),
  )
  expect(done.map(({ key }) => key)).toEqual(['alarms.tried-record'])
})

test('an alarm records its cameras also when no notice tells of it', async () => {
  const house = await open(aRule({ trigger: MOTION, effects: { ...NO_EFFECTS, record: 30 } }))
  const recorded: string[] = []
  house.camwall.recordBy({
    ...NO_RECORDING,
    recordFor: (cameras) => recorded.push(...cameras),
  })
  await house.request('alarms:snooze', undefined, 5)
  sayMotion(house, 'Barn')
  await until('the alarm', () => alarmsOf(house).active.length === 1)
  expect(recorded).toEqual(['Barn'])
})

test('a rule of before recordings records nothing', () => {
  const { record: _record, ...effects } = NO_EFFECTS
  expect(ruleSchema().parse({ ...aRule(), effects }).effects.record).toBeNull()
})

test('what a person does about alarms', async () => {
  const house = await open(aRule({ trigger: MOTION, effects: { ...NO_EFFECTS, sound: true } }))
  sayMotion(house)
  await until('the sound', () => alarmsOf(house).isSounding)
  await house.request('alarms:acknowledge', ['r1 Barn'])
  expect(alarmsOf(house)).toMatchObject({ isSounding: false, active: [{ isAcknowledged: true }] })
  await house.request('alarms:snooze', undefined, 5)
  expect(alarmsOf(house).snoozedUntil).toBeGreaterThan(Date.now() + 290_000)
  await house.request('alarms:end-snooze', undefined)
  expect(alarmsOf(house).snoozedUntil).toBeUndefined()
  const ended: string[] = []
  house.camwall.events.on((event) => {
    if (event.kind === 'alarm') ended.push(`${event.phase} ${event.camera} ${event.text}`)
  })
  await house.request('alarms:delete', 'r1')
  expect(alarmsOf(house).active).toMatchObject([{ rule: 'Lost' }])
  await until('no alarm', () => alarmsOf(house).active.length === 0)
  expect(ended).toEqual(['end Barn Lost'])
})

describe('rules', () => {
  test('are saved, in their place', async () => {
    const house = await open(aRule(), aRule({ id: 'r2' }))
    expect(await house.request('alarms:save', aRule({ name: 'Other' }))).toEqual([])
    const { rules } = house.camwall.settings.get(alarmsSection)
    expect(rules.map(({ id, name }) => `${id} ${name}`)).toEqual(['r1 Other', 'r2 Lost'])
  })

  test('that cannot be used are not saved', async () => {
    const house = await open()
    const keyOf = async (rule: AlarmRule) =>
      (await house.request('alarms:save', rule)).map(({ key }) => key)
    const pattern = { kind: 'text', text: '(', isPattern: true } as const
    const webhook = { url: 'ftp://host.example', allowsLocal: true }
    expect(await keyOf(aRule({ trigger: pattern }))).toEqual(['names.pattern-invalid'])
    const effects = { ...NO_EFFECTS, webhook }
    expect(await keyOf(aRule({ effects }))).toEqual(['webhook.no-url'])
    expect(house.camwall.settings.get(alarmsSection).rules).toEqual([])
  })

  test('of a file that cannot be used are noticed, and the others are used', async () => {
    const trigger = { kind: 'text', text: '(', isPattern: true } as const
    const house = await open(aRule({ id: 'bad', trigger }), aRule({ trigger: MOTION }))
    const notices = house.camwall.state.notices.map(({ what }) => ENGLISH.say(what))
    expect(notices.filter((notice) => notice.includes('is not used'))).toEqual([
      expect.stringContaining('The alarm rule “Lost” is not used'),
    ])
    sayMotion(house)
    await until('the alarm', () => alarmsOf(house).active.length === 1)
  })
})

describe('webhooks', () => {
  async function openWithWebhook(statusOf?: Parameters<typeof openWebhookServer>[1]) {
    const server = await openWebhookServer(closing, statusOf)
    const webhook = { url: `http://127.0.0.1:${server.port}/hook`, allowsLocal: true }
    const rule = aRule({ trigger: MOTION, effects: { ...NO_EFFECTS, webhook } })
    return { ...(await open(rule)), server, rule, url: webhook.url }
  }

  test('tell all alarms of a notice, and who has the secret can check it', async () => {
    const house = await openWithWebhook()
    const secret = await house.request('alarms:new-secret', 'r1', house.url)
    expect(secret).toMatch(/^[\da-f]{64}$/)
    expect(alarmsOf(house).signed).toEqual([`r1 http://127.0.0.1:${house.server.port}`])
    sayMotion(house, 'Barn')
    sayMotion(house, 'Gate')
    await until('the webhook', () => house.server.taken.length === 1)
    const { body = '', headers = {} } = house.server.taken[0] ?? {}
    expect(JSON.parse(body)).toMatchObject({
      rule: 'Lost',
      trial: false,
      count: 2,
      alarms: [
        { camera: 'Barn', text: 'Motion detected' },
        { camera: 'Gate', text: 'Motion detected' },
      ],
    })
    expect(headers['camwall-signature']).toMatch(/^v1=[\da-f]{64}$/)
  })

  test('are not sent without a secret', async () => {
    const house = await openWithWebhook()
    sayMotion(house)
    const words = () => house.camwall.state.notices.map(({ what }) => ENGLISH.say(what)).join('\n')
    await until('the notice', () => words().includes('has no secret'))
    expect(house.server.taken).toEqual([])
  })

  test('are not sent to another server than the one that the secret was made for', async () => {
    const house = await openWithWebhook()
    await house.request('alarms:new-secret', 'r1', 'https://hooks.example/')
    const trial = await house.request('alarms:try', house.rule)
    expect(trial.done.map(({ key }) => key)).toEqual(['alarms.tried-webhook-failed'])
    expect(house.server.taken).toEqual([])
  })

  test('a trial is sent at once, and says that it is one', async () => {
    const house = await openWithWebhook((request) => (request.path === '/hook' ? 202 : 404))
    await house.request('alarms:new-secret', 'r1', house.url)
    const trial = await house.request('alarms:try', house.rule)
    expect(trial.cameras).toEqual([])
    expect(trial.done.map((done) => ENGLISH.say(done))).toEqual([
      'The webhook was sent, and answered with status 202.',
    ])
    expect(JSON.parse(house.server.taken[0]?.body ?? '')).toMatchObject({ trial: true, count: 0 })
  })

  test('their secrets are encrypted in a file of their own, and go with their rule', async () => {
    const house = await openWithWebhook()
    const { camwall, desktop, log } = house
    const secret = await house.request('alarms:new-secret', 'r1', house.url)
    const path = join(desktop.folders.settings, 'webhook-secrets.json')
    const kept = JSON.parse(await readFile(path, 'utf8')) as unknown
    const sealed = (await KEY_STORE.encrypt(secret)).toString('base64')
    expect(kept).toEqual({
      version: 1,
      secrets: { [`r1 http://127.0.0.1:${house.server.port}`]: { sealed: true, secret: sealed } },
    })
    await camwall.settings.flush()
    await log.flush()
    const others = [
      JSON.stringify(camwall.settings.saved),
      JSON.stringify(camwall.publisher.published),
      JSON.stringify(house.report()),
      await readFile(log.path, 'utf8').catch(() => ''),
    ]
    for (const text of others) {
      expect(text).not.toContain(secret)
      expect(text).not.toContain(sealed)
    }
    await house.request('alarms:delete', 'r1')
    expect(JSON.parse(await readFile(path, 'utf8'))).toEqual({ version: 1, secrets: {} })
    expect(alarmsOf(house).signed).toEqual([])
  })
})

test('a trial does what an alarm would do, and says which cameras would be one now', async () => {
  const house = await open()
  const { address, camwall, desk } = house
  const sender = await openImageSender({ mode: 'req-rep', connect: address })
  await sender.sendJpg('Barn', jpegHeader(64, 48))
  await sender.close()
  await until('it is gone', () => camwall.cameras.some(({ state }) => state === 'gone'))
  const effects = { ...NO_EFFECTS, notification: true, front: true, layout: 'l2' }
  const rule = aRule({ effects })
  const tried = async () => (await house.request('alarms:try', rule)).cameras
  await expect.poll(tried).toEqual(['Barn'])
  expect(desk.done.slice(-3)).toEqual(['Trial: Lost: Barn / Gone', 'front', 'layout l2'])
  expect(alarmsOf(house).active).toEqual([])
})

test('a rule that names a camera names the one that takes its place', async () => {
  const cameras = { by: 'names', cameras: ['Barn', 'Gate'] } as const
  const { camwall } = await open(aRule({ cameras }), aRule({ id: 'r2' }))
  camwall.replace({ from: 'Barn', to: 'New barn' })
  expect(camwall.settings.get(alarmsSection).rules.map((rule) => rule.cameras)).toEqual([
    { by: 'names', cameras: ['New barn', 'Gate'] },
    { by: 'all' },
  ])
})

describe('running on in the tray', () => {
  const labels = (desk: Desk) => desk.tray?.items.map(({ label }) => ENGLISH.say(label))

  test('the icon is there while a rule is on, unless that is turned off', async () => {
    const house = await open()
    expect(house.desk.tray).toBeUndefined()
    await house.request('alarms:save', aRule())
    expect(labels(house.desk)).toEqual(['Snooze'])
    await house.request('alarms:save', aRule({ isOn: false }))
    expect(house.desk.tray).toBeUndefined()
    await house.request('alarms:save', aRule())
    house.camwall.settings.change(alarmsSection, { runsOn: false })
    expect(house.desk.tray).toBeUndefined()
  })

  test('its menu snoozes all alarms, and ends that', async () => {
    const house = await open(aRule())
    const [snooze] = house.desk.tray?.items ?? []
    const fiveMinutes = typeof snooze?.acts === 'object' ? snooze.acts[0] : undefined
    expect(fiveMinutes === undefined ? '' : ENGLISH.say(fiveMinutes.label)).toBe('5 min')
    if (typeof fiveMinutes?.acts === 'function') fiveMinutes.acts()
    expect(alarmsOf(house).snoozedUntil).toBeGreaterThan(Date.now())
    expect(labels(house.desk)).toEqual(['Snooze', 'End snooze'])
    const end = house.desk.tray?.items[1]?.acts
    if (typeof end === 'function') end()
    expect(alarmsOf(house).snoozedUntil).toBeUndefined()
  })
})
