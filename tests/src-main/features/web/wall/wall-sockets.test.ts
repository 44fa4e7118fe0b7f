/** Walls in browsers: real WebSockets over loopback. */
import { once } from 'node:events'
import type { Socket } from 'node:net'
import jpegTurbo from '@julusian/jpeg-turbo'
import { parse, stringify } from 'devalue'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { WebSocket } from 'ws'
import { WINDOW_IN_FLIGHT } from '../../../../../src-main/consumers/screen/screen.ts'
import type { Answer } from '../../../../../src-main/contract/bridge.ts'
import type { FrameMessage, PainterMessage } from '../../../../../src-main/contract/frame.ts'
import type { Right } from '../../../../../src-main/contract/request.ts'
import {
  ALIVE_EVERY_MS,
  unpackFrame,
  type HubMessage,
  type PageMessage,
} from '../../../../../src-main/contract/web-link.ts'
import type { Topics } from '../../../../../src-main/features/list.ts'
import { sessionCookie } from '../../../../../src-main/features/web/server/session-cookie.ts'
import { SESSION_MS } from '../../../../../src-main/features/web/users/web-users.ts'
import { laidOut, last, progress } from '../../../../support/open-feed.ts'
import { aJpeg, jpegOf, openWeb } from '../../../../support/open-web.ts'
import { until } from '../../../../support/until.ts'

const closing: (() => unknown)[] = []
afterEach(async () => {
  vi.useRealTimers()
  for (const close of closing.splice(0).reverse()) await close()
})

/** A page that keeps what it gets, and answers nothing by itself. */
function openPage(port: number, headers: Record<string, string> = {}) {
  const socket = new WebSocket(`ws://127.0.0.1:${port}/wall`, { headers })
  closing.push(() => socket.terminate())
  const heard: HubMessage[] = []
  const frames: FrameMessage[] = []
  socket.on('message', (data, isBinary) => {
    if (!Buffer.isBuffer(data)) throw new Error('It is in parts.')
    if (isBinary) frames.push(unpackFrame(new Uint8Array(data)))
    else heard.push(parse(data.toString()) as HubMessage)
  })
  const send = (sent: PageMessage) => socket.send(stringify(sent))
  let requests = 0
  const ask = async (name: string, ...args: readonly unknown[]): Promise<Answer> => {
    const id = requests++
    send({ kind: 'request', id, name, args })
    const isIt = (message: HubMessage) => message.kind === 'answer' && message.id === id
    await until(`an answer to ${name}`, () => heard.some(isIt))
    const answered = heard.find(isIt)
    if (answered?.kind !== 'answer') throw new Error('It is no answer.')
    return answered.answer
  }
  const paint = (message: PainterMessage) => send({ kind: 'painter', message })
  const topics = async () => {
    const answer = await ask('wall:open')
    if ('why' in answer) throw new Error(answer.why.key)
    return (answer.result as { readonly topics: Topics }).topics
  }
  return { socket, heard, frames, send, ask, paint, topics }
}

async function bytesReadBy(socket: WebSocket, act: () => Promise<void>): Promise<number> {
  let bytes = 0
  // The socket below is no part of the interface of `ws`.
  const below = (socket as unknown as { readonly _socket: Socket })._socket
  const count = (chunk: Buffer) => (bytes += chunk.byteLength)
  below.on('data', count)
  await act()
  below.off('data', count)
  return bytes
}

async function openWall(...rights: Right[]) {
  const web = await openWeb(closing)
  const token = await web.tokenFor(...rights)
  const page = openPage(web.server.port, { authorization: `Bearer ${token}` })
  await until('hello', () => page.heard.length > 0)
  return { ...web, ...page }
}

test('a page is not offered what its user may not do, nor what this program does not have', async () => {
  const web = await openWeb(closing)
  const { pages } = web.house.camwall
  if (pages === undefined) throw new Error('Nothing answers pages.')
  web.house.camwall.answerPagesBy({ ...pages, absentCommands: ['events'] })
  const authorization = `Bearer ${await web.tokenFor('view')}`
  const { heard } = openPage(web.server.port, { authorization })
  await until('hello', () => heard.length > 0)
  const [hello] = heard
  const without = hello?.kind === 'hello' ? hello.without : []
  expect(without).toEqual(expect.arrayContaining(['events', 'settings']))
  expect(without).not.toContain('health')
})

test('a page is told which changes are not part of the state that it asked for', async () => {
  const { ask, heard } = await openWall('view')
  await ask('wall:open')
  const kinds = heard.map((received) =>
    received.kind === 'state' ? received.change : received.kind,
  )
  expect(kinds.slice(-2)).toEqual([{ opened: true }, 'answer'])
})

test('a page gets the state, and its changes', async () => {
  const { ask, heard, house, take } = await openWall('view', 'arrange', 'configure')
  take(jpegOf('Barn'))
  const { result } = (await ask('wall:open')) as { result: { cameras: { name: string }[] } }
  expect(result.cameras.map(({ name }) => name)).toEqual(['Barn'])
  house.camwall.publisher.publish({ missing: ['Yard'] })
  await until('the change', () =>
    heard.some((each) => each.kind === 'state' && 'missing' in (each.change.topics ?? {})),
  )
})

test('state is compressed on its way', async () => {
  const { heard, house, socket } = await openWall('view')
  const missing = Array.from({ length: 500 }, (_, index) => `Camera ${index}`)
  const read = await bytesReadBy(socket, () => {
    house.camwall.publisher.publish({ missing })
    return until('the change', () =>
      heard.some((each) => each.kind === 'state' && 'missing' in (each.change.topics ?? {})),
    )
  })
  expect(read).toBeLessThan(stringify(missing).length / 3)
})

test('a page hears now and then that its link lives, whatever else there is to say', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  const { heard } = await openWall('view')
  const isAlive = ({ kind }: HubMessage) => kind === 'alive'
  vi.advanceTimersByTime(2 * ALIVE_EVERY_MS)
  await until('two signs', () => heard.filter(isAlive).length === 2)
})

test('pictures come as they were sent, and arrays as JPEGs of the size that is needed', async () => {
  const { ask, paint, frames, take } = await openWall('view')
  await ask('frames:open')
  paint(laidOut(['Barn', 'Lab'], { width: 10, height: 5 }))
  const sent = aJpeg(33)
  take(jpegOf('Barn', sent))
  await until('a frame', () => frames.length === 1)
  expect(frames[0]).toMatchObject({ camera: 'Barn', picture: { kind: 'encoded', format: 'jpeg' } })
  expect(Buffer.from(frames[0]?.body ?? []).equals(sent)).toBe(true)
  take({
    ...{ kind: 'picture', camera: 'Lab', fields: [], bytes: 200 },
    picture: {
      ...{ kind: 'raw', channels: 1, width: 20, height: 10 },
      values: { kind: 'uint', bytes: 1, isBigEndian: false },
    },
    body: new Uint8Array(200).fill(9),
  })
  await until('another frame', () => frames.length === 2)
  expect(frames[1]?.picture).toEqual({ kind: 'encoded', format: 'jpeg', width: 20, height: 10 })
  const jpeg = jpegTurbo.decompressSync(Buffer.from(frames[1]?.body ?? []), {
    format: jpegTurbo.FORMAT_GRAY,
  })
  expect(jpeg).toMatchObject({ width: 10, height: 5 })
})

test('a page that does not answer gets few frames, and then the newest', async () => {
  const { ask, paint, frames, take, house } = await openWall('view')
  await ask('frames:open')
  for (let count = 0; count < 20; count++) take(jpegOf('Barn', aJpeg(count)))
  await until('frames', () => frames.length === WINDOW_IN_FLIGHT)
  const { cameras } = house.camwall
  expect(cameras[0]?.received).toBe(20)
  paint(progress({ painted: frames.map(({ id }) => id) }))
  await until('another frame', () => frames.length > WINDOW_IN_FLIGHT)
  expect(Buffer.from(last(frames).body).equals(aJpeg(19))).toBe(true)
})

test('only cameras that the page shows are in demand, and none while nobody sees it', async () => {
  const { ask, paint, send, house, take } = await openWall('view')
  const { feed } = house.camwall
  house.reader.setDemand(0)
  take(jpegOf('Barn'))
  take(jpegOf('Yard'))
  await ask('frames:open')
  paint(laidOut(['Barn'], { isOpen: false }))
  await until('no demand', () => feed.demandOf('Yard') === 0)
  expect(feed.demandOf('Barn')).toBe(Infinity)
  send({ kind: 'visible', isVisible: false })
  await until('no demand at all', () => feed.demandOf('Barn') === 0)
})

test('when a page has gone, nothing is in demand for it', async () => {
  const { ask, socket, house, take } = await openWall('view')
  house.reader.setDemand(0)
  take(jpegOf('Barn'))
  await ask('frames:open')
  await until('demand', () => house.camwall.feed.demandOf('Barn') > 0)
  socket.terminate()
  await until('no demand', () => house.camwall.feed.demandOf('Barn') === 0)
})

describe('rights', () => {
  test('to look do not arrange or configure', async () => {
    const { ask, house } = await openWall('view')
    const before = house.camwall.layouts.all
    for (const [name, ...args] of [
      ['layout:change', { isLocked: true }],
      ['layouts:make', 'Mine', { by: 'all' }],
      ['settings:change', 'hub', { maxFps: 1 }],
      ['web:set-user', 'eve', ['configure']],
      ['command:run', 'undo-wall'],
      ['alarms:acknowledge', undefined],
    ] as const)
      expect(await ask(name, ...args)).toMatchObject({ why: { key: 'request.not-permitted' } })
    expect(house.camwall.layouts.all).toEqual(before)
  })

  test('to arrange do not configure', async () => {
    const { ask, house } = await openWall('view', 'arrange')
    expect(await ask('layouts:make', 'Mine', { by: 'all' })).toHaveProperty('result')
    expect(await ask('alarms:acknowledge', undefined)).toHaveProperty('result')
    expect(house.camwall.layouts.all.map(({ name }) => name)).toContain('Mine')
    const refused = await ask('settings:change', 'hub', { maxFps: 1 })
    expect(refused).toMatchObject({ why: { key: 'request.not-permitted' } })
  })

  test('hide settings and users from those who only look, and lock the layout', async () => {
    const viewer = await openWall('view')
    viewer.house.camwall.settings.change(sectionOf(viewer, 'publish'), { prefix: 'secret' })
    const seen = await viewer.topics()
    expect(seen.webUsers).toEqual([])
    expect(seen.layout.isLocked).toBe(true)
    expect(seen.settings.publish.prefix).toBe('')
    expect(JSON.stringify(seen)).not.toContain('secret')
  })

  test('that are taken away end the link', async () => {
    const { users, socket } = await openWall('view')
    const closed = once(socket, 'close')
    await users.remove('ann')
    await closed
  })

  test('that expire with a session end the link', async () => {
    const web = await openWeb(closing)
    await web.tokenFor('view')
    const madeAt = Date.now() - SESSION_MS + 500
    const session = await web.users.addToken('ann', 'session', ['view'], madeAt)
    const page = openPage(web.server.port, { authorization: `Bearer ${session}` })
    await until('hello', () => page.heard.length > 0)
    await once(page.socket, 'close')
  })

  test('to configure do not choose files and folders of the computer', async () => {
    const { ask, house } = await openWall('view', 'configure')
    for (const [section, patch] of [
      ['recording', { folder: '/tmp' }],
      ['mqtt', { broker: 'mqtt://127.0.0.1', passwordFile: '/etc/shadow' }],
      ['web', { key: '/etc/shadow' }],
    ] as const)
      expect(await ask('settings:change', section, patch)).toMatchObject({
        why: { key: 'web.paths-desktop-only' },
      })
    expect(house.camwall.state.settings).toMatchObject({
      recording: { folder: '' },
      mqtt: { broker: '', passwordFile: '' },
      web: { key: '' },
    })
    expect(await ask('settings:change', 'recording', { days: 7 })).toHaveProperty('result')
    expect(house.camwall.state.settings).toMatchObject({ recording: { days: 7 } })
  })
})

function sectionOf({ house }: Awaited<ReturnType<typeof openWall>>, name: string) {
  const found = house.camwall.sections.find((section) => section.name === name)
  if (found === undefined) throw new Error(`There is no section ${name}.`)
  return found
}

test.each(['snapshot:take', 'wall-file:choose', 'layouts:open', 'look-back:show', 'update:act'])(
  '%s needs a window',
  async (name) => {
    const { ask } = await openWall('view', 'arrange', 'configure')
    expect(await ask(name)).toMatchObject({ why: { key: 'web.desktop-only' } })
  },
)

test('a command that needs a window is refused', async () => {
  const { ask } = await openWall('view', 'arrange', 'configure')
  expect(await ask('command:run', 'about')).toMatchObject({ why: { key: 'web.desktop-only' } })
})

test.each([
  '',
  'x',
  '[]',
  '[{"kind":1},"request"]',
  stringify({ kind: 'painter', message: { kind: 'laid-out', size: {}, tiles: [], isOpen: true } }),
  stringify({ kind: 'painter', message: { kind: 'undecodable', id: -1 } }),
  stringify({ kind: 'request', id: 1, name: 'x'.repeat(1000), args: [] }),
])('the message %j ends the link, and nothing else', async (text) => {
  const { socket, ask, server } = await openWall('view')
  const closed = once(socket, 'close')
  socket.send(text)
  const [code] = (await closed) as [number]
  expect(code).toBe(1008)
  expect(server.port).toBeGreaterThan(0)
  void ask
})

test('a message that is small only until it is decompressed ends the link', async () => {
  const { socket } = await openWall('view')
  const closed = once(socket, 'close')
  socket.send('x'.repeat(8 * 1024 * 1024))
  const [code] = (await closed) as [number]
  expect(code).toBe(1009)
})

describe('a link', () => {
  /** The status of the answer to the upgrade. */
  async function statusOf(port: number, headers: Record<string, string>) {
    const socket = new WebSocket(`ws://127.0.0.1:${port}/wall`, { headers })
    socket.on('error', () => undefined)
    const [, response] = (await once(socket, 'unexpected-response')) as [
      unknown,
      { statusCode: number },
    ]
    return response.statusCode
  }

  test('needs a token', async () => {
    const { server, tokenFor } = await openWeb(closing)
    await tokenFor('view')
    expect(await statusOf(server.port, {})).toBe(401)
    expect(await statusOf(server.port, { authorization: 'Bearer x' })).toBe(401)
  })

  test('needs the right to look', async () => {
    const { server, tokenFor } = await openWeb(closing)
    const authorization = `Bearer ${await tokenFor('configure')}`
    expect(await statusOf(server.port, { authorization })).toBe(403)
  })

  test('is not for pages of other sites', async () => {
    const { server, users, tokenFor } = await openWeb(closing)
    await tokenFor('view')
    const token = await users.addToken('ann', 'session', ['view'])
    const cookie = `${sessionCookie(`127.0.0.1:${server.port}`, false)}=${token}`
    expect(await statusOf(server.port, { cookie, origin: 'http://evil.example' })).toBe(403)
    expect(await statusOf(server.port, { cookie })).toBe(403)
    expect(await statusOf(server.port, { cookie, host: 'evil.example' })).toBe(403)
    const own = openPage(server.port, { cookie, origin: `http://127.0.0.1:${server.port}` })
    await until('hello', () => own.heard.length > 0)
  })
})
