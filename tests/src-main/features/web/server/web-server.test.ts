/** Real requests over loopback. */
import { once } from 'node:events'
import { request, type IncomingMessage } from 'node:http'
import { request as requestTls } from 'node:https'
import jpegTurbo from '@julusian/jpeg-turbo'
import parse from 'parse-prometheus-text-format'
import { afterEach, describe, expect, test } from 'vitest'
import {
  cameraId,
  type ListedCamera,
} from '../../../../../src-main/features/web/server/camera-list.ts'
import { isOpening } from '../../../../../src-main/contract/hub.ts'
import { aCertificate } from '../../../../support/a-certificate.ts'
import { aJpeg, jpegOf, openWeb } from '../../../../support/open-web.ts'
import { until } from '../../../../support/until.ts'

const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

function pathOf(camera: string, extension: 'jpg' | 'mjpeg'): string {
  return `/cameras/${cameraId(camera)}.${extension}`
}

/** Opens Motion JPEG, and gives its bytes from then on. */
async function openStream(port: number, path: string, headers: Record<string, string> = {}) {
  const stop = new AbortController()
  const response = await fetch(`http://127.0.0.1:${port}${path}`, { headers, signal: stop.signal })
  const reader = response.body?.getReader()
  if (reader === undefined) throw new Error('There is no stream.')
  closing.push(() => stop.abort())
  let got: Buffer = Buffer.alloc(0)
  return {
    type: response.headers.get('content-type'),
    /** Resolves when these bytes have come. */
    async gets(bytes: Buffer) {
      while (!got.includes(bytes)) {
        const { value } = (await reader.read()) as { readonly value?: Uint8Array }
        if (value === undefined) throw new Error('It has ended.')
        got = Buffer.concat([got, value])
      }
      got = got.subarray(got.indexOf(bytes) + bytes.length)
    },
    stop: () => stop.abort(),
  }
}

test('without users, anybody at this computer may look', async () => {
  const { ask, take } = await openWeb(closing)
  take(jpegOf('Barn'))
  const { status, headers, body } = await ask('/cameras.json')
  expect(status).toBe(200)
  expect(headers['content-type']).toContain('application/json')
  const [camera] = JSON.parse(body.toString()) as readonly ListedCamera[]
  expect(camera).toMatchObject({
    ...{ id: cameraId('Barn'), name: 'Barn', state: 'live', width: 32, height: 16 },
    ...{ jpg: pathOf('Barn', 'jpg'), mjpeg: pathOf('Barn', 'mjpeg') },
  })
})

test('a JPEG is served as it came', async () => {
  const { ask, take } = await openWeb(closing)
  const sent = aJpeg(77)
  take(jpegOf('Barn', sent))
  const { status, headers, body } = await ask(pathOf('Barn', 'jpg'))
  expect(status).toBe(200)
  expect(headers).toMatchObject({ 'content-type': 'image/jpeg', 'cache-control': 'no-store' })
  expect(body.equals(sent)).toBe(true)
})

test('an array is served as a JPEG of its size', async () => {
  const { ask, take } = await openWeb(closing)
  take({
    ...{ kind: 'picture', camera: 'Lab', fields: [], bytes: 600 },
    picture: {
      ...{ kind: 'raw', channels: 3, width: 20, height: 10 },
      values: { kind: 'uint', bytes: 1, isBigEndian: false },
    },
    body: new Uint8Array(600).fill(200),
  })
  const { status, body } = await ask(pathOf('Lab', 'jpg'))
  expect(status).toBe(200)
  const { width, height, data } = jpegTurbo.decompressSync(body, { format: jpegTurbo.FORMAT_BGR })
  expect({ width, height }).toEqual({ width: 20, height: 10 })
  expect(data[0]).toBeGreaterThan(195)
})

test('of a camera that there is not, and of a picture that cannot be a JPEG, it says so', async () => {
  const { ask, take } = await openWeb(closing)
  expect(await ask(pathOf('Barn', 'jpg'))).toMatchObject({ status: 404 })
  expect(await ask(pathOf('Barn', 'mjpeg'))).toMatchObject({ status: 404 })
  take({
    ...jpegOf('Barn', Buffer.from('broken')),
    picture: { kind: 'encoded', format: 'webp', width: 32, height: 16 },
  })
  expect(await ask(pathOf('Barn', 'jpg'))).toMatchObject({ status: 415 })
  expect(await ask(pathOf('Barn', 'mjpeg'))).toMatchObject({ status: 415 })
})

test('only a camera that somebody watches is in demand', async () => {
  const { server, house, take } = await openWeb(closing)
  house.reader.setDemand(0)
  take(jpegOf('Barn'))
  take(jpegOf('Yard'))
  const { feed } = house.camwall
  expect(feed.demandOf('Barn')).toBe(0)
  const stream = await openStream(server.port, `${pathOf('Barn', 'mjpeg')}?fps=7`)
  expect(stream.type).toContain('multipart/x-mixed-replace')
  expect(feed.demandOf('Barn')).toBe(7)
  expect(feed.demandOf('Yard')).toBe(0)
  await stream.gets(aJpeg())
  stream.stop()
  await until('no demand', () => feed.demandOf('Barn') === 0)
})

test('Motion JPEG goes on with each picture', async () => {
  const { server, take } = await openWeb(closing)
  take(jpegOf('Barn', aJpeg(1)))
  const stream = await openStream(server.port, `${pathOf('Barn', 'mjpeg')}?fps=60`)
  await stream.gets(aJpeg(1))
  take(jpegOf('Barn', aJpeg(2)))
  await stream.gets(aJpeg(2))
})

test('/healthz tells whether the hub is open, to anybody', async () => {
  const { ask, house, tokenFor } = await openWeb(closing)
  await tokenFor('view')
  await until('the hub open', () => !isOpening(house.camwall.state.hub))
  expect(await ask('/healthz')).toMatchObject({ status: 200 })
})

test('/metrics agrees with the report', async () => {
  const { ask, take, house } = await openWeb(closing)
  take(jpegOf('Barn'))
  take(jpegOf('Barn'))
  const { headers, body } = await ask('/metrics')
  expect(headers['content-type']).toContain('version=0.0.4')
  const families = parse(body.toString())
  const [camera] = house.report().cameras
  const valueOf = (name: string) =>
    Number(families.find((family) => family.name === name)?.metrics[0]?.value)
  expect(camera?.received).toBe(2)
  expect(valueOf('camwall_camera_received_frames_total')).toBe(camera?.received)
  expect(valueOf('camwall_camera_received_bytes_total')).toBe(camera?.bytes)
  expect(valueOf('camwall_received_frames_total')).toBe(house.report().totals.received)
})

describe('a program that offers HTTP/2 with its request', () => {
  const offer = {
    connection: 'Upgrade, HTTP2-Settings',
    upgrade: 'h2c',
    'http2-settings': 'AAMAAABkAAQAoAAAAAIAAAAA',
  }

  test('is answered by HTTP/1.1', async () => {
    const { ask, take } = await openWeb(closing)
    const sent = aJpeg(77)
    take(jpegOf('Barn', sent))
    const { status, body } = await ask(pathOf('Barn', 'jpg'), { headers: offer })
    expect(status).toBe(200)
    expect(body.equals(sent)).toBe(true)
    expect(await ask('/login', { method: 'POST', headers: offer, body: '{}' })).toMatchObject({
      status: 400,
    })
  })

  test('is answered by TLS, too', async () => {
    const { server } = await openWeb(closing, await aCertificate(closing))
    const options = {
      port: server.port,
      path: '/session',
      headers: offer,
      rejectUnauthorized: false,
    }
    const asked = requestTls({ ...options, agent: false }).end()
    const [response] = (await once(asked, 'response')) as [IncomingMessage]
    expect(response.statusCode).toBe(200)
    response.resume()
  })

  test('gets more of a stream than its socket takes at once', async () => {
    const { server, take } = await openWeb(closing)
    const picture = aJpeg(77, { width: 1280, height: 960 })
    take(jpegOf('Barn', picture))
    const asked = request({
      port: server.port,
      path: pathOf('Barn', 'mjpeg'),
      headers: offer,
    }).end()
    asked.on('error', () => undefined)
    closing.push(() => asked.destroy())
    const [response] = (await once(asked, 'response')) as [IncomingMessage]
    let read = 0
    response.on('data', (bytes: Buffer) => {
      read += bytes.byteLength
      take(jpegOf('Barn', picture))
    })
    await until('more than its buffer', () => read > 10 * picture.byteLength)
  })
})
