/** Sends the web server requests that were changed at random, each on a connection of its own. */
import { stringify } from 'devalue'
import { cameraId } from '../../src-main/features/web/server/camera-list.ts'
import type { Closing } from './guarded-hub.ts'
import { sendBytes } from './http-client.ts'
import { mutated } from './mutations.ts'
import { jpegOf, openWeb } from './open-web.ts'

/** Connections at once. */
const AT_ONCE = 16

interface Fuzzed {
  /** How many answers had each status; 0: the server closed without one. */
  readonly statuses: ReadonlyMap<number, number>
  /** Whether users, settings and layouts are as before, and a good request is answered as before. */
  readonly unchanged: boolean
}

/** The same requests for the same count. */
export async function fuzzWeb(closing: Closing, count: number): Promise<Fuzzed> {
  const { server, house, users, ask, take, tokenFor } = await openWeb(closing)
  take(jpegOf('Barn'))
  const token = await tokenFor('view')
  const good = goodRequests(server.port, token)
  const state = () => {
    const { settings, layouts } = house.camwall.state
    return JSON.stringify([settings, layouts, users.list])
  }
  const headers = { authorization: `Bearer ${token}` }
  const before = state()
  const jpg = `/cameras/${cameraId('Barn')}.jpg`
  const picture = await ask(jpg, { headers })
  const statuses = new Map<number, number>()
  let next = 0
  const work = async () => {
    for (let number = next++; number < count; number = next++) {
      const answer = await sendBytes(server.port, mutated(good(number), number))
      const status = Number(/^HTTP\/1\.1 (\d{3})/.exec(answer.toString('latin1'))?.[1] ?? 0)
      statuses.set(status, (statuses.get(status) ?? 0) + 1)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  const after = await ask(jpg, { headers })
  return { statuses, unchanged: state() === before && after.body.equals(picture.body) }
}

function goodRequests(port: number, token: string): (number: number) => Buffer {
  const host = `Host: 127.0.0.1:${port}\r\n`
  const bearer = `Authorization: Bearer ${token}\r\n`
  const login = '{"name":"ann","password":"wrong"}'
  const texts = [
    `GET /cameras.json HTTP/1.1\r\n${host}${bearer}\r\n`,
    `GET /cameras/${cameraId('Barn')}.jpg HTTP/1.1\r\n${host}${bearer}\r\n`,
    `POST /login HTTP/1.1\r\n${host}Content-Type: application/json\r\nContent-Length: ${login.length}\r\n\r\n${login}`,
    `POST /logout HTTP/1.1\r\n${host}Content-Length: 0\r\n\r\n`,
    `GET /wall HTTP/1.1\r\n${host}${bearer}Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n`,
  ]
  const upgraded = Buffer.concat([
    Buffer.from(texts.at(-1) ?? ''),
    maskedText(
      stringify({ kind: 'request', id: 1, name: 'web:set-user', args: ['eve', ['configure']] }),
    ),
  ])
  const all = [...texts.map((text) => Buffer.from(text)), upgraded]
  return (number) => all[number % all.length] ?? upgraded
}

/** A WebSocket frame of a client, with a mask of zeros. */
function maskedText(text: string): Buffer {
  const payload = Buffer.from(text)
  const head = Buffer.from([0x81, 0x80 | 126, payload.length >> 8, payload.length & 0xff])
  return Buffer.concat([head, Buffer.alloc(4), payload])
}
