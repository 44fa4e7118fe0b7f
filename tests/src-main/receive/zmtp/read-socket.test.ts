import { once } from 'node:events'
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'
import { PassThrough } from 'node:stream'
import { afterEach, expect, test } from 'vitest'
import { readSocket } from '../../../../src-main/receive/zmtp/read-socket.ts'
import { until } from '../../../support/until.ts'

const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

async function aConnection() {
  const server = createServer({ pauseOnConnect: true }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const peer = connect((server.address() as AddressInfo).port, '127.0.0.1')
  peer.on('error', () => undefined)
  const [accepted] = (await once(server, 'connection')) as [Socket]
  closing.push(() => server.close())
  return { server, peer, accepted }
}

/** Reads into one memory, one piece after the other. */
function aReader(bytes: number, most = Infinity) {
  const memory = new Uint8Array(bytes)
  const state = { filled: 0, reads: 0, given: 0 }
  return {
    memory,
    state,
    space: () => memory.subarray(state.filled, Math.min(bytes, state.filled + most)),
    wrote: (count: number) => {
      state.filled += count
      state.reads += 1
    },
    read: (piece: Uint8Array) => {
      memory.set(piece, state.filled)
      state.filled += piece.byteLength
      state.given += 1
    },
  }
}

const SENT = Buffer.from(Uint8Array.from({ length: 1_000_000 }, (_, index) => index % 251))

test('the bytes of an accepted connection go into the memory that the reader names', async () => {
  const { peer, accepted } = await aConnection()
  const reader = aReader(2_000_000, 70_001)
  const socket = readSocket(accepted, reader)
  closing.push(() => socket.destroy())
  peer.write(SENT)
  await until('all has arrived', () => reader.state.filled === SENT.byteLength)
  expect(SENT.equals(reader.memory.subarray(0, SENT.byteLength))).toBe(true)
  expect(reader.state.given).toBe(0)
  expect(reader.state.reads).toBeGreaterThanOrEqual(15)
  socket.write('reply')
  expect(String((await once(peer, 'data'))[0])).toBe('reply')
})

test('a connection that is paused is not read until it is resumed', async () => {
  const { peer, accepted } = await aConnection()
  const reader = aReader(100)
  const socket = readSocket(accepted, reader)
  closing.push(() => socket.destroy())
  peer.write('one')
  await until('the first has arrived', () => reader.state.filled === 3)
  socket.pause()
  peer.write('two')
  const other = await aConnection()
  other.peer.write('x')
  await once(other.accepted.resume(), 'data') // Time for the bytes to come.
  other.accepted.destroy()
  expect(reader.state.filled).toBe(3)
  socket.resume()
  await until('the second has arrived', () => reader.state.filled === 6)
})

test('the end of either side closes it, and the server does not wait for it', async () => {
  const { server, peer, accepted } = await aConnection()
  const socket = readSocket(accepted, aReader(100))
  const closed = once(socket, 'close')
  peer.end()
  await closed
  const second = connect((server.address() as AddressInfo).port, '127.0.0.1')
  const [next] = (await once(server, 'connection')) as [Socket]
  readSocket(next, aReader(100)).destroy()
  await once(second.resume(), 'close')
  await new Promise((resolve) => server.close(resolve))
})

test('a stream that has no handle of libuv is read as usual', async () => {
  const stream = new PassThrough()
  const reader = aReader(100)
  expect(readSocket(stream, reader)).toBe(stream)
  stream.write('bytes')
  await until('they have arrived', () => reader.state.filled === 5)
  expect(reader.state).toMatchObject({ given: 1, reads: 0 })
})
