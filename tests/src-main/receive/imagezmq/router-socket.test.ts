/** What a hub needs of its socket, of each of the two that implement it, with real peers of libzmq. */
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Dealer, Publisher, Request, Subscriber } from 'zeromq'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { portOf } from '../../../../src-main/contract/address.ts'
import type { Source } from '../../../../src-main/contract/source.ts'
import type { HubGuard } from '../../../../src-main/receive/imagezmq/image-hub.ts'
import { openLibzmqRouter } from '../../../../src-main/receive/imagezmq/libzmq-router.ts'
import { MAX_MESSAGE_BYTES } from '../../../../src-main/receive/imagezmq/message.ts'
import { openRouter } from '../../../../src-main/receive/imagezmq/open-router.ts'
import type { RouterSocket } from '../../../../src-main/receive/imagezmq/router-socket.ts'
import { openTcpRouter } from '../../../../src-main/receive/imagezmq/tcp-router.ts'
import { until } from '../../../support/until.ts'
import { frame, greetingOf2, greetingOf3, message, ready } from '../../../support/zmtp.ts'

const closing: (() => unknown)[] = []
afterEach(async () => {
  vi.unstubAllEnvs()
  for (const close of closing.splice(0).reverse()) await close()
})

const IMPLEMENTATIONS = { Node: openTcpRouter, libzmq: openLibzmqRouter } as const
type Open = (typeof IMPLEMENTATIONS)[keyof typeof IMPLEMENTATIONS]

async function open(
  openSocket: Open,
  { listen = 'tcp://127.0.0.1:*', guard, handle }: OpenOptions = {},
) {
  const router = await openSocket({ listen, guard })
  let closed: Promise<void> | undefined
  const close = () => (closed ??= router.close())
  closing.push(close)
  return { router, close, ...follow(router, handle) }
}

interface OpenOptions {
  readonly listen?: string
  readonly guard?: HubGuard
  /** What the listener does with each message. */
  readonly handle?: (peer: string, router: RouterSocket) => void
}

function follow(router: RouterSocket, handle: OpenOptions['handle'] = () => undefined) {
  const events: string[] = []
  const received: { readonly peer: string; readonly parts: readonly Uint8Array[] }[] = []
  router.follow({
    joined: (peer, source) => events.push(`joined ${peer}${source ? ` ${source.label}` : ''}`),
    received: (peer, parts) => {
      received.push({ peer, parts })
      events.push(`received ${peer}`)
      handle(peer, router)
    },
    left: (peer) => events.push(`left ${peer}`),
    misfit: () => events.push('misfit'),
    refused: (address, why) => events.push(`refused ${address} ${why}`),
  })
  return { events, received }
}

function peerOf<Peer extends Request | Dealer | Subscriber | Publisher>(
  socket: Peer,
  address: string,
): Peer {
  closing.push(() => socket.close())
  socket.connect(address)
  return socket
}

const text = (parts: readonly Uint8Array[]) => parts.map((part) => Buffer.from(part).toString())

describe.each(Object.entries(IMPLEMENTATIONS))('of %s', (_, openSocket) => {
  test('a peer joins, is received and answered, and leaves', async () => {
    const { router, events, received } = await open(openSocket)
    const req = peerOf(new Request({ linger: 0 }), router.address)
    await req.send(['head', 'picture'])
    await until('it is received', () => received.length === 1)
    const [{ peer, parts } = { peer: '', parts: [] }] = received
    expect(text(parts)).toEqual(['', 'head', 'picture'])
    router.send(peer, ['', 'OK'])
    expect((await req.receive()).map(String)).toEqual(['OK'])
    req.close()
    await until('it has left', () => events.length === 3)
    expect(events).toEqual([`joined ${peer}`, `received ${peer}`, `left ${peer}`])
    router.send(peer, ['', 'lost'])
  })

  test('several peers are told apart, and each gets its own answers', async () => {
    const { router, received } = await open(openSocket)
    const dealers = Array.from({ length: 5 }, () =>
      peerOf(new Dealer({ linger: 0 }), router.address),
    )
    await Promise.all(dealers.map((dealer, index) => dealer.send(['', String(index)])))
    await until('all are received', () => received.length === 5)
    for (const { peer, parts } of received) router.send(peer, parts)
    const answers = await Promise.all(
      dealers.map(async (dealer) => (await dealer.receive()).map(String)),
    )
    expect(answers).toEqual([0, 1, 2, 3, 4].map((index) => ['', String(index)]))
    expect(new Set(received.map(({ peer }) => peer)).size).toBe(5)
  })

  test('a message of the largest size is received, a larger one ends the connection', async () => {
    const { router, events, received } = await open(openSocket)
    const dealer = peerOf(new Dealer({ linger: 0, reconnectInterval: 10_000 }), router.address)
    await dealer.send(Buffer.alloc(MAX_MESSAGE_BYTES, 5))
    await until('it is received', () => received.length === 1)
    expect(received[0]?.parts[0]).toHaveLength(MAX_MESSAGE_BYTES)
    await dealer.send(Buffer.alloc(MAX_MESSAGE_BYTES + 1))
    await until('it has left', () => events.some((event) => event.startsWith('left')))
    expect(received).toHaveLength(1)
  })

  test.each([
    ['SUB', () => new Subscriber({ linger: 0 })],
    ['PUB', () => new Publisher({ linger: 0 })],
  ])('a %s socket is a misfit, and does not join', async (_type, socket) => {
    const { router, events } = await open(openSocket)
    peerOf(socket(), router.address)
    await until('it is told', () => events.length > 0)
    expect(events).toEqual(['misfit'])
  })

  test('closing sends what was sent before, and frees the port at once', async () => {
    const { router, close, received } = await open(openSocket)
    const req = peerOf(new Request({ linger: 0 }), router.address)
    await req.send('x')
    await until('it is received', () => received.length === 1)
    router.send(received[0]?.peer ?? '', ['', 'OK'])
    await close()
    expect((await req.receive()).map(String)).toEqual(['OK'])
    const again = await open(openSocket, { listen: router.address })
    await again.close()
  })

  test('errors have the codes of the system', async () => {
    const { router } = await open(openSocket)
    for (const [listen, code] of [
      [router.address, 'EADDRINUSE'],
      ['tcp://192.0.2.1:5555', 'EADDRNOTAVAIL'],
      ['tcp://eth77:5555', 'ENODEV'],
    ] as const)
      await expect(open(openSocket, { listen })).rejects.toMatchObject({ code })
  })

  test.each(['tcp://*:*', 'tcp://[::1]:*', 'tcp://[::]:*'])('%s', async (listen) => {
    const { router, received } = await open(openSocket, { listen })
    const host = listen.includes('[') ? '[::1]' : '127.0.0.1'
    const req = peerOf(
      new Request({ linger: 0, ipv6: true }),
      `tcp://${host}:${portOf(router.address)}`,
    )
    await req.send('x')
    await until('it is received', () => received.length === 1)
    expect(router.address).toBe(
      listen.replace(':*', `:${portOf(router.address)}`).replace('//*', '//0.0.0.0'),
    )
  })
})

describe('of Node alone', () => {
  /** The head of a frame that is one byte longer than a message may be. */
  const TOO_LARGE = Buffer.of(2, 0, 0, 0, 0, 4, 0, 0, 1)

  /** A connection that sends bytes. */
  function raw(router: RouterSocket, ...bytes: readonly Uint8Array[]) {
    const socket = connect(portOf(router.address), '127.0.0.1')
    closing.push(() => socket.destroy())
    socket.on('error', () => undefined)
    const heard: Buffer[] = []
    socket.on('data', (piece: Buffer) => heard.push(piece))
    const closed = new Promise((resolve) => socket.once('close', resolve))
    socket.write(Buffer.concat(bytes))
    return { socket, closed, heard: () => Buffer.concat(heard) }
  }

  test('a peer of ZMTP 2.0 is received and answered', async () => {
    const { router, events, received } = await open(openTcpRouter)
    const peer = raw(router, greetingOf2(), message('', 'head', 'picture'))
    await until('it is received', () => received.length === 1)
    router.send('1', ['', 'OK'])
    await until('it is answered', () => peer.heard().subarray(-6).equals(message('', 'OK')))
    expect(events).toEqual(['joined 1', 'received 1'])
  })

  test('who only tries the port, or speaks another protocol, is no misfit', async () => {
    const { router, events } = await open(openTcpRouter)
    const silent = raw(router)
    silent.socket.end()
    await silent.closed
    await raw(router, Buffer.from('GET / HTTP/1.1\r\n\r\n')).closed
    await raw(router, greetingOf3(), frame(0, Buffer.alloc(0), true), TOO_LARGE).closed
    expect(events).toEqual([])
  })

  test('a sender that encrypts is refused, and one that sends too much, each with its address', async () => {
    const { router, events } = await open(openTcpRouter, { listen: 'tcp://[::]:*' })
    await raw(router, greetingOf3({ mechanism: 'CURVE' })).closed
    await until('it is told', () => events.length > 0)
    await raw(router, greetingOf3(), ready('REQ'), TOO_LARGE).closed
    await until('it is told', () => events.length > 3)
    expect(events).toEqual([
      'refused 127.0.0.1 encrypts',
      ...['joined 2', 'left 2', 'refused 127.0.0.1 too-large'],
    ])
  })

  test('of a message that is cut off, or has an impossible part, nothing is received', async () => {
    const { router, events } = await open(openTcpRouter)
    const hello = [greetingOf3(), ready('REQ')]
    const cut = raw(
      router,
      ...hello,
      message('', 'head', Buffer.alloc(100_000)).subarray(0, 90_000),
    )
    await until('it has joined', () => events.length === 1)
    cut.socket.end()
    await raw(router, ...hello, frame(1), Buffer.from('02ffffffffffffffff', 'hex')).closed
    await until('both have left', () => events.length === 5)
    expect(events.toSorted()).toEqual([
      ...['joined 1', 'joined 2', 'left 1', 'left 2'],
      'refused 127.0.0.1 too-large',
    ])
  })

  test('what a peer has sent is received before it is told that it has left, also when its answers cannot be sent', async () => {
    const handle: OpenOptions['handle'] = (id, router) => {
      peer.resetAndDestroy()
      router.send(id, ['', 'OK'])
      for (const start = performance.now(); performance.now() - start < 3;);
    }
    const { router, events } = await open(openTcpRouter, { handle })
    const messages = Array.from({ length: 20 }, () => message('', 'head', 'picture'))
    const peer = connect(portOf(router.address), '127.0.0.1')
    closing.push(() => peer.destroy())
    peer.resume().write(Buffer.concat([greetingOf3(), ready('DEALER'), ...messages]))
    await until('it has left, and all is received', () => events.length === messages.length + 2)
    expect(events.at(-1)).toMatch(/^left/)
  })

  test('access control has the address of each connection, and knows who it is', async () => {
    const asked: string[] = []
    const barn: Source = { knownBy: 'address', id: '127.0.0.1', label: 'barn' }
    const guard: HubGuard = {
      options: {},
      watch: () => undefined,
      admit: (address) => {
        asked.push(address)
        return asked.length === 1 ? undefined : barn
      },
      sourceOfConnection: () => undefined,
    }
    const { router, events } = await open(openTcpRouter, { guard })
    const refused = raw(router, greetingOf3(), ready('REQ'), message('', 'x'))
    await until('it was asked for', () => asked.length === 1)
    raw(router, greetingOf3(), ready('REQ'), message('', 'x'))
    await until('the second is received', () => events.length === 2)
    expect(events).toEqual(['joined 2 barn', 'received 2'])
    expect(asked).toEqual(['127.0.0.1', '127.0.0.1'])
    expect(refused.heard()).toEqual(greetingOf3())
  })
})

test('plain TCP is received by Node, what encrypts by libzmq, and all by libzmq if that is wanted', async () => {
  const kindOf = async (listen: string, encrypts = false) => {
    const guard = {
      options: { curveServer: encrypts },
      watch: () => undefined,
    } as unknown as HubGuard
    const router = await openRouter({ listen, guard })
    closing.push(() => router.close())
    router.follow({
      joined: () => 0,
      received: () => 0,
      left: () => 0,
      misfit: () => 0,
      refused: () => 0,
    })
    return router.constructor.name
  }
  expect(await kindOf('tcp://127.0.0.1:*')).toBe('TcpRouter')
  expect(await kindOf('tcp://127.0.0.1:*', true)).toBe('LibzmqRouter')
  expect(await kindOf(`ipc://${join(tmpdir(), `camwall-router-${process.pid}`)}`)).toBe(
    'LibzmqRouter',
  )
  vi.stubEnv('CAMWALL_RECEIVE', 'libzmq')
  expect(await kindOf('tcp://127.0.0.1:*')).toBe('LibzmqRouter')
})
