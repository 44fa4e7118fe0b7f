/** The WebSockets of walls in browsers: who gets one, and when one has ended. */
import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { WebSocketServer, type PerMessageDeflateOptions, type WebSocket } from 'ws'
import type { Camwall } from '../../../app/camwall.ts'
import type { PageAnswers } from '../../../app/requests/page-answers.ts'
import type { EncodeJpeg } from '../../../consumers/web/jpeg-pictures.ts'
import { WALL_PATH } from '../../../contract/web-link.ts'
import { answerPlainly } from '../server/answer-plainly.ts'
import { refusalOf, type GateRules } from '../server/gate.ts'
import { identify, identityNow } from '../server/identify.ts'
import type { OpenLinks } from '../server/open-links.ts'
import { sessionIn } from '../server/session-cookie.ts'
import type { Identity, WebUsers } from '../users/web-users.ts'
import { WebWall } from './web-wall.ts'

/** Walls in browsers at once: each gets pictures of its own. */
export const MAX_WALLS = 32
/** Of a message from a page: a layout of all tiles is the largest. */
const MAX_MESSAGE_BYTES = 512 * 1024
/** State is a sixth of its size then, which counts on a thin link. Messages share no dictionary, so that compressors are small. */
const DEFLATE: PerMessageDeflateOptions = {
  serverNoContextTakeover: true,
  clientNoContextTakeover: true,
  zlibDeflateOptions: { level: 3 },
}
/** A link that does not answer for two of these is down. */
const PING_EVERY_MS = 10_000

export interface WallSocketsParts {
  readonly camwall: Camwall
  readonly users: WebUsers
  readonly encode: EncodeJpeg
  readonly walls: OpenLinks
  readonly rules: () => GateRules
  /** Called with the bytes of each picture. */
  readonly sent: (bytes: number) => void
}

/** Answers the upgrades of a server. Returns the function that ends all. */
export function serveWalls(server: Server, parts: WallSocketsParts): () => void {
  const { camwall, users, walls } = parts
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: MAX_MESSAGE_BYTES,
    perMessageDeflate: DEFLATE,
  })
  const open = new Set<WebWall>()
  let opened = 0
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    // HTTP/2 in clear text, which some programs offer with every request.
    if (request.headers.upgrade?.toLowerCase() !== 'websocket') {
      answerPlainly(server, request, socket, head)
      return
    }
    const asked = askedOf(request, parts)
    const { pages } = camwall
    if (typeof asked === 'number') refuse(socket, asked)
    else if (pages === undefined) refuse(socket, 503)
    else sockets.handleUpgrade(request, socket, head, (link) => add(link, asked, pages))
  })

  const add = (link: WebSocket, { identity, layout }: Asked, pages: PageAnswers) => {
    opened += 1
    const wall = new WebWall({
      ...{ camwall, pages, socket: link, identity, layout, encode: parts.encode },
      id: `web${opened}`,
      rightsNow: () => identityNow(users, identity)?.rights,
      sent: parts.sent,
    })
    const remove = walls.add({ identity, end: () => link.terminate() })
    const stopPings = keepAlive(link)
    open.add(wall)
    link.on('error', () => undefined) // 'close' follows.
    link.on('close', () => {
      stopPings()
      remove()
      open.delete(wall)
      void wall.close()
    })
  }

  const unfollow = camwall.publisher.follow((change) => {
    for (const wall of open) wall.send(change)
  })
  const unsample = camwall.onSample(() => {
    for (const { screen } of open) screen.sample()
  })
  return () => {
    unfollow()
    unsample()
    walls.endAll()
    sockets.close()
  }
}

interface Asked {
  readonly identity: Identity
  readonly layout: string | undefined
}

/** Who asks for a wall; the status of HTTP with which it is refused. */
function askedOf(
  { url = '', headers }: IncomingMessage,
  { users, walls, rules }: WallSocketsParts,
): Asked | 401 | 403 | 404 | 503 {
  const target = URL.parse(url, 'http://wall')
  if (target?.pathname !== WALL_PATH) return 404
  const session = sessionIn(headers.cookie, headers.host)
  const gated = {
    ...{ host: headers.host, origin: headers.origin, mode: undefined },
    site: textOf(headers['sec-fetch-site']),
  }
  if (refusalOf(gated, rules(), true) !== undefined) return 403
  // A browser always tells the origin of a socket. Only programs, which have a token and no cookie, do not.
  if (headers.origin === undefined && session !== undefined) return 403
  const identity = identify(users, { authorization: headers.authorization, session })
  if (identity === undefined) return 401
  if (!identity.rights.has('view')) return 403
  if (walls.isFull) return 503
  return { identity, layout: target.searchParams.get('layout') ?? undefined }
}

function textOf(header: string | readonly string[] | undefined): string | undefined {
  return typeof header === 'string' ? header : undefined
}

function refuse(socket: Duplex, status: 401 | 403 | 404 | 503): void {
  socket.on('error', () => undefined) // The client may be gone already.
  // Otherwise it stays open until the client closes its side.
  socket.once('finish', () => socket.destroy())
  socket.end(`HTTP/1.1 ${status} Refused\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
}

/** Ends a link that does not answer any more. Returns the function that stops it. */
function keepAlive(link: WebSocket): () => void {
  let isAnswered = true
  link.on('pong', () => {
    isAnswered = true
  })
  const timer = setInterval(() => {
    if (!isAnswered) link.terminate()
    isAnswered = false
    link.ping()
  }, PING_EVERY_MS)
  timer.unref()
  return () => clearInterval(timer)
}
