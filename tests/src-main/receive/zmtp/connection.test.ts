import { once } from 'node:events'
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'
import { duplexPair, type Duplex } from 'node:stream'
import { afterEach, describe, expect, test } from 'vitest'
import { Connection } from '../../../../src-main/receive/zmtp/connection.ts'
import { until } from '../../../support/until.ts'
import { command, greetingOf3, message, ready } from '../../../support/zmtp.ts'

const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

const LIMITS = { maxBytes: 10_000_000, handshakeSeconds: 3 }
const HELLO = Buffer.concat([greetingOf3(), ready('REQ')])

/** On a socket as a server accepts it, or on a stream without a handle of libuv. */
async function open(kind: 'socket' | 'stream' = 'socket') {
  const { peer, accepted } = kind === 'socket' ? await sockets() : streams()
  peer.on('error', () => undefined)
  const heard: Buffer[] = []
  peer.on('data', (bytes: Buffer) => heard.push(bytes))
  const received: (readonly Uint8Array[])[] = []
  const state = { joined: 0 }
  const connection = new Connection(accepted, LIMITS, {
    admits: () => true,
    joined: () => (state.joined += 1),
    received: (parts) => received.push(parts),
  })
  closing.push(() => connection.destroy())
  const said = () => Buffer.concat(heard)
  return { connection, peer, received, state, said }
}

function streams(): { readonly peer: Duplex; readonly accepted: Duplex } {
  const [peer, accepted] = duplexPair()
  return { peer, accepted }
}

async function sockets(): Promise<{ readonly peer: Duplex; readonly accepted: Duplex }> {
  const server = createServer({ pauseOnConnect: true }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  closing.push(() => server.close())
  const peer = connect((server.address() as AddressInfo).port, '127.0.0.1')
  const [accepted] = (await once(server, 'connection')) as [Socket]
  return { peer, accepted }
}

async function joined(kind?: 'stream') {
  const all = await open(kind)
  all.peer.write(HELLO)
  await until('the handshake is completed', () => all.state.joined === 1)
  return all
}

describe.each(['socket', 'stream'] as const)('on a %s', (kind) => {
  test('messages come whole, whatever their size, and replies go back', async () => {
    const { connection, peer, received, said } = await open(kind)
    const bodies = [0, 10, 5000, 70_000, 3_000_000, 3_000_000].map((bytes, index) =>
      Buffer.alloc(bytes, index + 1),
    )
    peer.write(HELLO)
    for (const body of bodies) peer.write(message('', 'head', body))
    await until('all have arrived', () => received.length === bodies.length)
    for (const [index, body] of bodies.entries())
      expect(Buffer.compare(body, received[index]?.[2] ?? new Uint8Array())).toBe(0)
    connection.send(['', 'OK'])
    await until('the reply has arrived', () => said().subarray(-6).equals(message('', 'OK')))
  })

  test('what is no ZMTP closes it, with the reason', async () => {
    const { connection, peer } = await open(kind)
    peer.write('GET / HTTP/1.1\r\n\r\n')
    expect(await connection.closed).toBe('not-zmtp')
  })

  test('a peer of another pattern is told what this is before it is closed', async () => {
    const { connection, peer, said, state } = await open(kind)
    peer.write(Buffer.concat([greetingOf3(), ready('SUB')]))
    expect(await connection.closed).toBe('socket-type')
    await until('READY has arrived', () => said().includes('ROUTER'))
    expect(state.joined).toBe(0)
  })
})

test('a peer that ends is closed without a fault', async () => {
  const { connection, peer } = await joined()
  peer.end()
  expect(await connection.closed).toBeUndefined()
})

test('end sends what is to be sent first', async () => {
  const { connection, peer, said } = await joined()
  connection.send(['', 'OK'])
  connection.end()
  await once(peer, 'end')
  expect(said().subarray(-6)).toEqual(message('', 'OK'))
})

test('nothing is sent to a peer that has not said what it is', async () => {
  const { connection, peer, said } = await open()
  connection.send(['', 'OK'])
  peer.write(HELLO)
  await until('it has joined', () => said().includes('ROUTER'))
  expect(said().includes('OK')).toBe(false)
})

test('while a peer takes no replies, nothing more is read from it, and nothing is lost', async () => {
  const { connection, peer, received, said } = await joined()
  peer.pause()
  const large = Buffer.alloc(8_000_000, 1)
  connection.send([large])
  peer.write(message('', 'request'))
  for (let turn = 0; turn < 50; turn++) await new Promise((resolve) => setImmediate(resolve))
  expect(received).toHaveLength(0)
  peer.resume()
  await until('the request is read', () => received.length === 1)
  await until('all replies have arrived', () => said().byteLength > large.byteLength)
})

describe('seconds that pass', () => {
  const pass = (connection: Connection, seconds: number) => {
    for (let second = 0; second < seconds; second++) connection.passSecond()
  }
  const isClosed = (connection: Connection) =>
    Promise.race([
      connection.closed.then(() => true),
      new Promise((resolve) => setImmediate(() => resolve(false))),
    ])

  test('end a handshake that takes too long, however slowly its bytes come', async () => {
    const { connection, peer, said } = await open()
    await until('the greeting has begun', () => said().byteLength === 11)
    pass(connection, 2)
    peer.write(greetingOf3().subarray(0, 20))
    await until('the greeting is answered', () => said().byteLength === 64)
    pass(connection, 1)
    await connection.closed
  })

  test('have a peer asked that was sent something, and closed if it does not answer', async () => {
    const { connection, said } = await joined()
    connection.send(['', 'OK'])
    pass(connection, 9)
    expect(said().includes('PING')).toBe(false)
    pass(connection, 1)
    await until('PING has arrived', () => said().includes('PING'))
    pass(connection, 49)
    expect(await isClosed(connection)).toBe(false)
    pass(connection, 1)
    await connection.closed
  })

  test('do nothing to one that answers, or that was sent nothing since', async () => {
    const { connection, peer, said, received } = await joined()
    pass(connection, 10)
    await until('PING has arrived', () => said().includes('PING'))
    peer.write(Buffer.concat([command('PONG'), message('', 'x')]))
    await until('the answer is read', () => received.length === 1)
    pass(connection, 100)
    expect(await isClosed(connection)).toBe(false)
    expect(said().toString('latin1').split('PING')).toHaveLength(2)
  })

  test('do nothing to one that may not understand PING', async () => {
    const { connection, peer, state, said } = await open()
    peer.write(Buffer.concat([greetingOf3({ minor: 0 }), ready('REQ')]))
    await until('it has joined', () => state.joined === 1)
    pass(connection, 100)
    expect(await isClosed(connection)).toBe(false)
    expect(said().includes('PING')).toBe(false)
  })
})
