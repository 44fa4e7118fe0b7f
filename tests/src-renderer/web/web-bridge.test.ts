import { parse, stringify } from 'devalue'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { HubMessage, PageMessage } from '../../../src-main/contract/web-link.ts'
import { hubNow } from '../../../src-renderer/text/hub-now.ts'
import { keptLayout } from '../../../src-renderer/web/kept-layout.ts'
import { SILENT_MS } from '../../../src-renderer/web/silence.ts'
import { WebBridge } from '../../../src-renderer/web/web-bridge.ts'

/** The browser's end of a link that a test holds. */
class StandInSocket {
  static readonly OPEN = 1
  static newest: StandInSocket
  readonly readyState = StandInSocket.OPEN
  onmessage: ((event: { readonly data: string }) => void) | null = null
  onclose: (() => void) | null = null
  readonly sent: PageMessage[] = []
  isClosed = false

  constructor() {
    StandInSocket.newest = this
  }

  send(text: string): void {
    this.sent.push(parse(text) as PageMessage)
  }

  close(): void {
    this.isClosed = true
  }

  hear(message: HubMessage): void {
    this.onmessage?.({ data: stringify(message) })
  }
}

beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('WebSocket', StandInSocket)
  vi.stubGlobal('location', new URL('http://hub.test:8080/'))
  vi.stubGlobal('document', Object.assign(new EventTarget(), { visibilityState: 'visible' }))
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

async function openLink() {
  const bridge = new WebBridge('en')
  const opening = bridge.open()
  const socket = StandInSocket.newest
  socket.hear({ kind: 'hello', without: [], now: Date.now() })
  await opening
  const lost = vi.fn<() => void>()
  bridge.onLost(lost)
  return { bridge, socket, lost }
}

test('a link that closes is lost', async () => {
  const { socket, lost } = await openLink()
  expect(lost).not.toHaveBeenCalled()
  socket.onclose?.()
  expect(lost).toHaveBeenCalledOnce()
})

test('a link that dies without closing is lost, once', async () => {
  const { socket, lost } = await openLink()
  vi.advanceTimersByTime(SILENT_MS - 1000)
  socket.hear({ kind: 'alive', now: Date.now() })
  vi.advanceTimersByTime(SILENT_MS - 1000)
  expect(lost).not.toHaveBeenCalled()
  vi.advanceTimersByTime(2000)
  expect(socket.isClosed).toBe(true)
  socket.onclose?.()
  expect(lost).toHaveBeenCalledOnce()
})

test('a link that was lost before somebody followed it is told at once', async () => {
  const bridge = new WebBridge('en')
  const opening = bridge.open()
  StandInSocket.newest.hear({ kind: 'hello', without: [], now: Date.now() })
  await opening
  StandInSocket.newest.onclose?.()
  const lost = vi.fn<() => void>()
  bridge.onLost(lost)
  expect(lost).toHaveBeenCalledOnce()
})

test('a hub that never answers has not taken the link', async () => {
  const opening = new WebBridge('en').open()
  const refused = expect(opening).rejects.toThrow('closed')
  vi.advanceTimersByTime(SILENT_MS + 1000)
  await refused
})

test('a page whose clock is wrong goes by the clock of the hub', async () => {
  const bridge = new WebBridge('en')
  const opening = bridge.open()
  vi.stubGlobal('camwall', bridge)
  expect(hubNow()).toBe(Date.now())
  const hubs = Date.now() - 3_600_000
  StandInSocket.newest.hear({ kind: 'hello', without: [], now: hubs })
  await opening
  expect(hubNow()).toBe(hubs)
  vi.advanceTimersByTime(10_000)
  expect(hubNow()).toBe(hubs + 10_000)
})

test('the layout that a page begins with is kept, as those that it shows later', async () => {
  const kept = new Map<string, string>()
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  }
  vi.stubGlobal('sessionStorage', storage)
  vi.stubGlobal('localStorage', storage)
  const { bridge, socket } = await openLink()
  const opening = bridge.request('wall:open')
  await Promise.resolve()
  const window = { id: 'web1', fullScreen: false, layout: 'l1' }
  const answer = { result: { topics: { window }, cameras: [] } }
  socket.hear({ kind: 'answer', id: 0, answer })
  await opening
  expect(keptLayout()).toBe('l1')
  socket.hear({ kind: 'state', change: { topics: { window: { ...window, layout: 'l2' } } } })
  expect(keptLayout()).toBe('l2')
})

test('requests beyond 32 without an answer wait, and are sent in their order', async () => {
  const { bridge, socket } = await openLink()
  const ids = () => socket.sent.flatMap((sent) => (sent.kind === 'request' ? [sent.id] : []))
  const answers = Array.from({ length: 100 }, (_, id) => bridge.request('events:picture', id))
  await Promise.resolve()
  expect(ids()).toEqual(Array.from({ length: 32 }, (_, id) => id))
  socket.hear({ kind: 'answer', id: 5, answer: { result: undefined } })
  expect(ids().slice(32)).toEqual([32])
  for (let id = 0; id < 100; id += 1)
    if (id !== 5) socket.hear({ kind: 'answer', id, answer: { result: `picture ${id}` } })
  expect(await Promise.all(answers)).toContainEqual({ result: 'picture 99' })
  expect(ids()).toEqual(Array.from({ length: 100 }, (_, id) => id))
})
