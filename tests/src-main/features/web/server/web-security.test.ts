/** What the web server refuses: real requests over loopback. */
import { afterEach, describe, expect, test } from 'vitest'
import type { WebSettings } from '../../../../../src-main/features/web/contract.ts'
import { cameraId } from '../../../../../src-main/features/web/server/camera-list.ts'
import { MAX_HEADER_BYTES } from '../../../../../src-main/features/web/server/http-server.ts'
import { MAX_BODY_BYTES } from '../../../../../src-main/features/web/server/web-app.ts'
import { MAX_FAILURES } from '../../../../../src-main/features/web/server/attempts.ts'
import { sendBytes } from '../../../../support/http-client.ts'
import { jpegOf, openWeb } from '../../../../support/open-web.ts'

const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

const BARN = `/cameras/${cameraId('Barn')}`
/** All that shows something of the cameras. */
const GUARDED = ['/metrics', '/cameras.json', `${BARN}.jpg`, `${BARN}.mjpeg`]
const PASSWORD = 'a-password-of-ann'

async function withUser(settings: Partial<WebSettings> = {}) {
  const web = await openWeb(closing, settings)
  web.take(jpegOf('Barn'))
  const token = await web.tokenFor('view')
  return { ...web, token, bearer: { authorization: `Bearer ${token}` } }
}

function login(name: string, password: string) {
  return {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name, password }),
  }
}

describe.each(GUARDED)('%s', (path) => {
  test('needs a token in a header, and none in the URL', async () => {
    const { ask, token } = await withUser()
    expect(await ask(path)).toMatchObject({ status: 401 })
    expect(await ask(`${path}?token=${token}`)).toMatchObject({ status: 401 })
    for (const authorization of ['Bearer x', 'Bearer', token, `Basic ${token}`])
      expect(await ask(path, { headers: { authorization } })).toMatchObject({ status: 401 })
  })

  test('is shown by a token with the right, and by no other', async () => {
    const { ask, bearer, tokenFor } = await withUser()
    const other = { authorization: `Bearer ${await tokenFor('arrange', 'configure')}` }
    expect(await ask(path, { method: 'HEAD', headers: bearer })).toMatchObject({ status: 200 })
    expect(await ask(path, { headers: other })).toMatchObject({ status: 403 })
  })

  test('is shown to no page of another site, and under no other name', async () => {
    const { ask, bearer } = await withUser()
    for (const headers of [
      { host: 'evil.example' },
      { origin: 'http://evil.example' },
      { origin: 'null' },
      { 'sec-fetch-site': 'cross-site' },
    ])
      expect(await ask(path, { headers: { ...bearer, ...headers } })).toMatchObject({
        status: 403,
      })
  })
})

test('HTTP Basic takes a token as the password, as cameras of other programs send it', async () => {
  const { ask, token } = await withUser()
  const basic = (text: string) => ({
    headers: { authorization: `Basic ${Buffer.from(text).toString('base64')}` },
  })
  expect(await ask(`${BARN}.jpg`, basic(`ann:${token}`))).toMatchObject({ status: 200 })
  expect(await ask(`${BARN}.jpg`, basic(`ann:${PASSWORD}`))).toMatchObject({ status: 401 })
})

test('a log-in gives a cookie that no script and no other site can use', async () => {
  const { ask, lines } = await withUser()
  const { status, headers } = await ask('/login', login('ann', PASSWORD))
  expect(status).toBe(200)
  const cookie = String(headers['set-cookie'])
  expect(cookie).toMatch(/HttpOnly; SameSite=Strict/i)
  const session = { cookie: cookie.split(';')[0] ?? '' }
  expect(await ask('/cameras.json', { headers: session })).toMatchObject({ status: 200 })
  await ask('/logout', { method: 'POST', headers: session })
  expect(await ask('/cameras.json', { headers: session })).toMatchObject({ status: 401 })
  expect(lines.join()).toContain('ann')
  expect(lines.join()).not.toContain(PASSWORD)
  expect(lines.join()).not.toContain(session.cookie.split('=')[1])
})

test('two servers on one computer do not log each other out', async () => {
  const nameFrom = async ({ ask }: Awaited<ReturnType<typeof withUser>>) => {
    const { headers } = await ask('/login', login('ann', PASSWORD))
    return String(headers['set-cookie']).split('=')[0]
  }
  expect(await nameFrom(await withUser())).not.toBe(await nameFrom(await withUser()))
})

test('passwords cannot be tried without end', async () => {
  const { ask } = await withUser()
  for (let times = 0; times < MAX_FAILURES; times++)
    expect(await ask('/login', login('ann', `wrong ${times}`))).toMatchObject({ status: 401 })
  const refused = await ask('/login', login('ann', PASSWORD))
  expect(refused.status).toBe(429)
  expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0)
})

test('a stranger behind a proxy keeps nobody else from logging in, and without a proxy cannot be somebody else', async () => {
  const attempt = (password: string, client: string) => {
    const { headers, ...rest } = login('ann', password)
    return { ...rest, headers: { ...headers, 'x-forwarded-for': `198.51.100.1, ${client}` } }
  }
  const statusesOf = async (hosts: readonly string[]) => {
    const { ask } = await withUser({ hosts })
    for (let times = 0; times < MAX_FAILURES; times++)
      await ask('/login', attempt(`wrong ${times}`, '203.0.113.5'))
    const stranger = await ask('/login', attempt(PASSWORD, '203.0.113.5'))
    const another = await ask('/login', attempt(PASSWORD, '203.0.113.6'))
    return [stranger.status, another.status]
  }
  expect(await statusesOf(['wall.example.org'])).toEqual([429, 200])
  expect(await statusesOf([])).toEqual([429, 429])
})

test('a log-in from a page of another site is refused', async () => {
  const { ask } = await withUser()
  const { headers, ...rest } = login('ann', PASSWORD)
  const from = { ...headers, origin: 'http://evil.example' }
  expect(await ask('/login', { ...rest, headers: from })).toMatchObject({ status: 403 })
})

test('a user that is removed loses what it has open', async () => {
  const { server, users, bearer, house } = await withUser()
  const response = await fetch(`http://127.0.0.1:${server.port}${BARN}.mjpeg`, { headers: bearer })
  const reader = response.body?.getReader()
  await reader?.read()
  expect(house.camwall.feed.demandOf('Barn')).toBeGreaterThan(0)
  await users.remove('ann')
  let isOpen = true
  while (isOpen) isOpen = (await reader?.read())?.done === false
})

test('every answer has the headers that protect a page', async () => {
  const { ask } = await withUser()
  for (const path of ['/', '/healthz', '/cameras.json', '/nothing', '/cameras/../x.jpg']) {
    const { headers } = await ask(path)
    expect(headers['x-content-type-options']).toBe('nosniff')
    expect(headers['content-security-policy']).toContain("default-src 'none'")
    expect(headers['access-control-allow-origin']).toBeUndefined()
  }
})

test.each(['../../etc/passwd', '<script>alert(1)</script>', '%2e%2e%2fx', 'a/b'])(
  'a camera that calls itself %s is only a name',
  async (name) => {
    const { ask, take, bearer } = await withUser()
    take(jpegOf(name))
    const { body } = await ask('/cameras.json', { headers: bearer })
    const listed = JSON.parse(body.toString()) as readonly { name: string; jpg: string }[]
    const jpg = listed.find((camera) => camera.name === name)?.jpg ?? ''
    expect(jpg).toMatch(/^\/cameras\/[\w-]{16}\.jpg$/)
    expect(await ask(jpg, { headers: bearer })).toMatchObject({ status: 200 })
    const asked = await ask(`/cameras/${encodeURIComponent(name)}.jpg`, { headers: bearer })
    expect(asked.status).toBe(404)
  },
)

describe('too much', () => {
  test('in a body is refused', async () => {
    const { ask } = await withUser()
    const large = login('ann', 'x'.repeat(MAX_BODY_BYTES))
    expect(await ask('/login', large)).toMatchObject({ status: 413 })
  })

  test('of unknown length is refused', async () => {
    const { ask } = await withUser()
    const { headers, ...rest } = login('ann', PASSWORD)
    const chunked = { ...headers, 'transfer-encoding': 'chunked' }
    expect(await ask('/login', { ...rest, headers: chunked })).toMatchObject({ status: 411 })
  })

  test('in headers is refused', async () => {
    const { ask } = await withUser()
    const headers = { 'x-long': 'x'.repeat(MAX_HEADER_BYTES) }
    expect(await ask('/healthz', { headers })).toMatchObject({ status: 431 })
  })

  test('in a body that is not JSON, or something else, is not understood', async () => {
    const { ask } = await withUser()
    for (const body of ['', '{', '[]', '{"name":1}', '{"name":"ann","password":"x","rights":[]}'])
      expect(await ask('/login', { method: 'POST', body })).toMatchObject({ status: 400 })
  })
})

test.each(['GET / HTTP/1.1\r\n\r\n', 'GARBAGE\r\n\r\n', 'GET /\0 HTTP/1.1\r\nHost: x\r\n\r\n'])(
  'the malformed request %j is answered with an error',
  async (bytes) => {
    const { server, ask } = await withUser()
    const answer = await sendBytes(server.port, Buffer.from(bytes))
    expect(answer.toString('latin1')).toMatch(/^HTTP\/1\.1 4\d\d/)
    expect(await ask('/session')).toMatchObject({ status: 200 })
  },
)
