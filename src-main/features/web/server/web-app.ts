/** The routes of the web server. Each passes the gate; all but the page itself, log-in and health need a right. */
import type { HttpBindings } from '@hono/node-server'
import { Hono, type Context, type MiddlewareHandler } from 'hono'
import { deleteCookie, setCookie } from 'hono/cookie'
import { z } from 'zod'
import type { Camwall } from '../../../app/camwall.ts'
import { CONTENT_SECURITY_POLICY } from '../../../app/page-files.ts'
import type { Report } from '../../../app/report/report.ts'
import { canBeJpeg, type JpegPictures } from '../../../consumers/web/jpeg-pictures.ts'
import type { WatchedCameras } from '../../../consumers/web/watched-cameras.ts'
import { isClosed, isOpening } from '../../../contract/hub.ts'
import { DEFAULT_MAX_FPS } from '../../../contract/limits.ts'
import type { Right } from '../../../contract/request.ts'
import { ENGLISH, type PlainTextKey } from '../../../contract/text/text.ts'
import { metricsOf } from '../metrics/metrics.ts'
import { METRICS_TYPE, metricsText } from '../metrics/prometheus.ts'
import { SESSION_MS, type Identity, type WebUsers } from '../users/web-users.ts'
import type { Attempts } from './attempts.ts'
import { cameraId, listedCamera } from './camera-list.ts'
import { clientBehindProxy } from './client-address.ts'
import { refusalOf, type GateRules } from './gate.ts'
import { identify } from './identify.ts'
import { MJPEG_TYPE, openMjpeg } from './mjpeg.ts'
import type { OpenLinks } from './open-links.ts'
import type { PageStore } from './page-store.ts'
import { sessionCookie, sessionIn } from './session-cookie.ts'

export interface WebParts {
  readonly camwall: Pick<Camwall, 'cameras' | 'feed' | 'state'>
  readonly report: () => Report
  readonly users: WebUsers
  readonly attempts: Attempts
  readonly watched: WatchedCameras
  readonly pictures: JpegPictures
  /** Motion JPEG that clients have open. */
  readonly streams: OpenLinks
  /** The same for walls. */
  readonly walls: Pick<OpenLinks, 'size'>
  readonly pages: PageStore
  readonly rules: () => GateRules
  /** Whether browsers reach it by TLS without a proxy. */
  readonly isTls: boolean
  /** Whether a proxy on this computer may be what connects for them. */
  readonly hasProxy: boolean
  readonly traffic: Traffic
  readonly log: (line: string) => void
}

/** Bytes of pictures that were sent since the server was opened. */
export interface Traffic {
  pictureBytes: number
}

interface Env {
  Bindings: HttpBindings
  Variables: { identity: Identity }
}

/** Of a log-in, which is the largest body: a name and a password. */
export const MAX_BODY_BYTES = 4096
/** Of a password, in characters: scrypt takes any, but a person types no more. */
const MAX_PASSWORD_LENGTH = 200
/** Unless a client asks for another rate, up to that of a wall. */
const DEFAULT_STREAM_FPS = 10

const loginSchema = z.strictObject({
  name: z.string().max(MAX_PASSWORD_LENGTH),
  password: z.string().max(MAX_PASSWORD_LENGTH),
})

export function webApp(parts: WebParts): Hono<Env> {
  const app = new Hono<Env>()
  app.use(securityHeaders, gate(parts), limitBody)
  addOpenRoutes(app, parts)
  addCameraRoutes(app, parts)
  app.notFound((context) => refuse(context, 404, 'web.not-found'))
  app.onError((error, context) => {
    parts.log(`web: ${error.message}`)
    return refuse(context, 500, 'web.failed')
  })
  return app
}

const securityHeaders: MiddlewareHandler<Env> = async (context, next) => {
  await next()
  context.header('X-Content-Type-Options', 'nosniff')
  context.header('Referrer-Policy', 'no-referrer')
  context.header('Cross-Origin-Resource-Policy', 'same-origin')
  const { headers } = context.res
  if (!headers.has('Content-Security-Policy'))
    context.header('Content-Security-Policy', CONTENT_SECURITY_POLICY)
  if (!headers.has('Cache-Control')) context.header('Cache-Control', 'no-store')
}

function gate({ rules }: WebParts): MiddlewareHandler<Env> {
  return async (context, next) => {
    const { method } = context.req
    const headers = {
      host: context.req.header('host'),
      origin: context.req.header('origin'),
      site: context.req.header('sec-fetch-site'),
      mode: context.req.header('sec-fetch-mode'),
    }
    const refusal = refusalOf(headers, rules(), method !== 'GET' && method !== 'HEAD')
    return refusal === undefined ? next() : refuse(context, 403, `web.other-${refusal}`)
  }
}

/** Node reads no more than the length that a request tells; one that tells none could go on for ever. */
const limitBody: MiddlewareHandler<Env> = async (context, next) => {
  if (context.req.header('transfer-encoding') !== undefined)
    return refuse(context, 411, 'web.no-length')
  const length = Number(context.req.header('content-length') ?? 0)
  return length > MAX_BODY_BYTES ? refuse(context, 413, 'web.too-large') : next()
}

/** Lets a request pass whose user has the right. */
function needs(right: Right, { users }: WebParts): MiddlewareHandler<Env> {
  return async (context, next) => {
    const identity = identityOf(context, users)
    if (identity === undefined) {
      context.header('WWW-Authenticate', 'Basic realm="Camwall", charset="UTF-8"')
      return refuse(context, 401, 'web.not-logged-in')
    }
    if (!identity.rights.has(right)) return refuse(context, 403, 'web.no-right')
    context.set('identity', identity)
    return next()
  }
}

/** What needs no right: whether Camwall runs, its page, and the log-in. */
function addOpenRoutes(app: Hono<Env>, parts: WebParts): void {
  const { camwall, users, attempts, pages, isTls, hasProxy, log } = parts
  app.get('/healthz', (context) =>
    isHubOpen(camwall) ? context.text('ok\n') : context.text('the hub is closed\n', 503),
  )
  app.get('/session', (context) => {
    const identity = identityOf(context, users)
    return context.json({
      isOpen: identity !== undefined,
      user: identity?.user,
      rights: [...(identity?.rights ?? [])],
    })
  })
  app.post('/login', async (context) => {
    const given = loginSchema.safeParse(await context.req.json().catch(() => undefined))
    if (!given.success) return refuse(context, 400, 'web.not-understood')
    const { name, password } = given.data
    const address = clientOf(context, hasProxy)
    const attempt = await attempts.try(address, () => users.isPassword(name, password))
    if ('waitSeconds' in attempt) {
      context.header('Retry-After', String(attempt.waitSeconds))
      return refuse(context, 429, 'web.too-often')
    }
    const rights = users.list.find((user) => user.name === name)?.rights ?? []
    const session = attempt.isRight ? await users.addToken(name, 'session', rights) : undefined
    // A person may have typed the password as the name, so the log does not have it.
    log(`web: log-in from ${address}: ${session === undefined ? 'refused' : name}`)
    if (session === undefined) return refuse(context, 401, 'web.wrong-password')
    const isSecure = isTls || context.req.header('x-forwarded-proto') === 'https'
    setCookie(context, sessionCookie(context.req.header('host'), isSecure), session, {
      ...{ path: '/', httpOnly: true, sameSite: 'Strict', secure: isSecure },
      maxAge: SESSION_MS / 1000,
    })
    return context.json({ user: name, rights })
  })
  app.post('/logout', async (context) => {
    const { user, proof } = identityOf(context, users) ?? {}
    if (user !== undefined && proof !== undefined) await users.removeToken(user, { hash: proof })
    for (const isSecure of [true, false])
      deleteCookie(context, sessionCookie(context.req.header('host'), isSecure), { path: '/' })
    return context.body(null, 204)
  })
  app.get('/*', async (context, next) => {
    const { path } = context.req
    const file = pages.get(path === '/' ? '/web.html' : path)
    if (file === undefined) return next()
    context.header('Content-Security-Policy', file.policy)
    if (file.isImmutable) context.header('Cache-Control', 'public, max-age=31536000, immutable')
    return context.body(file.bytes, 200, { 'Content-Type': file.type })
  })
}

function addCameraRoutes(app: Hono<Env>, parts: WebParts): void {
  const { camwall, report, watched, pictures, streams, walls, traffic } = parts
  const view = needs('view', parts)
  app.get('/metrics', view, (context) => {
    const { rss } = process.memoryUsage()
    const { user, system } = process.cpuUsage()
    const metrics = metricsOf({
      report: report(),
      cameras: camwall.cameras,
      isHubOpen: isHubOpen(camwall),
      web: {
        walls: walls.size,
        streams: streams.size,
        pictureBytes: traffic.pictureBytes,
      },
      process: { residentBytes: rss, cpuSeconds: (user + system) / 1e6 },
    })
    return context.body(metricsText(metrics), 200, { 'Content-Type': METRICS_TYPE })
  })
  app.get('/cameras.json', view, (context) => context.json(camwall.cameras.map(listedCamera)))
  app.get('/cameras/:file{[\\w-]+\\.jpg}', view, async (context) => {
    const camera = cameraOf(camwall, context.req.param('file'))
    const frame = camera === undefined ? undefined : camwall.feed.newest(camera)
    if (frame === undefined) return refuse(context, 404, 'web.no-picture')
    const jpeg = await pictures.of(frame).catch(() => undefined)
    if (jpeg === undefined) return refuse(context, 415, 'web.no-jpeg')
    traffic.pictureBytes += jpeg.byteLength
    return context.body(jpeg, 200, {
      'Content-Type': 'image/jpeg',
      'Content-Length': String(jpeg.byteLength),
    })
  })
  app.get('/cameras/:file{[\\w-]+\\.mjpeg}', view, (context) => {
    const camera = cameraOf(camwall, context.req.param('file'))
    if (camera === undefined) return refuse(context, 404, 'web.no-picture')
    const newest = camwall.feed.newest(camera)
    if (newest !== undefined && !canBeJpeg(newest.facts)) return refuse(context, 415, 'web.no-jpeg')
    if (streams.isFull) return refuse(context, 503, 'web.too-many')
    let remove: () => void = () => undefined
    const stream = openMjpeg({
      ...{ watched, pictures, camera },
      maxFps: fpsOf(context.req.query('fps')),
      sent: (bytes) => {
        traffic.pictureBytes += bytes
      },
      ended: () => remove(),
    })
    remove = streams.add({ identity: context.get('identity'), end: () => stream.end() })
    if (context.req.method === 'HEAD') stream.end()
    return context.body(stream.body, 200, { 'Content-Type': MJPEG_TYPE })
  })
}

function cameraOf({ feed }: WebParts['camwall'], file: string): string | undefined {
  const id = file.slice(0, file.lastIndexOf('.'))
  return feed.cameras.statuses().find(({ name }) => cameraId(name) === id)?.name
}

function fpsOf(given: string | undefined): number {
  const fps = Number(given ?? DEFAULT_STREAM_FPS)
  return fps > 0 ? Math.min(fps, DEFAULT_MAX_FPS) : DEFAULT_STREAM_FPS
}

function isHubOpen({ state }: WebParts['camwall']): boolean {
  return !isOpening(state.hub) && !isClosed(state.hub)
}

function identityOf(context: Context<Env>, users: WebUsers): Identity | undefined {
  const authorization = context.req.header('authorization')
  const session = sessionIn(context.req.header('cookie'), context.req.header('host'))
  return identify(users, { authorization, session })
}

function clientOf({ req, env }: Context<Env>, hasProxy: boolean): string {
  const peer = env.incoming.socket.remoteAddress ?? 'unknown'
  return hasProxy ? clientBehindProxy(peer, req.header('x-forwarded-for')) : peer
}

type Refused = 400 | 401 | 403 | 404 | 411 | 413 | 415 | 429 | 500 | 503

function refuse(context: Context, status: Refused, why: PlainTextKey): Response {
  return context.text(`${ENGLISH.text(why)}\n`, status)
}
