/** Rules, splits and aliases change the cameras on the wall, and last as long as what they stand on. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { hubSection } from '../../../../src-main/contract/settings.ts'
import { sourceKey, UNNAMED, type Source } from '../../../../src-main/contract/source.ts'
import { namesSection, type NameRule } from '../../../../src-main/features/names/contract.ts'
import { closeAfterEach } from '../../../support/guarded-hub.ts'
import { anArrival, picture } from '../../../support/open-feed.ts'
import { openHouse, type OpenHouse } from '../../../support/open-house.ts'

const closing = closeAfterEach()

const address = (id: string): Source => ({ knownBy: 'address', id, label: id })
const SITE: NameRule = { kind: 'key', key: 'site' }

/** One message; default: of a sender that is known only by its connection. */
function send(
  { camwall }: OpenHouse,
  peer: string,
  msg: { readonly name: string; readonly site?: string },
  source: Source = { knownBy: 'connection', id: peer, label: UNNAMED },
  prefix = '',
): void {
  camwall.feed.take({ ...picture(msg.name), msg }, anArrival({ peer, source, prefix }))
}

/** Two senders of one name, in turn, until it is noticed. */
function sendInTurn(house: OpenHouse, sources: readonly [Source?, Source?] = []): void {
  for (let index = 0; index < 8; index++)
    for (const [at, peer] of ['a', 'b'].entries()) send(house, peer, { name: 'Barn' }, sources[at])
}

const cameras = ({ camwall }: OpenHouse) => camwall.cameras.map(({ name }) => name)
const tiles = ({ camwall }: OpenHouse) => camwall.layouts.of('l1').tiles.map(({ camera }) => camera)
const topic = ({ camwall }: OpenHouse, name: string) => camwall.publisher.published.topics[name]
const notices = ({ camwall }: OpenHouse) => camwall.state.notices.map(({ what }) => what.key)

async function aSettingsPath(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'camwall-names-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  return join(folder, 'settings.json')
}

test('a rule for all renames every camera, and one for a source only its own', async () => {
  const house = await openHouse(closing)
  const ask = () => house.request('names:preview', SITE)
  await ask()
  send(house, 'a', { name: 'c1', site: 'Barn' }, address('10.0.0.7'))
  send(house, 'b', { name: 'c2', site: 'Yard' })
  expect(cameras(house)).toEqual(['c1', 'c2'])
  expect((await ask()).rows.map(({ name, isDefault }) => [name, isDefault])).toEqual([
    ['Barn', false],
    ['Yard', false],
  ])
  await house.request('names:set-rule', undefined, SITE)
  expect(cameras(house)).toEqual([])
  send(house, 'a', { name: 'c1', site: 'Barn' }, address('10.0.0.7'))
  send(house, 'b', { name: 'c2', site: 'Yard' })
  send(house, 'c', { name: 'c3' })
  expect(cameras(house)).toEqual(['Barn', 'Yard', 'c3'])

  await house.request('names:set-rule', sourceKey(address('10.0.0.7')), { kind: 'found' })
  const connection = { knownBy: 'connection', id: 'b' } as const
  await house.request('names:set-rule', sourceKey(connection), { kind: 'whole' })
  expect(cameras(house)).toEqual(['c3'])
  send(house, 'a', { name: 'c1', site: 'Barn' }, address('10.0.0.7'))
  send(house, 'b', { name: 'c2', site: 'Yard' })
  expect(cameras(house)).toEqual(['c3', 'c1', '{"name":"c2","site":"Yard"}'])
  expect(house.camwall.settings.get(namesSection).sources).toEqual([
    { knownBy: 'address', id: '10.0.0.7', rule: { kind: 'found' } },
  ])
  // The rule of a connection ends with it, and a gone camera stays.
  house.camwall.feed.left('b')
  send(house, 'b', { name: 'c2', site: 'Yard' })
  expect(cameras(house)).toContain('Yard')
})

test('a pattern that cannot be used changes nothing, and the preview says why', async () => {
  const house = await openHouse(closing)
  const bad: NameRule = { kind: 'pattern', pattern: '(' }
  expect((await house.request('names:preview', bad)).fault?.key).toBe('names.pattern-invalid')
  await house.request('names:set-rule', undefined, bad)
  expect(house.camwall.settings.get(namesSection).rule).toEqual({ kind: 'found' })
  // Only a file that was changed by hand can have one.
  house.camwall.settings.change(namesSection, { rule: bad })
  expect(notices(house)).toEqual(['notice.rule-not-used'])
  send(house, 'a', { name: 'Barn' })
  expect(cameras(house)).toEqual(['Barn'])
})

test('the list of allowed names applies to the name that a rule or a split gives', async () => {
  const house = await openHouse(closing)
  house.camwall.settings.change(hubSection, { allowNames: ['Barn'] })
  send(house, 'a', { name: 'Barn', site: 'Elsewhere' })
  expect(cameras(house)).toEqual(['Barn'])
  await house.request('names:set-rule', undefined, SITE)
  send(house, 'a', { name: 'Barn', site: 'Elsewhere' })
  send(house, 'b', { name: 'Elsewhere', site: 'Barn' })
  expect(cameras(house)).toEqual(['Barn'])
  await house.request('names:set-rule', undefined, { kind: 'found' })
  sendInTurn(house)
  await house.request('names:split', ['Barn'])
  sendInTurn(house)
  expect(cameras(house)).toEqual([])
})

test('only a shared name is split; its place and its alias are those of the first sender', async () => {
  const house = await openHouse(closing)
  send(house, 'a', { name: 'Barn' })
  send(house, 'c', { name: 'Yard' })
  await house.request('names:split', ['Barn'])
  expect(notices(house)).toEqual(['notice.name-not-shared'])
  await house.request('names:alias', 'Barn', ' The barn ')
  sendInTurn(house)
  await house.request('names:split', ['Barn'])
  sendInTurn(house)
  expect(tiles(house)).toEqual(['Barn (1)', 'Yard', 'Barn (2)'])
  expect(topic(house, 'aliases')).toEqual([{ camera: 'Barn (1)', alias: 'The barn' }])
  expect(topic(house, 'splits')).toEqual([
    { name: 'Barn', cameras: ['Barn (1)', 'Barn (2)'], isKept: false },
  ])
  expect(notices(house)).toEqual(['notice.name-not-shared', 'notice.name-split'])

  await house.request('names:join', ['Barn (2)'])
  sendInTurn(house)
  expect(tiles(house)).toEqual(['Barn', 'Yard'])
  expect(topic(house, 'aliases')).toEqual([{ camera: 'Barn', alias: 'The barn' }])
})

test('a split by connections ends with them: the tile is gone, and then has the name again', async () => {
  const house = await openHouse(closing)
  sendInTurn(house)
  await house.request('names:split', ['Barn'])
  sendInTurn(house)
  for (const peer of ['a', 'b']) house.camwall.feed.left(peer)
  expect(tiles(house)).toEqual(['Barn (1)', 'Barn (2)'])
  send(house, 'c', { name: 'Barn' })
  expect(tiles(house)).toEqual(['Barn'])
  expect(topic(house, 'splits')).toEqual([])
})

test('over a restart, a split by addresses lasts, and one by connections ends', async () => {
  const settingsPath = await aSettingsPath()
  const both = [address('10.0.0.7'), address('10.0.0.8')] as const
  const house = await openHouse(closing, { settingsPath })
  sendInTurn(house, both)
  await house.request('names:split', ['Barn'])
  sendInTurn(house, both)
  await house.request('names:alias', 'Barn (10.0.0.8)', 'Left')
  await house.camwall.settings.flush()

  const again = await openHouse(closing, { settingsPath })
  sendInTurn(again, [both[1], both[0]])
  expect(tiles(again)).toEqual(['Barn (10.0.0.7)', 'Barn (10.0.0.8)'])
  expect(topic(again, 'aliases')).toEqual([{ camera: 'Barn (10.0.0.8)', alias: 'Left' }])
  expect(topic(again, 'splits')).toEqual([
    { name: 'Barn', cameras: ['Barn (10.0.0.7)', 'Barn (10.0.0.8)'], isKept: true },
  ])
  await again.request('names:join', ['Barn (10.0.0.8)'])
  expect(tiles(again)).toEqual(['Barn'])
  sendInTurn(again)
  await again.request('names:split', ['Barn'])
  sendInTurn(again)
  await again.camwall.settings.flush()

  const last = await openHouse(closing, { settingsPath })
  expect(tiles(last)).toEqual(['Barn'])
  sendInTurn(last)
  expect(cameras(last)).toEqual(['Barn'])
})

test('a camera of an address with a prefix is split under its whole name, and no other', async () => {
  const house = await openHouse(closing)
  const sendAll = () => {
    for (let index = 0; index < 8; index++) {
      send(house, 'a', { name: 'Gate' }, address('10.0.0.1'), 'barn/')
      send(house, 'b', { name: 'Gate' }, address('10.0.0.2'), 'barn/')
      send(house, 'c', { name: 'Gate' }, address('10.0.0.3'), 'yard/')
    }
  }
  sendAll()
  await house.request('names:split', ['barn/Gate'])
  sendAll()
  expect(cameras(house).toSorted()).toEqual([
    'barn/Gate (10.0.0.1)',
    'barn/Gate (10.0.0.2)',
    'yard/Gate',
  ])
  await house.request('names:join', ['barn/Gate (10.0.0.2)'])
  sendAll()
  expect(cameras(house).toSorted()).toEqual(['barn/Gate', 'yard/Gate'])
})

test('a camera that is called after its source has the prefix of its address, in the preview, too', async () => {
  const house = await openHouse(closing)
  const SOURCE: NameRule = { kind: 'source' }
  await house.request('names:preview', SOURCE)
  send(house, 'a', { name: 'Gate' }, address('10.0.0.1'), 'barn/')
  const { rows } = await house.request('names:preview', SOURCE)
  expect(rows.map(({ name }) => name)).toEqual(['barn/10.0.0.1'])
  await house.request('names:set-rule', undefined, SOURCE)
  send(house, 'a', { name: 'Gate' }, address('10.0.0.1'), 'barn/')
  send(house, 'b', { name: 'Gate' }, address('10.0.0.1'), 'barn/')
  send(house, 'c', { name: 'Gate' }, address('10.0.0.1'), 'yard/')
  expect(cameras(house)).toEqual(['barn/10.0.0.1', 'barn/10.0.0.1 (2)', 'yard/10.0.0.1'])
})

test('of a name that is the whole text, nothing is said once more', async () => {
  const house = await openHouse(closing)
  await house.request('names:set-rule', undefined, { kind: 'whole' })
  const message = { ...picture('Barn'), fields: ['jpg'], msg: 'Barn|jpg' }
  house.camwall.feed.take(message, anArrival())
  expect(house.camwall.feed.newest('Barn|jpg')?.facts.fields).toEqual([])
  const event = { kind: 'event', camera: 'Barn', fields: ['moving'], bytes: 5 } as const
  house.camwall.feed.take({ ...event, msg: 'Barn|moving' }, anArrival())
  expect(house.camwall.feed.events.at(-1)?.fields).toContain('moving')
})
