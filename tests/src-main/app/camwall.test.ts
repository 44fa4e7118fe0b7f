import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { CamwallOptions } from '../../../src-main/app/camwall.ts'
import { Screen } from '../../../src-main/consumers/screen/screen.ts'
import type { FrameMessage } from '../../../src-main/contract/frame.ts'
import type { HubState } from '../../../src-main/contract/hub.ts'
import { hubSection } from '../../../src-main/contract/settings.ts'
import type { Tiles } from '../../../src-main/contract/tiles.ts'
import {
  openImageSender,
  type ImageSender,
} from '../../../src-main/receive/imagezmq/image-sender.ts'
import { readNetwork, type Network } from '../../../src-main/receive/network/network.ts'
import { LOOK_EVERY_MS } from '../../../src-main/receive/network/network-follower.ts'
import { freePort } from '../../support/free-port.ts'
import { progress } from '../../support/open-feed.ts'
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
  /** What was told of one topic, oldest first. */
  const told = (topic: string) =>
    house.changes.flatMap(({ topics = {} }) => (topic in topics ? [topics[topic]] : []))
  const toldTiles = () =>
    (told('tiles') as Tiles[]).map((tiles) => tiles.map(({ camera }) => camera))
  return { ...house, sender, told, toldTiles }
}

const send = (sender: ImageSender, name: string) => sender.sendJpg(name, jpegHeader(64, 48))

test('of many new cameras the first is told at once, and the others together', async () => {
  const { camwall, changes, toldTiles, sender } = await start()
  const names = Array.from({ length: 20 }, (_, index) => `Pi ${index}`)
  for (const name of names) await send(sender, name)
  await until('all cameras told', () => toldTiles().at(-1)?.length === names.length)
  expect(toldTiles()[0]).toEqual(['Pi 0'])
  expect(toldTiles().length).toBeLessThan(names.length / 2)
  const rows = changes.flatMap(({ cameras }) => cameras?.changed.map(({ name }) => name) ?? [])
  expect(new Set(rows)).toEqual(new Set(names))
  expect(camwall.state.tiles.map(({ camera }) => camera)).toEqual(names)
})

test('a camera’s place is kept from its first picture on', async () => {
  const { camwall, toldTiles, sender } = await start()
  for (const name of ['Yard', 'Barn', 'Yard']) await send(sender, name)
  await until('the second camera told', () => toldTiles().length === 2)
  expect(toldTiles()).toEqual([['Yard'], ['Yard', 'Barn']])
  const { tiles } = camwall.state
  await camwall.stop()
  const { camwall: again, sender: sameCamera } = await start()
  await send(sameCamera, 'Barn')
  expect(again.state.tiles).toEqual(tiles)
})

test('what cannot be shown is told once for each camera, with its count and newest reason', async () => {
  const { camwall, sender, told } = await start()
  await sender.sendJpg('Barn', Buffer.from('no picture'))
  await sender.sendJpg('Barn', Buffer.alloc(0))
  await sender.sendJpg('Yard', Buffer.from('no picture'))
  expect(camwall.state.notices).toMatchObject([
    { severity: 'warning', what: expect.stringMatching(/“Barn”.*is empty/) as string, times: 2 },
    { severity: 'warning', what: expect.stringMatching(/“Yard”.*no JPEG/) as string, times: 1 },
  ])
  const [first, second] = camwall.state.notices
  camwall.dismissNotice(first?.id ?? 0)
  expect(told('notices').at(-1)).toEqual([second])
})

test('a wall on which nothing happens tells nothing', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  const { changes, camwall } = await start()
  await until('the hub open', () => camwall.state.hub.kind === 'listening')
  const before = changes.length
  vi.advanceTimersByTime(60_000)
  expect(changes.slice(before)).toEqual([])
})

test('settings that cannot be saved are told, whenever that happens', async () => {
  const stderr = vi.spyOn(console, 'error').mockReturnValue()
  await writeFile(join(settingsPath, '../file'), '')
  const { camwall } = await start({ settingsPath: join(settingsPath, '../file/settings.json') })
  camwall.settings.change(hubSection, { maxFps: 5 })
  await camwall.settings.flush()
  expect(camwall.state.notices.map(({ what }) => what)).toEqual(
    expect.arrayContaining([expect.stringMatching(/could not be saved/)]),
  )
  expect(stderr).toHaveBeenCalled()
})

test('a wall that is behind answers no camera until its painter has gone on', async () => {
  const { camwall, reader, sender } = await start()
  await reader.stop()
  const frames: FrameMessage[] = []
  const screen = new Screen(camwall.feed, { stuck: () => undefined })
  screen.attach({ send: (frame) => frames.push(frame) })
  // Time stands still, so that no reply goes because it was held for too long.
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
  let names = 0
  while (camwall.feed.room > 1) await send(sender, `Pi ${names++}`)
  const held = send(sender, 'Late')
  await until('the late frame received', () => camwall.state.totals.received > names)
  expect(camwall.feed.room).toBe(0)
  screen.heard(progress({ decoded: frames.map(({ id }) => id) }))
  await held
})

test('an address that the computer gets while Camwall runs is told, and in the state', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  const address = {
    interfaceName: 'eth0',
    address: '192.168.1.20',
    family: 'IPv4',
    internal: false,
  } as const
  let network: Network = { hostName: 'hub', addresses: [] }
  const { camwall, told } = await start({ readNetwork: () => network })
  expect(camwall.state.computer).toEqual({ hostName: 'hub', addresses: [] })
  network = { hostName: 'hub', addresses: [address] }
  vi.advanceTimersByTime(LOOK_EVERY_MS)
  const computer = { hostName: 'hub', addresses: ['192.168.1.20'] }
  expect(told('computer')).toEqual([computer])
  expect(camwall.state.computer).toEqual(computer)
  await camwall.stop()
  expect(vi.getTimerCount()).toBe(0)
})

test('a hub that listens on an interface which got another address is opened again', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  let network = readNetwork()
  const loopback = network.addresses.find(({ internal, family }) => internal && family === 'IPv4')
  const listen = `tcp://${loopback?.interfaceName}:${await freePort()}`
  const { camwall, told } = await start({ flags: { listen }, readNetwork: () => network })
  const hubs = () => (told('hub') as HubState[]).map(({ kind }) => kind)
  await until('the hub open', () => camwall.state.hub.kind === 'listening')
  const before = hubs().length
  network = { ...network, addresses: [] }
  vi.advanceTimersByTime(LOOK_EVERY_MS)
  await until('the hub open again', () => hubs().length === before + 2)
  expect(hubs().slice(before)).toEqual(['opening', 'listening'])
})
