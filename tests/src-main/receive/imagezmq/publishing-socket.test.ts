/** Subscribers that send what no subscriber sends, beside those that do: real sockets over loopback. */
import { afterEach, expect, test } from 'vitest'
import { Subscriber, XSubscriber } from 'zeromq'
import { ANNOUNCEMENT } from '../../../../src-main/receive/imagezmq/announcement.ts'
import {
  openPublishingSocket,
  type ListeningSocket,
} from '../../../../src-main/receive/imagezmq/publishing-socket.ts'
import { until } from '../../../support/until.ts'

const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

const CAMERAS = Array.from({ length: 20 }, (_, index) => `Camera ${index}`)
const ALL_ANNOUNCED = { live: CAMERAS, silent: [] }
const EMPTY = Buffer.alloc(0)

const headerOf = (camera: string) => `{"msg": "${camera}"}`
const topicOf = (camera: string) => `{"msg": "${camera}"`
const order = (topic: string) => Buffer.concat([Buffer.of(1), Buffer.from(topic)])
const cancel = (topic: string) => Buffer.concat([Buffer.of(0), Buffer.from(topic)])
const garbage = Array.from({ length: 30 }, (_, index) => Buffer.from(`garbage ${index}`))

/** Nobody reads its orders before `follow`, so that all of them wait. */
async function openHub() {
  let misfits = 0
  const socket = await openPublishingSocket('tcp://127.0.0.1:*', {
    ...{ queue: 1000, guard: undefined },
    misfit: () => (misfits += 1),
  })
  closing.push(() => socket.close())
  return {
    socket,
    follow: () => {
      const topics = new Set<string>()
      socket.follow({
        subscribed: (topic) => topics.add(topic.toString('latin1')),
        unsubscribed: (topic) => topics.delete(topic.toString('latin1')),
        announcementWanted: () => topics.add(ANNOUNCEMENT),
      })
      return topics
    },
    misfits: () => misfits,
  }
}

/** As Python's and Camwall's: what it has not subscribed to does not come out of it. */
async function subscribe({ address }: ListeningSocket, ...topics: readonly string[]) {
  const socket = new Subscriber({ linger: 0 })
  closing.push(() => socket.close())
  const got: string[] = []
  const isConnected = new Promise((resolve) => socket.events.on('handshake', resolve))
  socket.subscribe(...topics)
  socket.connect(address)
  await isConnected
  void (async () => {
    for await (const [head = EMPTY] of socket) got.push(head.toString())
  })()
  return { socket, got }
}

/** Sends these bytes, whatever they are. */
async function disturb({ address }: ListeningSocket, messages: readonly Buffer[]) {
  const socket = new XSubscriber({ linger: 0, sendHighWaterMark: 0 })
  closing.push(() => socket.close())
  const isConnected = new Promise((resolve) => socket.events.on('handshake', resolve))
  socket.connect(address)
  await isConnected
  for (const message of messages) await socket.send(message)
  return socket
}

const sendAll = (socket: ListeningSocket) => {
  for (const camera of CAMERAS) socket.send(headerOf(camera), Buffer.from('x'))
}

const DISTURBANCES = {
  'messages that are no orders': garbage,
  'messages and orders in turn': garbage.flatMap((message, index) => [
    ...[message, order(topicOf(`Camera ${index}`)), message],
    cancel(topicOf(`Camera ${index}`)),
  ]),
  'thousands of orders': Array.from({ length: 5000 }, (_, index) => order(`{"msg": "${index}`)),
  'orders that nobody has given, taken back': CAMERAS.map((camera) => cancel(topicOf(camera))),
}

test.each(Object.entries(DISTURBANCES))(
  'a subscriber that sends %s takes no frames from others, although all orders wait',
  async (_name, messages) => {
    const { socket, follow } = await openHub()
    await disturb(socket, messages)
    const python = await subscribe(socket, '')
    const each = await Promise.all(CAMERAS.map((camera) => subscribe(socket, topicOf(camera))))
    const topics = follow()
    await until('all topics', () => CAMERAS.every((camera) => topics.has(topicOf(camera))))
    await until('that of Python', () => topics.has(''))
    socket.announce(ALL_ANNOUNCED)
    sendAll(socket)
    await until('the frames', () => each.every(({ got }) => got.length > 0))
    await until('all frames at Python', () => python.got.length === CAMERAS.length)
    expect(each.map(({ got }) => got)).toEqual(CAMERAS.map((camera) => [headerOf(camera)]))
    expect(python.got).toEqual(CAMERAS.map(headerOf))
  },
)

test('one that disconnects in between takes none either, and those who come later are told apart', async () => {
  const { socket, follow, misfits } = await openHub()
  const hostile = await disturb(socket, [...garbage, ...CAMERAS.map((camera) => order(camera))])
  const before = await Promise.all(CAMERAS.map((camera) => subscribe(socket, topicOf(camera))))
  hostile.close()
  const topics = follow()
  await until('all topics', () => CAMERAS.every((camera) => topics.has(topicOf(camera))))
  expect(misfits()).toBe(1)
  sendAll(socket)
  await until('the frames', () => before.every(({ got }) => got.length > 0))
  expect(before.map(({ got }) => got)).toEqual(CAMERAS.map((camera) => [headerOf(camera)]))

  // Gets all that is sent to its connection.
  const later = await disturb(socket, [order(topicOf('Later')), order(ANNOUNCEMENT)])
  await until('its topics', () => topics.has(topicOf('Later')) && topics.has(ANNOUNCEMENT))
  sendAll(socket)
  socket.send(headerOf('Later'), Buffer.from('x'))
  const [head = EMPTY] = await later.receive()
  expect(head.toString()).toBe(headerOf('Later'))
})
