import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Camwall, type CamwallOptions } from '../../../src-main/app/camwall.ts'
import type { WallState } from '../../../src-main/contract/bridge.ts'
import type { FrameMessage } from '../../../src-main/contract/frame.ts'
import {
  openImageSender,
  type ImageSender,
} from '../../../src-main/receive/imagezmq/image-sender.ts'
import { readNetwork, type Network } from '../../../src-main/receive/network/network.ts'
import { LOOK_EVERY_MS } from '../../../src-main/receive/network/network-follower.ts'
import { freePort } from '../../support/free-port.ts'
import { jpegHeader } from '../../support/pictures.ts'
import { until } from '../../support/until.ts'

const closing: (() => unknown)[] = []
let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'camwall-'))
})
afterEach(async () => {
  vi.useRealTimers()
  for (const close of closing.splice(0).reverse()) await close()
  await rm(folder, { recursive: true })
  vi.restoreAllMocks()
})

async function start(options: Partial<CamwallOptions> = {}) {
  const address = `tcp://127.0.0.1:${await freePort()}`
  const camwall = await Camwall.start({
    settingsPath: join(folder, 'settings.json'),
    flags: { listen: address },
    ...options,
  })
  closing.push(() => camwall.stop())
  const changes: Partial<WallState>[] = []
  camwall.onChange((change) => changes.push(change))
  const sender = await openImageSender({ mode: 'req-rep', connect: address })
  closing.push(() => sender.close())
  return { camwall, changes, sender }
}

const send = (sender: ImageSender, name: string) => sender.sendJpg(name, jpegHeader(64, 48))

/** The hub's clock stands still until a test advances it; the sockets, which are libzmq's, do not. */
const stopTime = () => vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })

/** Resolves when so many requests have come; by then those that may have their reply at once were answered. */
const untilReceived = (camwall: Camwall, count: number) =>
  until(`${count} requests received`, () => camwall.requests.received === count)

test('of many new cameras the first is told at once, and the others together', async () => {
  const { camwall, changes, sender } = await start()
  const names = Array.from({ length: 20 }, (_, index) => `Pi ${index}`)
  for (const name of names) await send(sender, name)
  const told = () => changes.flatMap(({ order }) => (order === undefined ? [] : [order]))
  await until('all cameras told', () => told().at(-1)?.length === names.length)
  expect(told()[0]).toEqual(['Pi 0'])
  expect(told().length).toBeLessThan(names.length / 2)
  expect(camwall.state.order).toEqual(names)
})

test('a camera’s place is kept from its first picture on', async () => {
  const { camwall, changes, sender } = await start()
  for (const name of ['Yard', 'Barn', 'Yard']) await send(sender, name)
  expect(camwall.state.order).toEqual(['Yard', 'Barn'])
  const told = () => changes.flatMap(({ order }) => (order === undefined ? [] : [order]))
  await until('the second camera told', () => told().length === 2)
  expect(told()).toEqual([['Yard'], ['Yard', 'Barn']])
  await camwall.stop()
  const { camwall: again, sender: sameCamera } = await start()
  await send(sameCamera, 'Barn')
  expect(again.state.order).toEqual(['Yard', 'Barn'])
})

test('what cannot be shown is told once for each camera, with its count and newest reason', async () => {
  const { camwall, sender } = await start()
  await sender.sendJpg('Barn', Buffer.from('no picture'))
  await sender.sendJpg('Barn', Buffer.alloc(0))
  await sender.sendJpg('Yard', Buffer.from('no picture'))
  expect(camwall.state.notices).toMatchObject([
    { severity: 'warning', what: expect.stringMatching(/“Barn”.*is empty/) as string, times: 2 },
    { severity: 'warning', what: expect.stringMatching(/“Yard”.*no JPEG/) as string, times: 1 },
  ])
  const [first] = camwall.state.notices
  camwall.dismissNotice(first?.id ?? 0)
  expect(camwall.state.notices).toHaveLength(1)
})

test('a camera that is not allowed is answered, told once and counted, and has no tile', async () => {
  const { camwall, sender } = await start()
  camwall.changeSettings({ allowNames: ['Barn'] })
  for (const name of ['Yard', 'Barn', 'Yard']) await send(sender, name)
  expect(camwall.cameras.map(({ name }) => name)).toEqual(['Barn'])
  expect(camwall.state.order).toEqual(['Barn'])
  expect(camwall.refused).toEqual([{ why: 'name', who: 'Yard', times: 2 }])
  expect(camwall.state.notices).toMatchObject([
    { what: expect.stringMatching(/^Refused “Yard”/) as string, times: 1 },
  ])
  camwall.changeSettings({ allowNames: [] })
  await send(sender, 'Yard')
  expect(camwall.cameras.map(({ name }) => name)).toEqual(['Barn', 'Yard'])
})

test('addresses and encryption are held at once, in each direction', async () => {
  const { camwall, sender, changes } = await start()
  await send(sender, 'Barn')
  camwall.changeSettings({ allowFrom: ['10.0.0.1'] })
  await until('the connection refused', () => camwall.refused.length > 0)
  const sent = send(sender, 'Barn')
  expect(camwall.refused).toMatchObject([{ why: 'address', who: '127.0.0.1' }])
  expect(camwall.state.totals.received).toBe(1)
  camwall.changeSettings({ allowFrom: [] })
  await sent
  camwall.changeSettings({ encrypt: true })
  await until('the key told', () => changes.at(-1)?.hubKey?.publicKey !== undefined)
  expect(camwall.state.hubKey).toEqual({
    publicKey: expect.stringMatching(/^.{40}$/) as string,
    isSealed: false,
  })
})

test('without its key the hub stays closed, and says why', async () => {
  await writeFile(join(folder, 'hub-key.json'), 'no key')
  const { camwall, changes } = await start()
  camwall.changeSettings({ encrypt: true })
  await until('the fault told', () => changes.at(-1)?.hub?.kind === 'fault')
  expect(camwall.state.hub).toMatchObject({
    what: expect.stringMatching(/hub-key.json cannot be opened/) as string,
    todo: expect.stringMatching(/delete the file/) as string,
  })
})

test('settings that cannot be saved are told, whenever that happens', async () => {
  const stderr = vi.spyOn(console, 'error').mockReturnValue()
  await writeFile(join(folder, 'file'), '')
  const { camwall } = await start({ settingsPath: join(folder, 'file', 'settings.json') })
  camwall.changeSettings({ maxFps: 5 })
  await camwall.settings.flush()
  expect(camwall.state.notices.map(({ what }) => what)).toEqual(
    expect.arrayContaining([expect.stringMatching(/could not be saved/)]),
  )
  expect(stderr).toHaveBeenCalled()
})

test('a new limit of frames takes effect at once', async () => {
  const { camwall, sender } = await start()
  stopTime()
  camwall.changeSettings({ maxFps: 1 })
  await send(sender, 'Barn')
  const held = send(sender, 'Barn')
  await untilReceived(camwall, 2)
  expect(camwall.requests.answered).toBe(1)
  camwall.changeSettings({ maxFps: 200 })
  await held
})

test.each(['maxMbps', 'wallMaxMbps'] as const)(
  '%s holds replies to large frames',
  async (limit) => {
    const { camwall, sender } = await start()
    stopTime()
    camwall.changeSettings({ [limit]: 1 })
    const tenthOfAMegabit = Buffer.concat([jpegHeader(64, 48), Buffer.alloc(12_500)])
    const sendLarge = () => sender.sendJpg('Barn', tenthOfAMegabit)
    await sendLarge()
    const held = sendLarge()
    await untilReceived(camwall, 2)
    vi.advanceTimersByTime(99)
    expect(camwall.requests.answered).toBe(1)
    vi.advanceTimersByTime(11) // The message's own head takes its time, too.
    await held
    // Without that limit the one of frames remains, a twentieth of it.
    camwall.changeSettings({ [limit]: null, maxFps: 200 })
    await sendLarge()
    for (let received = 4; received < 8; received++) {
      const sent = sendLarge()
      await untilReceived(camwall, received)
      vi.advanceTimersByTime(5)
      await sent
    }
  },
)

test('a hidden wall’s cameras are answered at their own pace, and none held back when it is seen', async () => {
  const { camwall, sender } = await start()
  stopTime()
  camwall.changeSettings({ hiddenFps: 5 })
  camwall.setVisible(false)
  await send(sender, 'Barn')
  const atItsPace = send(sender, 'Barn')
  await untilReceived(camwall, 2)
  vi.advanceTimersByTime(199)
  expect(camwall.requests.answered).toBe(1)
  vi.advanceTimersByTime(1)
  await atItsPace
  const held = send(sender, 'Barn')
  await untilReceived(camwall, 3)
  expect(camwall.requests.answered).toBe(2)
  camwall.setVisible(true)
  await held
})

test('a wall that is seen and told so again lets no reply go early, and sends no frame again', async () => {
  const { camwall, sender } = await start()
  const frames: FrameMessage[] = []
  camwall.feed.attach({ send: (frame) => frames.push(frame), stuck: () => undefined })
  camwall.changeSettings({ maxFps: 1 })
  stopTime() // So that no reply goes because it is due.
  await send(sender, 'Barn')
  const held = send(sender, 'Barn')
  await untilReceived(camwall, 2)
  camwall.setVisible(true)
  expect(frames).toHaveLength(2)
  expect(camwall.requests).toEqual({ received: 2, answered: 1 })
  camwall.setVisible(false)
  await held
})

test('a wall that is behind answers no camera until its painter has gone on', async () => {
  const { camwall, sender } = await start()
  const frames: FrameMessage[] = []
  camwall.feed.attach({ send: (frame) => frames.push(frame), stuck: () => undefined })
  stopTime() // So that no reply goes because it was held for too long.
  let names = 0
  while (camwall.feed.room > 1) await send(sender, `Pi ${names++}`)
  const held = send(sender, 'Late')
  await untilReceived(camwall, names + 1)
  expect(camwall.feed.room).toBe(0)
  camwall.feed.heard({
    kind: 'progress',
    decoded: frames.map(({ id }) => id),
    painted: [],
    paintedAt: [],
    overtaken: [],
    work: { decodes: frames.length, byBrowser: 0, tilesDrawn: 0 },
  })
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
  const { camwall, changes } = await start({ readNetwork: () => network })
  expect(camwall.state.computer).toEqual({ hostName: 'hub', addresses: [] })
  network = { hostName: 'hub', addresses: [address] }
  vi.advanceTimersByTime(LOOK_EVERY_MS)
  const computer = { hostName: 'hub', addresses: ['192.168.1.20'] }
  expect(changes).toContainEqual({ computer })
  expect(camwall.state.computer).toEqual(computer)
  await camwall.stop()
  expect(vi.getTimerCount()).toBe(0)
})

test('a hub that listens on an interface which got another address is opened again', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  let network = readNetwork()
  const loopback = network.addresses.find(({ internal, family }) => internal && family === 'IPv4')
  const listen = `tcp://${loopback?.interfaceName}:${await freePort()}`
  const { camwall, changes } = await start({ flags: { listen }, readNetwork: () => network })
  const hubs = () => changes.flatMap(({ hub }) => (hub === undefined ? [] : [hub.kind]))
  await until('the hub open', () => camwall.state.hub.kind === 'listening')
  const before = hubs().length
  network = { ...network, addresses: [] }
  vi.advanceTimersByTime(LOOK_EVERY_MS)
  await until('the hub open again', () => hubs().length === before + 2)
  expect(hubs().slice(before)).toEqual(['opening', 'listening'])
})
