import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Desktop } from '../../../src-main/app/house.ts'
import { SETTINGS_VERSION } from '../../../src-main/app/settings/settings-file.ts'
import { hubSection } from '../../../src-main/contract/settings.ts'
import { ENGLISH } from '../../../src-main/contract/text/text.ts'
import { sections, wallFileForm } from '../../../src-main/features/sections.ts'
import {
  changesOf,
  exportOf,
  withChanges,
} from '../../../src-main/features/wall-file/import-plan.ts'
import { jsonText } from '../../../src-main/lib/json-text.ts'
import { aWindow } from '../../support/a-window.ts'
import type { Closing } from '../../support/guarded-hub.ts'
import { openHouse } from '../../support/open-house.ts'

const version = SETTINGS_VERSION
const KEY = 'a'.repeat(40)
const KEY_WITH_SLASH = `${'a'.repeat(38)}/0`
const SAVED = {
  version,
  hub: {
    ...hubSection.defaults,
    listen: 'tcp://192.168.1.20:5555',
    encrypt: true,
    senderKeys: [KEY],
    allowFrom: ['192.168.1.0/24'],
    maxFps: 30,
    unknown: 1,
  },
  turns: [{ camera: 'Barn', quarters: 1, mirrored: false }],
  windows: [],
  kioskPin: { salt: 'c2FsdA==', hash: 'aGFzaA==' },
}

describe('an export', () => {
  test('has what is saved, without secrets, places of windows and unknown keys', () => {
    const { unknown: _unknown, ...hub } = SAVED.hub
    const atDefaults = Object.fromEntries(sections.map(({ name }) => [name, {}]))
    expect(exportOf(SAVED, wallFileForm)).toEqual({
      ...atDefaults,
      version,
      hub,
      turns: SAVED.turns,
    })
  })
})

describe('what an import would change', () => {
  test('is listed, and nothing else', () => {
    const file = {
      hub: { maxFps: 25, encrypt: true },
      turns: SAVED.turns,
      aliases: [{ camera: 'Barn', alias: 'Stable' }],
    }
    expect(changesOf(SAVED, file, wallFileForm)).toEqual([
      { path: 'hub.maxFps', now: '30', then: '25', risk: undefined },
      {
        path: 'aliases',
        now: undefined,
        then: '[{"camera":"Barn","alias":"Stable"}]',
        risk: undefined,
      },
    ])
  })

  test.each([
    [{ encrypt: false }, 'encryption-off'],
    [{ senderKeys: [] }, 'list-emptied'],
    [{ allowFrom: [] }, 'list-emptied'],
    [{ allowFrom: ['0.0.0.0/0'] }, 'list-emptied'],
    [{ listen: 'tcp://*:5555' }, 'port-opened'],
    [{ listen: 'tcp://192.168.1.20:5556' }, 'port-opened'],
    [{ listen: 'tcp://10.0.0.1:5555' }, 'port-opened'],
    [{ listen: 'tcp://127.0.0.1:5555' }, undefined],
    [{ allowFrom: ['192.168.1.31'] }, undefined],
    [{ mode: 'pub-sub' }, undefined],
    [{ mode: 'both' }, undefined],
    [{ alsoListen: ['tcp://127.0.0.1:5555?prefix=barn/'] }, undefined],
    [{ alsoListen: ['tcp://127.0.0.1:5555', 'tcp://127.0.0.1:5556'] }, 'port-opened'],
  ])('%j has the risk %s', (hub, risk) => {
    expect(changesOf(SAVED, { hub }, wallFileForm).map((change) => change.risk)).toEqual([risk])
  })

  test.each([
    [{ allowNames: ['barn/0'] }, { allowNames: [] }, 'list-emptied'],
    [{ allowNames: ['Barn'] }, { allowNames: ['barn/0'] }, undefined],
    [{ senderKeys: [KEY_WITH_SLASH] }, { senderKeys: [] }, 'list-emptied'],
    [{ allowFrom: ['0.0.0.0/0'] }, { allowFrom: [] }, undefined],
  ])('from %j to %j has the risk %s: only a network is one of all addresses', (now, then, risk) => {
    const saved = { ...SAVED, hub: { ...SAVED.hub, ...now } }
    const changes = changesOf(saved, { hub: then }, wallFileForm)
    expect(changes.map((change) => change.risk)).toEqual([risk])
  })

  test.each([
    ['', 'tcp://127.0.0.1:5556', 'port-opened'],
    ['tcp://127.0.0.1:5556', 'tcp://*:5556', 'port-opened'],
    ['tcp://*:5556', 'tcp://127.0.0.1:5556', undefined],
    ['tcp://*:5556', '', undefined],
  ])('publishing on %j, then on %j has the risk %s', (now, then, risk) => {
    const saved = { ...SAVED, publish: { address: now } }
    const [change] = changesOf(saved, { publish: { address: then } }, wallFileForm)
    expect(change?.risk).toBe(risk)
  })

  test.each([
    ['', 'http://127.0.0.1:8080', 'port-opened'],
    ['http://127.0.0.1:8080', 'http://0.0.0.0:8080', 'port-opened'],
    ['http://0.0.0.0:8080', 'http://127.0.0.1:8080', undefined],
    ['http://0.0.0.0:8080', '', undefined],
  ])('serving browsers on %j, then on %j has the risk %s', (now, then, risk) => {
    const saved = { ...SAVED, web: { address: now } }
    const [change] = changesOf(saved, { web: { address: then } }, wallFileForm)
    expect(change?.risk).toBe(risk)
  })

  test.each([
    [undefined, ['proxy.lan'], 'name-allowed'],
    [['proxy.lan'], ['proxy.lan', 'evil.example'], 'name-allowed'],
    [['proxy.lan', 'old.lan'], ['proxy.lan'], undefined],
  ])('names of the computer %j, then %j have the risk %s', (now, then, risk) => {
    const saved = { ...SAVED, web: { hosts: now } }
    const [change] = changesOf(saved, { web: { hosts: then } }, wallFileForm)
    expect(change?.risk).toBe(risk)
  })

  test.each([
    ['broker', 'mqtt://10.0.0.9:1883', 'told-elsewhere'],
    ['passwordFile', '/etc/passwd', 'told-elsewhere'],
    ['broker', '', undefined],
    ['user', 'camwall', undefined],
  ])('MQTT: %s %j has the risk %s', (key, then, risk) => {
    const saved = { ...SAVED, mqtt: { broker: 'mqtt://10.0.0.1:1883' } }
    const [change] = changesOf(saved, { mqtt: { [key]: then } }, wallFileForm)
    expect(change?.risk).toBe(risk)
  })

  test('a relay gets the cameras', () => {
    const [change] = changesOf(
      SAVED,
      { publish: { relays: ['tcp://10.0.0.9:5557'] } },
      wallFileForm,
    )
    expect(change?.risk).toBe('told-elsewhere')
  })

  test.each(['req-rep', 'both'])('from PUB/SUB to %s opens a port', (mode) => {
    const saved = { ...SAVED, hub: { ...SAVED.hub, mode: 'pub-sub' } }
    const [change] = changesOf(saved, { hub: { mode } }, wallFileForm)
    expect(change?.risk).toBe('port-opened')
  })
})

describe('an import', () => {
  const file = {
    hub: { maxFps: 25, encrypt: false, senderKeys: [], allowFrom: [], listen: 'tcp://*:80' },
    kioskPin: { salt: 'bw==', hash: 'bw==' },
    windows: [{ id: 'w9', x: 0, y: 0, width: 9, height: 9, maximized: false }],
  }

  test('never lets in senders by itself, and brings no secret', () => {
    expect(withChanges(SAVED, file, wallFileForm, new Set())).toEqual({
      ...SAVED,
      hub: { ...SAVED.hub, maxFps: 25 },
    })
  })

  test('takes each risk that is allowed', () => {
    const allowed = new Set(['hub.encrypt', 'hub.listen'])
    expect(withChanges(SAVED, file, wallFileForm, allowed)).toEqual({
      ...SAVED,
      hub: { ...SAVED.hub, maxFps: 25, encrypt: false, listen: 'tcp://*:80' },
    })
  })
})

describe('in a running Camwall', () => {
  const closing: Closing = []
  let folder = ''
  let given = ''
  let isCancelled = false
  let restarts = 0
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'camwall-import-'))
    given = join(await mkdtemp(join(tmpdir(), 'camwall-given-')), 'wall.json')
    isCancelled = false
    restarts = 0
  })
  afterEach(async () => {
    for (const close of closing.splice(0).reverse()) await close()
    await rm(folder, { recursive: true })
    await rm(join(given, '..'), { recursive: true })
  })

  async function open() {
    const desktop: Partial<Desktop> = {
      chooseFile: () => Promise.resolve(isCancelled ? undefined : given),
      restart: () => void restarts++,
    }
    const options = { settingsPath: join(folder, 'settings.json'), flags: {} }
    const house = await openHouse(closing, options, desktop)
    house.camwall.settings.change(hubSection, { mode: 'pub-sub', maxFps: 30, encrypt: true })
    await house.camwall.settings.flush()
    return house
  }

  /** Of every file of the settings folder. */
  async function hashes() {
    const names = (await readdir(folder)).filter((name) => name.startsWith('settings'))
    const hashed = names.map(async (name) => {
      const hash = createHash('sha256').update(await readFile(join(folder, name)))
      return [name, hash.digest('hex')] as const
    })
    return Object.fromEntries(await Promise.all(hashed))
  }

  test('a file with one fault changes nothing', async () => {
    const { request, camwall } = await open()
    const before = await hashes()
    expect(Object.keys(before)).toEqual(['settings.json', 'settings.json.bak'])
    await writeFile(given, jsonText({ version, hub: { maxFps: 25, maxMbps: 'much' } }))
    const plan = await request('wall-file:choose')
    expect(plan?.changes).toEqual([])
    expect(plan?.faults.map((fault) => ENGLISH.say(fault))).toEqual([
      expect.stringMatching(/^wall\.json:5: hub\.maxMbps: /),
    ])
    await request('wall-file:import', ['hub.maxFps'])
    await camwall.settings.flush()
    expect(await hashes()).toEqual(before)
    expect(restarts).toBe(0)
  })

  test.each([
    ['is not there', () => rm(given, { force: true }), /^wall\.json could not be read: ENOENT/],
    ['is a folder', () => mkdir(given), /^wall\.json could not be read: EISDIR/],
    [
      'is a film',
      async () => {
        await writeFile(given, '')
        await truncate(given, 17 * 1024 * 1024)
      },
      /^wall\.json is too large/,
    ],
  ])('one that %s is named', async (_name, make, why) => {
    const { request } = await open()
    await make()
    const plan = await request('wall-file:choose')
    expect(plan?.changes).toEqual([])
    expect(plan?.faults.map((fault) => ENGLISH.say(fault))).toEqual([expect.stringMatching(why)])
  })

  test('a good one is written, and Camwall starts again with it', async () => {
    const { request, camwall } = await open()
    await writeFile(given, jsonText({ version, hub: { maxFps: 25, encrypt: false }, windows: [] }))
    const plan = await request('wall-file:choose')
    expect(plan?.changes.map(({ path }) => path)).toEqual(['hub.maxFps', 'hub.encrypt'])
    expect(plan?.left.map((what) => ENGLISH.say(what))).toEqual([expect.stringMatching(/^windows/)])
    await request('wall-file:import', [])
    expect(restarts).toBe(1)
    camwall.settings.change(hubSection, { hiddenFps: 5 }) // By the run that ends.
    await camwall.settings.flush()
    const text = await readFile(join(folder, 'settings.json'), 'utf8')
    expect(JSON.parse(text)).toMatchObject({ hub: { maxFps: 25, encrypt: true, hiddenFps: 1 } })
  })

  test.each(['chooses another one', 'is cancelled'])(
    'the one that a window shows is imported, also when the file dialog of another %s',
    async (what) => {
      const { request, requestOf } = await open()
      await writeFile(given, jsonText({ version, hub: { maxFps: 25 } }))
      await request('wall-file:choose')
      isCancelled = what === 'is cancelled'
      await writeFile(given, jsonText({ version, hub: { maxFps: 5 } }))
      await requestOf(aWindow({ id: 'w2' }))('wall-file:choose')
      await request('wall-file:import', [])
      expect(restarts).toBe(1)
      const text = await readFile(join(folder, 'settings.json'), 'utf8')
      expect(JSON.parse(text)).toMatchObject({ hub: { maxFps: 25 } })
    },
  )

  /** What a run with a file exports of these saved layouts, and what it says. */
  async function exported(saved: object) {
    await writeFile(join(folder, 'settings.json'), jsonText({ version, ...saved }))
    const options = {
      settingsPath: join(folder, 'settings.json'),
      config: { layouts: [], groups: [] },
    }
    const desktop = {
      chooseWhereToSave: () => Promise.resolve(given),
      chooseFile: () => Promise.resolve(given),
    }
    const { camwall, request } = await openHouse(closing, options, desktop)
    camwall.pages?.runners['export-settings']?.({ window: aWindow() } as never)
    await expect.poll(() => camwall.state.notices).toHaveLength(1)
    const [notice] = camwall.state.notices
    const content: unknown = JSON.parse(await readFile(given, 'utf8'))
    return { content, request, said: notice === undefined ? '' : ENGLISH.say(notice.what) }
  }

  test('a run with a file exports saved layouts whose tiles share ids, and such a file can be imported', async () => {
    const tiles = [{ id: 't1', camera: 'Barn' }]
    const layouts = ['Day', 'Night'].map((name) => ({ id: name, name, tiles }))
    const { content, request } = await exported({ layouts })
    expect(content).toMatchObject({ layouts })
    expect(await request('wall-file:choose')).toMatchObject({ faults: [] })
  })

  test('what cannot be read is not exported, which is said', async () => {
    const { content, said } = await exported({ layouts: 'all', groups: [] })
    expect(content).toMatchObject({ groups: [] })
    expect(content).not.toHaveProperty('layouts')
    expect(said).toMatch(/not in it either, because they cannot be read: layouts\.$/)
  })

  test('what is exported can be imported, and changes nothing', async () => {
    const { request, camwall } = await open()
    camwall.layouts.make('Night', { by: 'hand' })
    await writeFile(given, jsonText(exportOf(camwall.settings.saved, wallFileForm)))
    const plan = await request('wall-file:choose')
    expect(plan).toMatchObject({ faults: [], changes: [], left: [] })
  })
})
