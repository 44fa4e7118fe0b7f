import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { CamwallOptions } from '../../../src-main/app/camwall.ts'
import { Screen } from '../../../src-main/consumers/screen/screen.ts'
import type { WallEvent } from '../../../src-main/contract/event.ts'
import type { FrameMessage } from '../../../src-main/contract/frame.ts'
import type { HubState } from '../../../src-main/contract/hub.ts'
import { hubSection } from '../../../src-main/contract/settings.ts'
import { ENGLISH, message, type Message } from '../../../src-main/contract/text/text.ts'
import type { Tiles } from '../../../src-main/contract/tiles.ts'
import {
  openImageSender,
  type ImageSender,
} from '../../../src-main/receive/imagezmq/image-sender.ts'
import { readNetwork, type Network } from '../../../src-main/receive/network/network.ts'
import { READ_EVERY_MS } from '../../../src-main/receive/network/network-follower.ts'
import { freePort } from '../../support/free-port.ts'
import { anArrival, picture, progress } from '../../support/open-feed.ts'
import { openHouse } from '../../support/open-house.ts'
import { jpegHeader } from '../../support/pictures.ts'
import { until } from '../../support/until.ts'

const closing: (() => unknown)[] = []
let settingsPath = ''
beforeEach(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'camwall-'))
  settingsPath = join(folder, 'settings.json')
  closing.push(() => rm(folder, { recursive: true }))
})
afterEach(async () => {
  vi.useRealTimers()
  for (const close of closing.splice(0).reverse()) await close()
  vi.restoreAllMocks()
})

async function start(options: Partial<CamwallOptions> = {}) {
  const house = await openHouse(closing, { settingsPath, ...options })
  const sender = await openImageSender({ mode: 'req-rep', connect: house.address })
  closing.push(() => sender.close())
  /** The published values of one topic, oldest first. */
  const published = (topic: string) =>
    house.changes.flatMap(({ topics = {} }) => (topic in topics ? [topics[topic]] : []))
  const publishedTiles = () =>
    (published('walls') as { tiles: Tiles }[][]).map((walls) =>
      walls.flatMap(({ tiles }) => tiles.map(({ camera }) => camera)),
    )
  return { ...house, sender, published, publishedTiles }
}

const send = (sender: ImageSender, name: string) => sender.sendJpg(name, jpegHeader(64, 48))

test('the first of many new cameras is published at once, and the others together', async () => {
  const { camwall, changes, publishedTiles, sender } = await start()
  const names = Array.from({ length: 20 }, (_, index) => `Pi ${index}`)
  for (const name of names) await send(sender, name)
  await until('all cameras published', () => publishedTiles().at(-1)?.length === names.length)
  expect(publishedTiles()[0]).toEqual(['Pi 0'])
  expect(publishedTiles().length).toBeLessThan(names.length / 2)
  const rows = changes.flatMap(({ cameras }) => cameras?.changed.map(({ name }) => name) ?? [])
  expect(new Set(rows)).toEqual(new Set(names))
  expect(camwall.layouts.of('l1').tiles.map(({ camera }) => camera)).toEqual(names)
})

test('while more and more new cameras come, they are published twice a second', async () => {
  const { camwall, publishedTiles } = await start()
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  const comeFor = (milliseconds: number) => {
    const before = publishedTiles().length
    for (let each = 0; each < milliseconds; each += 50) {
      const name = `Pi ${camwall.cameras.length}`
      camwall.feed.take(picture(name), anArrival({ peer: name }))
      vi.advanceTimersByTime(50)
    }
    return publishedTiles().length - before
  }
  expect(comeFor(1000)).toBe(4)
  expect(comeFor(3000)).toBe(6)
  vi.advanceTimersByTime(1000)
  expect(comeFor(100)).toBe(2)
})

test('a camera’s position is saved from its first picture on', async () => {
  const { camwall, publishedTiles, sender } = await start()
  for (const name of ['Yard', 'Barn', 'Yard']) await send(sender, name)
  await until('the second camera published', () => publishedTiles().length === 2)
  expect(publishedTiles()).toEqual([['Yard'], ['Yard', 'Barn']])
  const { tiles } = camwall.layouts.of('l1')
  await camwall.stop()
  const { camwall: again, sender: sameCamera } = await start()
  await send(sameCamera, 'Barn')
  expect(again.layouts.of('l1').tiles).toEqual(tiles)
})

test('messages that cannot be shown are reported once for each camera, with their count and newest reason', async () => {
  const { camwall, sender, published } = await start()
  await sender.sendJpg('Barn', Buffer.from('<no picture>'))
  await sender.sendJpg('Barn', Buffer.alloc(0))
  await sender.sendJpg('Yard', Buffer.from('<no picture>'))
  const notShown = (camera: string, why: Message) => message('notice.not-shown', { camera, why })
  expect(camwall.state.notices).toMatchObject([
    { severity: 'warning', what: notShown('Barn', message('message.picture-empty')), times: 2 },
    { severity: 'warning', what: notShown('Yard', message('message.picture-unknown')), times: 1 },
  ])
  const [first, second] = camwall.state.notices
  camwall.dismissNotices([first?.id ?? 0])
  expect(published('notices').at(-1)).toEqual([second])
})

test('a wall without changes publishes nothing', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  const { changes, camwall } = await start()
  await until('the hub open', () => camwall.state.hub.listeners[0]?.state === 'listening')
  const before = changes.length
  vi.advanceTimersByTime(60_000)
  expect(changes.slice(before)).toEqual([])
})

test('a failure to save the settings is reported whenever it occurs', async () => {
  const stderr = vi.spyOn(console, 'error').mockReturnValue()
  await writeFile(join(settingsPath, '../file'), '')
  const { camwall } = await start({ settingsPath: join(settingsPath, '../file/settings.json') })
  camwall.settings.change(hubSection, { maxFps: 5 })
  await camwall.settings.flush()
  expect(camwall.state.notices.map(({ what }) => ENGLISH.say(what))).toEqual(
    expect.arrayContaining([expect.stringMatching(/could not be saved/)]),
  )
  expect(stderr).toHaveBeenCalled()
})

test('an overloaded wall answers no camera until its painter has made progress', async () => {
  const { camwall, reader, sender } = await start()
  await reader.stop()
  const frames: FrameMessage[] = []
  const screen = new Screen(camwall.feed, { stuck: () => undefined })
  screen.attach({ send: (frame) => frames.push(frame) })
  // The clock is stopped, so that no reply is sent because its longest hold has passed.
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
  let names = 0
  while (camwall.feed.capacity > 1) await send(sender, `Pi ${names++}`)
  const held = send(sender, 'Late')
  await until('the late frame received', () => camwall.state.totals.received > names)
  expect(camwall.feed.capacity).toBe(0)
  screen.receive(progress({ decoded: frames.map(({ id }) => id) }))
  await held
})

test('a new address of the computer is reported and is in the state', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  const address = {
    interfaceName: 'eth0',
    address: '192.168.1.20',
    family: 'IPv4',
    internal: false,
  } as const
  let network: Network = { hostName: 'hub', addresses: [] }
  const { camwall, published } = await start({ readNetwork: () => network })
  expect(camwall.state.computer).toEqual({ hostName: 'hub', addresses: [] })
  network = { hostName: 'hub', addresses: [address] }
  vi.advanceTimersByTime(READ_EVERY_MS)
  const computer = { hostName: 'hub', addresses: ['192.168.1.20'] }
  expect(published('computer')).toEqual([computer])
  expect(camwall.state.computer).toEqual(computer)
  await camwall.stop()
  expect(vi.getTimerCount()).toBe(0)
})

test('the hub is reopened when its interface gets another address', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  let network = readNetwork()
  const loopback = network.addresses.find(({ internal, family }) => internal && family === 'IPv4')
  const listen = `tcp://${loopback?.interfaceName}:${await freePort()}`
  const { camwall, published } = await start({ flags: { listen }, readNetwork: () => network })
  const hubs = () => (published('hub') as HubState[]).map(({ listeners }) => listeners[0]?.state)
  await until('the hub open', () => camwall.state.hub.listeners[0]?.state === 'listening')
  const before = hubs().length
  network = { ...network, addresses: [] }
  vi.advanceTimersByTime(READ_EVERY_MS)
  await until('the hub open again', () => hubs().length === before + 2)
  expect(hubs().slice(before)).toEqual(['opening', 'listening'])
})

test('what a sender says and what is wrong with its camera are events', async () => {
  const { camwall, sender } = await start()
  const heard: WallEvent[] = []
  camwall.events.on((event) => heard.push(event))
  await send(sender, 'Barn')
  await sender.sendJpg('Barn|Temp|77 F', new Uint8Array([0x4f, 0x4b]))
  await sender.close()
  await until('it is gone', () => heard.length === 2)
  expect(heard).toMatchObject([
    { kind: 'text', camera: 'Barn', text: expect.stringMatching(/^Temp 77 F/) as string },
    { kind: 'health', camera: 'Barn', code: 'gone', phase: 'begin' },
  ])
  await camwall.stop()
  expect(heard.slice(2)).toMatchObject([{ camera: 'Barn', code: 'gone', phase: 'stop' }])
})
