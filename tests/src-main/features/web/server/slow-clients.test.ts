/** Clients that are slow, silent, or read nothing: real connections over loopback, in real time. */
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { connect, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, expect, test } from 'vitest'
import { cameraId } from '../../../../../src-main/features/web/server/camera-list.ts'
import { aCertificate } from '../../../../support/a-certificate.ts'
import { aJpeg, jpegOf, openWeb } from '../../../../support/open-web.ts'
import { until } from '../../../../support/until.ts'

const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

/** Of each kind. */
const CLIENTS = 40
/** Headers are waited for 10 s, whole requests 15 s; Node looks every 2 s. The rest is for a busy machine. */
const ENDED_WITHIN_MS = 30_000
/** Requests that others send meanwhile, ten a second on an idle machine. One that waited for the slow ones would be the only one. */
const MIN_ANSWERS = 10
const HEAD = 'HTTP/1.1\r\nHost: 127.0.0.1\r\n'

async function openSocket(port: number, { allowHalfOpen = false } = {}): Promise<Socket> {
  const socket = connect({ port, host: '127.0.0.1', allowHalfOpen })
  closing.push(() => socket.destroy())
  socket.on('error', () => undefined) // 'close' follows.
  await once(socket, 'connect')
  return socket
}

/** Sends `begin`, and then a byte every 200 ms. */
async function openSlow(port: number, begin: string): Promise<Socket> {
  const socket = await openSocket(port)
  socket.write(begin)
  const timer = setInterval(() => socket.write('x'), 200)
  socket.on('close', () => clearInterval(timer)).resume()
  return socket
}

test('slow and silent clients are ended, and meanwhile others are answered', async () => {
  const { server, ask, take, house, tokenFor } = await openWeb(closing)
  const { port } = server
  const headers = { authorization: `Bearer ${await tokenFor('view')}` }
  take(jpegOf('Barn'))
  const kinds = [
    () => openSocket(port).then((socket) => socket.resume()),
    () => openSlow(port, `GET /cameras.json ${HEAD}X-Slow: `),
    () =>
      openSlow(
        port,
        `POST /login ${HEAD}Content-Type: application/json\r\nContent-Length: 500\r\n\r\n{"name":"`,
      ),
  ]
  const sockets = await Promise.all(kinds.flatMap((open) => Array.from({ length: CLIENTS }, open)))
  const begin = performance.now()
  const state = JSON.stringify(house.camwall.layouts.all)
  let answers = 0
  while (sockets.some(({ closed }) => !closed)) {
    expect(performance.now() - begin).toBeLessThan(ENDED_WITHIN_MS)
    expect(await ask('/cameras.json', { headers })).toMatchObject({ status: 200 })
    answers += 1
    await sleep(100)
  }
  expect(answers).toBeGreaterThan(MIN_ANSWERS)
  expect(JSON.stringify(house.camwall.layouts.all)).toBe(state)
  expect(house.camwall.cameras.map(({ name, state: one }) => [name, one])).toEqual([
    ['Barn', expect.any(String)],
  ])
}, 40_000)

test('a client of Motion JPEG that reads nothing costs a bounded amount of memory, and no other a frame', async () => {
  const { server, ask, take } = await openWeb(closing)
  const path = `/cameras/${cameraId('Barn')}.mjpeg?fps=60`
  const picture = aJpeg(128, { width: 1280, height: 960 })
  take(jpegOf('Barn', picture))
  const stopped = await openSocket(server.port)
  stopped.pause()
  stopped.write(`GET ${path} ${HEAD}\r\n`)
  const reading = await openSocket(server.port)
  let read = 0
  reading.on('data', (bytes) => (read += bytes.byteLength))
  reading.write(`GET ${path} ${HEAD}\r\n`)
  await until('a first picture', () => read > picture.byteLength)

  const before = process.memoryUsage().arrayBuffers
  const frames = Math.ceil(200_000_000 / picture.byteLength)
  for (let frame = 0; frame < frames; frame++) {
    take(jpegOf('Barn', Buffer.concat([picture, Buffer.of(frame % 256)])))
    if (frame % 20 === 0) await sleep(1)
  }
  globalThis.gc?.()
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(100_000_000)
  const readBefore = read
  take(jpegOf('Barn', picture))
  await until('the next picture', () => read > readBefore)
  expect(await ask('/cameras.json')).toMatchObject({ status: 200 })
})

test('requests that are too large, or cut off in the middle, end alone', async () => {
  const { server, ask } = await openWeb(closing)
  for (const text of [
    `GET /${'a'.repeat(100_000)} ${HEAD}\r\n`,
    `GET / ${HEAD}X: ${'a'.repeat(100_000)}\r\n\r\n`,
    `POST /login ${HEAD}Content-Length: 99999999999\r\n\r\n`,
    `POST /login ${HEAD}Transfer-Encoding: chunked\r\n\r\nFFFFFFFF\r\n`,
  ]) {
    const socket = await openSocket(server.port)
    socket.resume().write(text)
    if (!socket.closed) await once(socket, 'close')
  }
  for (let client = 0; client < CLIENTS; client++) {
    const socket = await openSocket(server.port)
    socket.write(`GET /cameras.json ${HEAD}`)
    socket.resetAndDestroy()
  }
  expect(await ask('/cameras.json')).toMatchObject({ status: 200 })
})

test('a client that keeps its side open after its upgrade was refused is closed', async () => {
  const { server } = await openWeb(closing)
  const socket = await openSocket(server.port, { allowHalfOpen: true })
  socket.resume()
  socket.write(`GET /nothing ${HEAD}Connection: Upgrade\r\nUpgrade: websocket\r\n\r\n`)
  await once(socket, 'end')
  // To a connection that is closed, nothing can be written.
  await until('the end of the connection', () => {
    if (!socket.destroyed) socket.write('x')
    return socket.closed
  })
})

test('a client that does not finish the handshake of TLS does not keep the server open', async () => {
  const { server } = await openWeb(closing, await aCertificate(closing))
  const socket = await openSocket(server.port)
  socket.resume()
  // The server has the connection when it closes one that is newer.
  const newer = await openSocket(server.port)
  newer.resume().write('no TLS at all\r\n\r\n')
  await once(newer, 'close')
  await server.close()
  if (!socket.closed) await once(socket, 'close')
})

test.runIf(process.platform === 'linux')('TCP probes clients that are silent', async () => {
  const { server } = await openWeb(closing)
  const { localPort = 0 } = await openSocket(server.port)
  const hex = (port: number) => port.toString(16).toUpperCase().padStart(4, '0')
  const ends = `0100007F:${hex(server.port)} 0100007F:${hex(localPort)} `
  // In the kernel's table: addresses, state, queues, and the timer, which is 02 for probes.
  const isProbed = async () => {
    const line = (await readFile('/proc/net/tcp', 'utf8'))
      .split('\n')
      .find((each) => each.includes(ends))
    return line?.split(ends)[1]?.split(' ')[2]?.startsWith('02:') === true
  }
  await expect.poll(isProbed).toBe(true)
})
