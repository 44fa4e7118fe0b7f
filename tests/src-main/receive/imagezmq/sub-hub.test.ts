import { EventEmitter, once } from 'node:events'
import { isDeepStrictEqual } from 'node:util'
import { Router } from 'zeromq'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { portOf } from '../../../../src-main/contract/address.ts'
import { pause } from '../../../../src-main/lib/pause.ts'
import { closeBound } from '../../../../src-main/receive/imagezmq/close-bound.ts'
import type { HubListener } from '../../../../src-main/receive/imagezmq/image-hub.ts'
import { openImageHub } from '../../../../src-main/receive/imagezmq/open-image-hub.ts'
import {
  openImageSender,
  type ImageSender,
} from '../../../../src-main/receive/imagezmq/image-sender.ts'
import { openPublishingSocket } from '../../../../src-main/receive/imagezmq/publishing-socket.ts'
import { Forwarder } from '../../../support/forwarder.ts'
import { freePort } from '../../../support/free-port.ts'
import { HubLog } from '../../../support/hub-log.ts'
import { jpegHeader } from '../../../support/pictures.ts'

const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

async function openPub(bind = 'tcp://127.0.0.1:*'): Promise<ImageSender> {
  const sender = await openImageSender({ mode: 'pub-sub', bind })
  closing.push(() => sender.close())
  return sender
}

async function openHub(connect: string, log = new HubLog()) {
  const hub = await openImageHub({ mode: 'pub-sub', connect }, log.listener)
  closing.push(() => hub.stop())
  return { hub, log }
}

/** Publishes until the hub has received it, because a subscription takes a moment to reach the publisher. */
async function publishUntil(
  sender: ImageSender,
  name: string,
  received: Promise<void>,
): Promise<void> {
  const done = new AbortController()
  void received.then(() => done.abort())
  while (!done.signal.aborted) {
    await sender.sendJpg(name, jpegHeader(64, 48))
    await pause(1) // A flood would be received before the message that is awaited.
  }
}

const receives = (log: HubLog, camera: string) =>
  log.until(({ messages }) => messages.some((message) => message.camera === camera))

test('frames of several publishers are reported with their addresses', async () => {
  const barn = await openPub()
  const yard = await openPub()
  const { log } = await openHub(barn.address)
  await openHub(yard.address, log)
  await publishUntil(barn, 'Barn', receives(log, 'Barn'))
  await publishUntil(yard, 'Yard', receives(log, 'Yard'))
  const peers = log.events.flatMap((event) =>
    event.kind === 'message' ? [`${event.message.camera} ${event.peer}`] : [],
  )
  expect(new Set(peers)).toEqual(new Set([`Barn ${barn.address}`, `Yard ${yard.address}`]))
})

test('a publisher that stops is reported, and received again when it returns', async () => {
  const first = await openPub()
  const { log } = await openHub(first.address)
  await publishUntil(first, 'Barn', receives(log, 'Barn'))
  await first.close()
  closing.pop()
  closing.pop()
  await log.until(({ events }) => events.some(({ kind }) => kind === 'left'))

  const again = await openPub(first.address)
  await publishUntil(again, 'Barn again', receives(log, 'Barn again'))
  expect(log.events.flatMap((event) => (event.kind === 'publisher' ? [event.state] : []))).toEqual([
    'connected',
    'waiting',
    'connected',
  ])
})

test('a publisher that starts late is received', async () => {
  const address = `tcp://127.0.0.1:${await freePort()}`
  const { log } = await openHub(address)
  const late = await openPub(address)
  await publishUntil(late, 'Late', receives(log, 'Late'))
})

test('an invalid address is reported once, and closing it waits for nothing', async () => {
  const { hub, log } = await openHub('tcp://küche.local:5555')
  await hub.stop()
  expect(log.events).toEqual([
    { kind: 'refused', address: 'tcp://küche.local:5555', why: 'address' },
  ])
})

test('only the cameras that are chosen by name are received', async () => {
  const barn = await openPub()
  const log = new HubLog()
  const cameras = ['Gate', 'Küche']
  const hub = await openImageHub({ mode: 'pub-sub', connect: barn.address, cameras }, log.listener)
  closing.push(() => hub.stop())
  const named = () => new Set(log.messages.map(({ camera }) => camera))
  while (named().size < cameras.length) {
    for (const name of ['Gate 2', 'Barn', 'Küchen', 'Gate', 'Küche|jpg'])
      await barn.sendJpg(name, jpegHeader(64, 48))
    await pause(1)
  }
  expect(named()).toEqual(new Set(cameras))
})

test('of a publisher that announces its cameras, only those in demand are subscribed to, and new ones', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  closing.push(() => vi.useRealTimers())
  const options = { queue: 100, misfit: () => undefined, guard: undefined }
  const socket = await openPublishingSocket('tcp://127.0.0.1:*', options)
  closing.push(() => socket.close())
  const topics = new Set<string>()
  const changed = new EventEmitter()
  const change = (act: () => void) => {
    act()
    changed.emit('change')
  }
  let wanted = 0
  socket.follow({
    subscribed: (topic) => change(() => topics.add(String(topic))),
    unsubscribed: (topic) => change(() => topics.delete(String(topic))),
    announcementWanted: () => change(() => (wanted += 1)),
  })
  const topicsAre = async (...expected: readonly string[]) => {
    while (!isDeepStrictEqual(topics, new Set(expected))) await once(changed, 'change')
  }
  const log = new HubLog()
  log.isInDemand = (camera) => camera === 'Barn'
  const { hub } = await openHub(socket.address, log)
  await topicsAre('')
  while (wanted === 0) await once(changed, 'change')
  const of = (name: string) => [`{"msg": "${name}"`, `{"msg": "${name}|`]

  socket.announce({ live: ['Barn'], silent: ['Yard'] })
  await topicsAre(...of('Barn'), ...of('Yard'))
  const yard = receives(log, 'Yard')
  for (const name of ['Barn', 'Yard'])
    socket.send(`{"msg": "${name}"}`, Buffer.from(jpegHeader(64, 48)))
  await yard
  vi.advanceTimersByTime(2000)
  await topicsAre(...of('Barn'))
  socket.announce({ live: ['Barn', 'Yard', 'Gate'], silent: [] })
  await topicsAre(...of('Barn'), ...of('Gate'))
  expect(
    log.events.flatMap((event) => (event.kind === 'announced' ? [event.cameras] : [])),
  ).toEqual([[], ['Barn', 'Yard']])
  log.isInDemand = () => true
  hub.demandChanged?.()
  await topicsAre(...of('Barn'), ...of('Gate'), ...of('Yard'))

  // Removed here, and live again at the publisher.
  log.isInDemand = (camera) => camera === 'Barn'
  hub.demandChanged?.()
  vi.advanceTimersByTime(2000)
  await topicsAre(...of('Barn'), ...of('Gate'))
  log.isNew = (camera) => camera === 'Yard'
  socket.announce({ live: ['Barn', 'Yard'], silent: [] })
  await topicsAre(...of('Barn'), ...of('Gate'), ...of('Yard'))

  // Another program answers at the address next.
  vi.useRealTimers()
  await socket.close()
  closing.splice(-2, 1)
  const pub = await openPub(socket.address)
  await publishUntil(pub, 'Other', receives(log, 'Other'))
})

test('something at the address that does not publish is reported, and asked again', async () => {
  const router = new Router({ linger: 0 })
  await router.bind('tcp://127.0.0.1:*')
  const address = router.lastEndpoint ?? ''
  closing.push(() => closeBound(router))
  const { log } = await openHub(address)
  await log.until(({ events }) => events.some(({ kind }) => kind === 'publisher'))
  expect(log.events).toEqual([
    { kind: 'refused', address, why: 'pattern' },
    { kind: 'publisher', address, state: 'refused' },
  ])
  await closeBound(router)
  closing.splice(0, 1)
  const barn = await openPub(address)
  await publishUntil(barn, 'Barn', receives(log, 'Barn'))
})

describe('a silent publisher whose host is reachable', () => {
  afterEach(() => vi.useRealTimers())

  test('is reconnected, and received if it is still running', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'performance'] })
    const barn = await openPub()
    const network = await Forwarder.open(portOf(barn.address))
    closing.push(() => network.close())
    const { log } = await openHub(`tcp://127.0.0.1:${network.port}`)
    await publishUntil(barn, 'before', receives(log, 'before'))
    network.swallow()
    const received = receives(log, 'after')
    vi.advanceTimersByTime(31_000)
    await publishUntil(barn, 'after', received)
    expect(log.events.filter(({ kind }) => kind === 'left' || kind === 'publisher')).toEqual([
      expect.objectContaining({ state: 'connected' }),
    ])
  })

  test('is not reconnected while it sends occasionally', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'performance'] })
    const barn = await openPub()
    const network = await Forwarder.open(portOf(barn.address))
    closing.push(() => network.close())
    const { log } = await openHub(`tcp://127.0.0.1:${network.port}`)
    for (const name of ['1', '2', '3', '4']) {
      await publishUntil(barn, name, receives(log, name))
      vi.advanceTimersByTime(20_000)
    }
    expect(network.accepted).toBe(1)
  })

  test('is not reported as disconnected until a new connection fails', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'performance'] })
    const barn = await openPub()
    const network = await Forwarder.open(portOf(barn.address))
    const { log } = await openHub(`tcp://127.0.0.1:${network.port}`)
    await publishUntil(barn, 'Barn', receives(log, 'Barn'))
    network.swallow()
    network.refuse()
    const left = log.until(({ events }) => events.some(({ kind }) => kind === 'left'))
    vi.advanceTimersByTime(31_000)
    await left
    await network.close()
  })
})

describe('a publisher that sends faster than its messages are received', () => {
  afterEach(() => vi.useRealTimers())

  /**
   * A publisher and a hub that has caught up with it. From now on the listener takes `seconds` of fake time for each message,
   * and enough real time for the next one to arrive.
   */
  async function openSlowHub(seconds: number) {
    vi.useFakeTimers({ toFake: ['performance'] })
    const log = new HubLog()
    let isSlow = false
    const listener: HubListener = {
      ...log.listener,
      message: (message, arrival) => {
        const until = Date.now() + 20
        while (isSlow && Date.now() < until);
        vi.advanceTimersByTime(isSlow ? 1000 * seconds : 0)
        log.listener.message(message, arrival)
      },
    }
    const barn = await openPub()
    const hub = await openImageHub({ mode: 'pub-sub', connect: barn.address }, listener)
    closing.push(() => hub.stop())
    await publishUntil(barn, 'Barn', receives(log, 'Barn'))
    await burst(barn, ['caught up'])
    await receives(log, 'caught up')
    isSlow = true
    return { barn, log }
  }

  const burst = (sender: ImageSender, names: readonly string[]) =>
    Promise.all(names.map((name) => sender.sendJpg(name, jpegHeader(64, 48))))

  test('for several seconds is reported', async () => {
    const { barn, log } = await openSlowHub(3)
    const isReported = log.until(({ events }) => events.some(({ kind }) => kind === 'behind'))
    await burst(barn, ['1', '2', '3', '4'])
    await isReported
    expect(log.events).toContainEqual({ kind: 'behind', address: barn.address })
  })

  test('for a moment after seconds of silence is not reported', async () => {
    const { barn, log } = await openSlowHub(0)
    for (const round of [1, 2, 3]) {
      vi.advanceTimersByTime(10_000)
      await burst(barn, ['first', `last ${round}`])
      await receives(log, `last ${round}`)
    }
    expect(log.events.map(({ kind }) => kind)).not.toContain('behind')
  })
})
