import { readFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { Dealer, Publisher, Request, Router, Subscriber } from 'zeromq'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { portOf } from '../../../../src-main/contract/address.ts'
import { codeOf } from '../../../../src-main/lib/code-of.ts'
import { openImageHub } from '../../../../src-main/receive/imagezmq/open-image-hub.ts'
import { buildEncodedMessage } from '../../../../src-main/receive/imagezmq/message.ts'
import { LONGEST_HOLD_MS } from '../../../../src-main/receive/imagezmq/reply-gate.ts'
import { NO_LIMIT } from '../../../../src-main/receive/imagezmq/reply-pacer.ts'
import { ReplyScheduler } from '../../../../src-main/receive/imagezmq/reply-scheduler.ts'
import { Forwarder } from '../../../support/forwarder.ts'
import { HubLog } from '../../../support/hub-log.ts'
import { UNLIMITED, paced, promptReplies, unlimitedCapacity } from '../../../support/limits.ts'
import { jpegHeader } from '../../../support/pictures.ts'
import { until } from '../../../support/until.ts'
import { greetingOf3, message, ready } from '../../../support/zmtp.ts'

const closing: (() => unknown)[] = []
afterEach(async () => {
  vi.useRealTimers()
  for (const close of closing.splice(0).reverse()) await close()
})

async function openHub(
  listen = 'tcp://127.0.0.1:*',
  limits = UNLIMITED,
  capacity: () => number = unlimitedCapacity,
) {
  const log = new HubLog()
  const replies = new ReplyScheduler(limits, capacity)
  const hub = await openImageHub({ mode: 'req-rep', listen, replies }, log.listener)
  closing.push(() => hub.stop())
  return { hub, log, replies, address: hub.address }
}

function openReq(address: string): Request {
  const socket = new Request({ linger: 0 })
  closing.push(() => socket.close())
  socket.connect(address)
  return socket
}

async function sendAndReceive(socket: Request, parts: (string | Uint8Array)[]): Promise<string> {
  await socket.send(parts)
  const [reply] = await socket.receive()
  return String(reply)
}

/**
 * The hub's clock is stopped until a test advances it; libzmq's sockets run in real time. It begins at 0, so call this before
 * the hub is opened: a hub must not see its clock go back.
 */
const stopTime = () => vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })

test('a name nested thousands of levels deep is answered, and the hub continues', async () => {
  const { address } = await openHub()
  const depth = 20_000
  const header = `{"msg":${'['.repeat(depth)}${']'.repeat(depth)}}`
  const socket = openReq(address)
  expect(await sendAndReceive(socket, [header, jpegHeader(64, 48)])).toBe('OK')
  expect(await sendAndReceive(socket, buildEncodedMessage('Barn', jpegHeader(64, 48)))).toBe('OK')
})

test('a picture is answered with OK and reported', async () => {
  const { log, address } = await openHub()
  expect(
    await sendAndReceive(openReq(address), buildEncodedMessage('Barn', jpegHeader(64, 48))),
  ).toBe('OK')
  expect(log.messages).toMatchObject([{ kind: 'picture', camera: 'Barn' }])
})

test('a sender that sends again before the reply is pipelined; one that waits is not', async () => {
  const { log, address } = await openHub(undefined, undefined, () => 0)
  const frame = buildEncodedMessage('Barn', jpegHeader(64, 48))
  const req = openReq(address)
  for (let number = 0; number < 2; number++) expect(await sendAndReceive(req, frame)).toBe('OK')
  const dealer = new Dealer({ linger: 0 })
  closing.push(() => dealer.close())
  dealer.connect(address)
  for (let number = 0; number < 3; number++) await dealer.send(['', ...frame])
  await log.until(({ messages }) => messages.length === 5)
  for (let number = 0; number < 3; number++) await dealer.receive()
  await dealer.send(['', ...frame])
  await log.until(({ messages }) => messages.length === 6)
  const pipelined = log.events.flatMap((event) =>
    event.kind === 'message' ? [event.isPipelined] : [],
  )
  expect(pipelined).toEqual([false, false, false, true, true, false])
})

test('malformed messages between good ones are answered, too', async () => {
  const { log, address } = await openHub()
  const socket = openReq(address)
  const good = buildEncodedMessage('Barn', jpegHeader(64, 48))
  for (const bad of [['one part'], ['{"msg":"a"}', 'b', 'c'], ['7', 'x'], ['{"msg":"a"}', '']]) {
    expect(await sendAndReceive(socket, bad)).toBe('OK')
    expect(await sendAndReceive(socket, good)).toBe('OK')
  }
  const kinds = log.messages.map(({ kind }) => kind)
  expect(kinds).toEqual(Array.from({ length: 4 }, () => ['malformed', 'picture']).flat())
})

test('if the listener throws, the sender is still answered', async () => {
  const log = new HubLog()
  const hub = await openImageHub(
    {
      mode: 'req-rep',
      listen: 'tcp://127.0.0.1:*',
      replies: promptReplies(),
    },
    {
      ...log.listener,
      message: () => {
        throw new Error('A fault of the listener.')
      },
    },
  )
  closing.push(() => hub.stop())
  const socket = openReq(hub.address)
  for (let frame = 0; frame < 3; frame++)
    expect(await sendAndReceive(socket, buildEncodedMessage('Barn', jpegHeader(64, 48)))).toBe('OK')
  expect(log.events.map(({ kind }) => kind)).toEqual(['broken', 'broken', 'broken'])
})

test('64 senders at once are each answered', async () => {
  const { log, address } = await openHub()
  const replies = await Promise.all(
    Array.from({ length: 64 }, async (_, index) => {
      const socket = openReq(address)
      const message = buildEncodedMessage(`Pi ${index}`, jpegHeader(64, 48))
      for (let frame = 0; frame < 20; frame++) await sendAndReceive(socket, message)
      return sendAndReceive(socket, message)
    }),
  )
  expect(replies).toEqual(Array.from({ length: 64 }, () => 'OK'))
  expect(log.messages).toHaveLength(64 * 21)
})

test('a slow camera is paced by its replies, and does not slow another', async () => {
  stopTime()
  const { hub, log, address } = await openHub(
    undefined,
    paced((camera) => (camera === 'slow' ? 4 : Infinity)),
  )
  const slow = openReq(address)
  const fast = openReq(address)
  const slowFrame = buildEncodedMessage('slow', jpegHeader(64, 48))
  await sendAndReceive(slow, slowFrame)
  const held = sendAndReceive(slow, slowFrame)
  await log.until(({ messages }) => messages.length === 2)
  for (let frame = 0; frame < 20; frame++)
    await sendAndReceive(fast, buildEncodedMessage('fast', jpegHeader(64, 48)))
  vi.advanceTimersByTime(249)
  expect(hub.requests).toEqual({ received: 22, answered: 21 })
  vi.advanceTimersByTime(1)
  expect(await held).toBe('OK')
})

test('the wall’s limit is shared equally between a fast and a slow camera', async () => {
  stopTime()
  const wall = { ...NO_LIMIT, fps: 40 }
  const { hub, address } = await openHub(undefined, { ...UNLIMITED, wall: () => wall })
  const requested = { fast: 0, slow: 0 }
  const answered = { fast: 0, slow: 0 }
  const sumOf = ({ fast, slow }: typeof requested) => fast + slow
  /** The fast one sends as soon as it is answered, the slow one 30 ms later; both until the test closes them. */
  const sendOn = async (camera: 'fast' | 'slow') => {
    const socket = openReq(address)
    const message = buildEncodedMessage(camera, jpegHeader(64, 48))
    for (;;) {
      requested[camera] += 1
      await sendAndReceive(socket, message)
      answered[camera] += 1
      if (camera === 'slow') await new Promise((resolve) => setTimeout(resolve, 30))
    }
  }
  for (const camera of ['fast', 'slow'] as const) void sendOn(camera).catch(() => undefined)
  const untilQuiet = () =>
    until('all that was sent has arrived', () => {
      const { received, answered: replies } = hub.requests
      return received === sumOf(requested) && replies === sumOf(answered)
    })
  await untilQuiet()
  for (let elapsed = 0; elapsed < 1000; elapsed += 5) {
    vi.advanceTimersByTime(5)
    await untilQuiet()
  }
  expect(sumOf(answered)).toBe(1 + 40)
  expect(Math.abs(answered.fast - answered.slow)).toBeLessThanOrEqual(1)
})

test('a message says how long replies on its connection were held before', async () => {
  stopTime()
  const { hub, log, address } = await openHub(
    undefined,
    paced(() => 4),
  )
  const message = buildEncodedMessage('Barn', jpegHeader(64, 48))
  const socket = openReq(address)
  expect(hub.connections).toBe(0)
  await sendAndReceive(socket, message)
  expect(hub.connections).toBe(1)
  const held = sendAndReceive(socket, message)
  await log.until(({ messages }) => messages.length === 2)
  vi.advanceTimersByTime(250)
  await held
  await socket.send(message)
  await log.until(({ messages }) => messages.length === 3)
  const heldMs = log.events.flatMap((event) => (event.kind === 'message' ? [event.heldMs] : []))
  expect(heldMs).toEqual([0, 0, 250])
})

test('new limits release held replies at once', async () => {
  let pace = 0.6
  const { replies, log, address } = await openHub(
    undefined,
    paced(() => pace),
  )
  const socket = openReq(address)
  const message = buildEncodedMessage('Barn', jpegHeader(64, 48))
  await sendAndReceive(socket, message)
  const held = sendAndReceive(socket, message)
  await log.until(({ messages }) => messages.length === 2)
  pace = Infinity
  replies.release()
  expect(await held).toBe('OK')
})

test('stop answers pending requests, and frees the port for the next hub at once', async () => {
  const first = await openHub(
    undefined,
    paced(() => 0.6),
  )
  const socket = openReq(first.address)
  const message = buildEncodedMessage('Barn', jpegHeader(64, 48))
  await sendAndReceive(socket, message)
  const held = sendAndReceive(socket, message)
  await first.log.until(({ messages }) => messages.length === 2)
  expect(first.hub.requests).toEqual({ received: 2, answered: 1 })
  await first.hub.stop()
  expect(await held).toBe('OK')
  expect(first.hub.requests).toEqual({ received: 2, answered: 2 })
  for (let round = 0; round < 10; round++) {
    const { hub } = await openHub(first.address)
    await hub.stop()
  }
})

describe('without capacity', () => {
  /** A hub without capacity that has received one message of each camera, and the names of answered cameras. */
  async function openFullHub(names: readonly string[]) {
    const state = { capacity: 0 }
    const { hub, log, replies, address } = await openHub(undefined, undefined, () => state.capacity)
    const answered: string[] = []
    const answers: Promise<void>[] = []
    for (const name of names) {
      const answer = sendAndReceive(openReq(address), buildEncodedMessage(name, jpegHeader(64, 48)))
      answers.push(answer.then(() => void answered.push(name)))
      await log.until(({ messages }) => messages.at(-1)?.camera === name)
    }
    return { hub, replies, address, state, answered, answers }
  }

  const NAMES = ['Barn', 'Yard', 'Gate']

  test('replies are held, and sent in the order of the messages as capacity becomes available', async () => {
    stopTime()
    const { replies, address, state, answered, answers } = await openFullHub(NAMES)
    replies.backPressureReleased()
    expect(answered).toEqual([])
    state.capacity = 1
    for (const [index, answer] of answers.entries()) {
      replies.backPressureReleased()
      await answer
      expect(answered).toEqual(NAMES.slice(0, index + 1))
    }
    expect(
      await sendAndReceive(openReq(address), buildEncodedMessage('New', jpegHeader(64, 48))),
    ).toBe('OK')
  })

  test('no reply is held longer than its limit', async () => {
    stopTime()
    const { answered, answers } = await openFullHub(NAMES)
    vi.advanceTimersByTime(LONGEST_HOLD_MS)
    await Promise.all(answers)
    expect(answered).toHaveLength(NAMES.length)
  })

  test('stop and new limits send all held replies', async () => {
    stopTime()
    const limited = await openFullHub(NAMES)
    limited.replies.release()
    await Promise.all(limited.answers)
    const stopped = await openFullHub(NAMES)
    await stopped.hub.stop()
    await Promise.all(stopped.answers)
    expect(vi.getTimerCount()).toBe(0)
  })
})

test('a thousand replies that are due at once are all sent, and the hub continues', async () => {
  const { replies, log, address } = await openHub(undefined, undefined, () => 0)
  const socket = new Dealer({ linger: 0 })
  closing.push(() => socket.close())
  socket.connect(address)
  const request = ['', ...buildEncodedMessage('Barn', jpegHeader(64, 48))]
  const count = 1000
  for (let number = 0; number < count; number++) await socket.send(request)
  await log.until(({ messages }) => messages.length === count)
  replies.release()
  for (let number = 0; number < count; number++) await socket.receive()
  await socket.send(request)
  await log.until(({ messages }) => messages.length === count + 1)
})

test('a sender whose reply was lost is woken by the next hub', async () => {
  // However slow this computer is, the sender's next message comes soon enough after it was woken.
  vi.useFakeTimers({ toFake: ['Date'] })
  // Simulates a hub that is killed between request and reply.
  const deaf = new Router({ linger: 0 })
  await deaf.bind('tcp://127.0.0.1:*')
  const address = deaf.lastEndpoint ?? ''
  const sender = openReq(address)
  const message = buildEncodedMessage('Barn', jpegHeader(64, 48))
  await sender.send(message)
  await deaf.receive()
  deaf.close()

  const { log } = await openWhenFree(address)
  expect(String((await sender.receive())[0])).toBe('OK')
  expect(await sendAndReceive(sender, message)).toBe('OK')
  await log.until(({ events }) => events.some(({ kind }) => kind === 'woken'))
})

test('a sender that warms up after connecting gets the reply to its own frame', async () => {
  stopTime()
  const { log, address } = await openHub()
  const early = openReq(address)
  await until('the hub waits for its first frame', () => vi.getTimerCount() === 1)
  // Another peer that receives anything; it is woken after the first one.
  const other = new Dealer({ linger: 0 })
  closing.push(() => other.close())
  other.connect(address)
  await until('the hub waits for both', () => vi.getTimerCount() === 2)
  vi.runAllTimers()
  expect((await other.receive()).map(String)).toEqual(['', 'OK'])
  expect(await sendAndReceive(early, buildEncodedMessage('Barn', jpegHeader(64, 48)))).toBe('OK')
  expect(await sendAndReceive(early, buildEncodedMessage('Barn', jpegHeader(64, 48)))).toBe('OK')
  await log.until(({ messages }) => messages.length === 2)
})

test('a sender whose first frame takes long to arrive gets one reply: that to its frame', async () => {
  stopTime()
  const { log, address } = await openHub()
  const heard: Buffer[] = []
  const socket = connect(portOf(address), '127.0.0.1')
  closing.push(() => socket.destroy())
  socket.on('data', (bytes) => heard.push(bytes))
  // As with REQ_CORRELATE, so that the reply to it differs from the one that wakes.
  const request = message('1', '', ...buildEncodedMessage('Barn', jpegHeader(64, 48)))
  socket.write(Buffer.concat([greetingOf3(), ready('REQ'), request.subarray(0, -10)]))
  await until('the hub waits for its first frame', () => vi.getTimerCount() === 1)
  vi.runAllTimers()
  socket.write(request.subarray(-10))
  const reply = message('1', '', 'OK')
  await until('the reply', () => Buffer.concat(heard).includes(reply))
  const replies = Buffer.concat(heard).toString('latin1').split('OK').length - 1
  expect(replies).toBe(1)
  expect(log.messages).toMatchObject([{ kind: 'picture', camera: 'Barn' }])
})

describe('through a network that fails', () => {
  async function openFailing() {
    const { log, address } = await openHub()
    const network = await Forwarder.open(portOf(address))
    closing.push(() => network.close())
    return { log, network, socket: openReq(`tcp://127.0.0.1:${network.port}`) }
  }
  const frame = (name: string) => buildEncodedMessage(name, jpegHeader(64, 48))
  /** Sends like a camera that waits for each reply; frames lost in a failure are not sent again. */
  const flows = async (socket: Request, name: string) => {
    for (let number = 0; number < 3; number++)
      expect(await sendAndReceive(socket, frame(name))).toBe('OK')
  }

  test('when a connection ends before its reply, the sender is woken', async () => {
    const { network, socket } = await openFailing()
    await flows(socket, 'Barn')
    network.stall()
    await socket.send(frame('lost'))
    network.drop()
    expect(String((await socket.receive())[0])).toBe('OK')
    await flows(socket, 'Barn')
  })

  test('when a connection ends within a message, an incomplete frame is never reported', async () => {
    const { log, network, socket } = await openFailing()
    await flows(socket, 'Barn')
    const isCut = network.cut()
    await socket.send(buildEncodedMessage('cut', Buffer.alloc(1_000_000, jpegHeader(64, 48))))
    await isCut
    expect(String((await socket.receive())[0])).toBe('OK')
    await flows(socket, 'Barn')
    expect(new Set(log.messages.map(({ camera }) => camera))).toEqual(new Set(['Barn']))
  })

  test('a connection that stalls continues where it was', async () => {
    stopTime()
    const { log, network, socket } = await openFailing()
    await flows(socket, 'Barn')
    network.stall()
    await socket.send(frame('late'))
    vi.advanceTimersByTime(60_000)
    network.resume()
    expect(String((await socket.receive())[0])).toBe('OK')
    await flows(socket, 'Barn')
    expect(log.messages.map(({ camera }) => camera)).toContain('late')
  })
})

test('a sender that times out and opens a new socket for each frame is served', async () => {
  const { log, address } = await openHub()
  for (let round = 0; round < 20; round++) {
    const socket = openReq(address)
    if (round % 2 === 0) await socket.send(buildEncodedMessage('Barn', jpegHeader(64, 48)))
    else
      expect(await sendAndReceive(socket, buildEncodedMessage('Barn', jpegHeader(64, 48)))).toBe(
        'OK',
      )
    socket.close()
  }
  expect(log.messages.length).toBeGreaterThanOrEqual(10)
})

test.runIf(process.platform === 'linux')('the kernel probes idle connections', async () => {
  const { address } = await openHub()
  await sendAndReceive(openReq(address), buildEncodedMessage('Barn', jpegHeader(64, 48)))
  // `proc(5)`: local address, remote address, state (01: established), queues, timer (02: keepalive).
  const port = portOf(address)
  const own = `:${port.toString(16).toUpperCase().padStart(4, '0')}`
  const connection = async () => {
    const rows = (await readFile('/proc/net/tcp', 'utf8')).split('\n')
    const [, , , state, , timer] =
      rows.map((row) => row.trim().split(/\s+/)).find((row) => isOwn(row)) ?? []
    return { state, timer: timer?.slice(0, 2) }
  }
  const isOwn = (row: readonly string[]) => row[1]?.endsWith(own) === true && row[3] === '01'
  // Until the reply is acknowledged, the timer is the retransmission timer.
  await expect.poll(connection).toEqual({ state: '01', timer: '02' })
})

test('parts that are not an envelope are not echoed with the reply', async () => {
  const { log, address } = await openHub()
  const socket = new Dealer({ linger: 0 })
  closing.push(() => socket.close())
  socket.connect(address)
  await socket.send([...Array.from({ length: 40 }, () => 'part'), ''])
  expect((await socket.receive()).map(String)).toEqual(['', 'OK'])
  expect(log.messages).toMatchObject([{ kind: 'malformed' }])
})

test('a disconnected sender is reported', async () => {
  const { log, address } = await openHub()
  const socket = openReq(address)
  await sendAndReceive(socket, buildEncodedMessage('Barn', jpegHeader(64, 48)))
  socket.close()
  await log.until(({ events }) => events.some(({ kind }) => kind === 'left'))
})

test('a sender with REQ_CORRELATE gets its request id back', async () => {
  const { address } = await openHub()
  const socket = new Request({ linger: 0, correlate: true, relaxed: true })
  closing.push(() => socket.close())
  socket.connect(address)
  expect(await sendAndReceive(socket, buildEncodedMessage('Barn', jpegHeader(64, 48)))).toBe('OK')
})

test('a port in use rejects with the system’s error code', async () => {
  const { address } = await openHub()
  await expect(openHub(address)).rejects.toMatchObject({ code: 'EADDRINUSE' })
})

/** libzmq closes the listening socket of a closed hub on its I/O thread. */
async function openWhenFree(address: string): ReturnType<typeof openHub> {
  for (;;)
    try {
      return await openHub(address)
    } catch (error) {
      if (codeOf(error) !== 'EADDRINUSE') throw error
    }
}

describe('a peer of another pattern', () => {
  test.each([
    ['subscribes', Subscriber],
    ['publishes', Publisher],
  ])('that %s is reported with the address', async (_, Socket) => {
    const { log, address } = await openHub()
    const socket = new Socket({ linger: 0 })
    closing.push(() => socket.close())
    socket.connect(address)
    await log.until(({ events }) => events.some(({ kind }) => kind === 'misfit'))
    expect(log.events).toEqual([{ kind: 'misfit', address: 'tcp://127.0.0.1:*' }])
  })

  test('is none of the senders that come and go', async () => {
    const { log, address } = await openHub()
    const message = buildEncodedMessage('Barn', jpegHeader(64, 48))
    for (let round = 0; round < 20; round++) {
      const socket = openReq(address)
      await sendAndReceive(socket, message)
      socket.close()
    }
    // One that is reported shows that all events before it were seen.
    const socket = new Subscriber({ linger: 0 })
    closing.push(() => socket.close())
    socket.connect(address)
    await log.until(({ events }) => events.some(({ kind }) => kind === 'misfit'))
    expect(log.events.filter(({ kind }) => kind === 'misfit')).toHaveLength(1)
  })
})

test('two hubs share the limits, and know the peers of one from those of the other', async () => {
  let fps = Infinity
  const replies = new ReplyScheduler(
    paced(() => fps),
    unlimitedCapacity,
  )
  const log = new HubLog()
  const open = async () => {
    const listen = 'tcp://127.0.0.1:*'
    const hub = await openImageHub({ mode: 'req-rep', listen, replies }, log.listener)
    closing.push(() => hub.stop())
    return hub
  }
  const hubs = [await open(), await open()]
  const sockets = hubs.map(({ address }) => openReq(address))
  const message = buildEncodedMessage('Barn', jpegHeader(64, 48))
  for (const socket of sockets) await sendAndReceive(socket, message)
  const peers = log.events.flatMap((event) => (event.kind === 'message' ? [event.peer] : []))
  expect(new Set(peers).size).toBe(2)
  fps = 0.6
  replies.release()
  const [first, second] = sockets
  if (first === undefined || second === undefined) throw new Error('A socket is missing.')
  expect(await sendAndReceive(first, message)).toBe('OK')
  const held = sendAndReceive(second, message)
  await log.until(({ messages }) => messages.length === 4)
  expect(hubs.map(({ requests }) => requests.answered)).toEqual([2, 1])
  // A hub that closes answers its own.
  await hubs[1]?.stop()
  expect(await held).toBe('OK')
})
