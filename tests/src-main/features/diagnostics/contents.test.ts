import { afterEach, expect, test } from 'vitest'
import { hubSection } from '../../../../src-main/contract/settings.ts'
import {
  gatherDiagnostics,
  type Privacy,
} from '../../../../src-main/features/diagnostics/contents.ts'
import { openHouse } from '../../../support/open-house.ts'
import { aRule, NO_EFFECTS } from '../alarms/a-rule.ts'

const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

/** A key with a colon, which is a character both of Z85 and of addresses. */
const KEY = `${'A'.repeat(34)}:${'B'.repeat(5)}`
const HOST = 'orchard-pi'
/** Of senders that were refused. */
const SENDERS = ['192.0.2.71', '192.0.2.72', '192.0.2.73']
const RELAY_KEY = 'C'.repeat(40)
/** Of addresses in the settings, each for something else. */
const HOSTS = {
  broker: 'broker-box.local',
  web: 'wall-box',
  browsers: 'wall.orchard.example',
  publish: 'fe80::7',
  relay: 'relay-box',
  webhook: 'Hooks.orchard.example',
} as const
/** Cameras and groups that are only in the settings, each for something else. */
const NAMES = {
  rule: 'Attic',
  ruleGroup: 'Lofts',
  option: 'Front door',
  grouped: 'Cellar',
  layoutGroup: 'Stables',
} as const
const LOGGED = [
  `error: mqtts://${HOSTS.broker}:8883 cannot be reached: ENOTFOUND ${HOSTS.broker}`,
  `listening on http://${HOSTS.web}:8080, ${HOSTS.browsers}, ${HOSTS.publish}, ${HOSTS.relay}`,
  `there is no address of ${HOSTS.webhook.toLowerCase()}.`,
  `no picture of ${NAMES.rule}, ${NAMES.option}`,
]
/** What an event says. */
const SAID = 'Motion at the orchard gate'

async function gather(privacy: Privacy): Promise<string> {
  const { camwall, desktop, log, report } = await openHouse(closing)
  const { settings, sections, hubKey, cameras, layouts } = camwall
  settings.change(hubSection, {
    connect: [
      `tcp://${HOST}:5555 ${KEY}`,
      `tcp://${HOST}:5556?camera=${encodeURIComponent(NAMES.option)}`,
    ],
  })
  layouts.setGroup([NAMES.grouped], 'Doors', true)
  layouts.make('Day', { by: 'groups', groups: [NAMES.layoutGroup] })
  const whys = ['address', 'sender-too-large', 'sender-encrypts'] as const
  for (const [index, why] of whys.entries()) camwall.refuse({ why, who: SENDERS[index] ?? '' })
  for (const line of LOGGED) log.write(line)
  await log.flush()
  const { state } = camwall
  const webhook = { url: `https://${HOSTS.webhook}/camwall?on=1`, allowsLocal: false }
  const addresses = {
    mqtt: { broker: `mqtts://${HOSTS.broker}:8883` },
    web: { address: `http://${HOSTS.web}:8080`, hosts: [HOSTS.browsers] },
    publish: {
      address: `tcp://[${HOSTS.publish}]:5556`,
      relays: [`tcp://${HOSTS.relay}:5557 ${RELAY_KEY}`],
    },
    alarms: {
      rules: [
        aRule({
          cameras: { by: 'names', cameras: [NAMES.rule] },
          effects: { ...NO_EFFECTS, webhook },
        }),
        aRule({ id: 'r2', cameras: { by: 'groups', groups: [NAMES.ruleGroup] } }),
      ],
    },
  }
  const contents = await gatherDiagnostics(
    {
      versions: ['Camwall 0.1.0'],
      startedAt: 0,
      now: 1,
      sections,
      state: { ...state, settings: { ...state.settings, ...addresses } },
      cameras,
      hub: settings.get(hubSection),
      hubKey,
      report: { ...report(), events: [{ camera: 'Barn', fields: [SAID], at: '' }] },
      logPath: log.path,
      dumpsFolder: desktop.folders.crashDumps,
      home: desktop.folders.home,
    },
    privacy,
  )
  return Object.values(contents)
    .map((bytes) => new TextDecoder().decode(bytes))
    .join('\n')
}

test('without names, neither the host nor the key of a publisher is included', async () => {
  const text = await gather('without-names')
  expect(text).not.toContain(HOST)
  expect(text).not.toContain(KEY)
  expect(text).not.toContain(SAID)
  for (const sender of SENDERS) expect(text).not.toContain(sender)
  expect(text).toContain('tcp://address-1:5555 key-1')
})

test('nor the host of any other address in the settings, and no key of a relay', async () => {
  const text = await gather('without-names')
  for (const host of Object.values(HOSTS))
    expect(text.toLowerCase()).not.toContain(host.toLowerCase())
  expect(text).not.toContain(RELAY_KEY)
  const [, broker] = /mqtts:\/\/(address-\d+):8883 cannot be reached/.exec(text) ?? []
  expect(text).toContain(`ENOTFOUND ${broker}`)
})

test('nor the name of a camera or a group that is only in the settings', async () => {
  const text = await gather('without-names')
  for (const name of Object.values(NAMES)) {
    expect(text).not.toContain(name)
    expect(text).not.toContain(encodeURIComponent(name))
  }
  const [, listed] = /no picture of (camera-\d+, camera-\d+)/.exec(text) ?? []
  const [, option] = (listed ?? '').split(', ')
  expect(text).toContain(`?camera=${option}`)
})

test('with names they are included, and events', async () => {
  const text = await gather('with-all')
  expect(text).toContain(`tcp://${HOST}:5555 ${KEY}`)
  expect(text).toContain(SAID)
  for (const kept of [...SENDERS, RELAY_KEY, ...LOGGED]) expect(text).toContain(kept)
})
