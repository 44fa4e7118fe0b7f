/** The bridge of a page in a browser: `window.camwall` by one WebSocket. What a window asks of its system, the browser does. */
import { parse, stringify } from 'devalue'
import { FRAME_PORT_MESSAGE, type Answer } from '../../src-main/contract/bridge.ts'
import type { FramePart, PainterMessage } from '../../src-main/contract/frame.ts'
import type { ResultOf } from '../../src-main/contract/request.ts'
import type { LanguageName } from '../../src-main/contract/text/languages.ts'
import { message } from '../../src-main/contract/text/text.ts'
import {
  MOST_OPEN_REQUESTS,
  unpackFrame,
  WALL_PATH,
  type HubMessage,
  type PageMessage,
} from '../../src-main/contract/web-link.ts'
import type {
  CamwallBridge,
  CamwallChange,
  CommandId,
  Requests,
  Topics,
} from '../../src-main/features/list.ts'
import { copy } from './copy.ts'
import { canFillScreen, fillScreen, fillsScreen, onFullScreen } from './full-screen.ts'
import { keptLayout, keepLayout } from './kept-layout.ts'
import { Silence } from './silence.ts'

/** A list that is scrolled asks for a picture of each row. */
const MAX_OPEN_REQUESTS = MOST_OPEN_REQUESTS / 2

type Resolve = (answer: Answer) => void
type WindowTopic = Topics['window']

export class WebBridge implements CamwallBridge {
  readonly language: LanguageName
  readonly #states = new Set<(change: CamwallChange) => void>()
  readonly #commands = new Set<(id: CommandId) => void>()
  readonly #waiting = new Map<number, Resolve>()
  /** Requests that are sent when there are answers to others, the oldest first. */
  readonly #unsent: PageMessage[] = []
  #without: readonly string[] = []
  #hubAheadMs = 0
  #socket: WebSocket | undefined
  #frames: MessagePort | undefined
  #requests = 0
  /** As the hub has it, which does not know whether the page fills the screen. */
  #window: WindowTopic | undefined
  #lost: () => void = () => undefined

  constructor(language: LanguageName) {
    this.language = language
    document.addEventListener('visibilitychange', () => this.#tellVisibility())
    onFullScreen(() => this.#showWindow())
  }

  get without(): readonly string[] {
    return canFillScreen() ? this.#without : [...this.#without, 'full-screen']
  }

  get hubAheadMs(): number {
    return this.#hubAheadMs
  }

  /** Resolves when requests can be made. Rejects if the hub does not take the link; it can then be tried again. */
  open(): Promise<void> {
    const socket = new WebSocket(addressOf(keptLayout()))
    socket.binaryType = 'arraybuffer'
    this.#socket = socket
    return new Promise((resolve, reject) => {
      const end = () => {
        silence.stop()
        this.#socket = undefined
        reject(new Error('The link has closed.'))
        this.#lost()
      }
      const silence = new Silence(() => {
        // It would only come when the browser, too, has waited for the hub.
        socket.onclose = null
        socket.close()
        end()
      })
      socket.onmessage = ({ data }: MessageEvent<string | ArrayBuffer>) => {
        silence.heard()
        if (typeof data !== 'string') {
          this.#takeFrame(new Uint8Array(data))
          return
        }
        const received = parse(data) as HubMessage // The hub writes it by the same contract.
        if (received.kind === 'hello') {
          this.#without = received.without
          this.#hubAheadMs = received.now - Date.now()
          this.#tellVisibility()
          resolve()
        } else this.#take(received)
      }
      socket.onclose = end
    })
  }

  /** Calls back once, when the link has closed, or nothing comes by it any more. */
  onLost(lost: () => void): void {
    this.#lost = lost
    if (this.#socket === undefined) lost()
  }

  async request<Name extends keyof Requests>(
    name: Name,
    ...args: readonly unknown[]
  ): Promise<Answer<ResultOf<Requests[Name]>>> {
    const answer = (await this.#answerHere(name, args)) ?? (await this.#ask(name, args))
    if (name === 'wall:open' && 'result' in answer) {
      const { topics } = answer.result as ResultOf<Requests['wall:open']>
      this.#noteWindow(topics.window)
    }
    return answer as Answer<ResultOf<Requests[Name]>> // By the contract of the request.
  }

  onState(listener: (change: CamwallChange) => void): () => void {
    this.#states.add(listener)
    return () => this.#states.delete(listener)
  }

  onCommand(listener: (id: CommandId) => void): () => void {
    this.#commands.add(listener)
    return () => this.#commands.delete(listener)
  }

  #ask(name: string, args: readonly unknown[]): Promise<Answer> {
    return new Promise((resolve) => {
      const id = this.#requests++
      this.#waiting.set(id, resolve)
      this.#unsent.push({ kind: 'request', id, name, args })
      this.#sendNext()
    })
  }

  #sendNext(): void {
    if (this.#waiting.size - this.#unsent.length >= MAX_OPEN_REQUESTS) return
    const next = this.#unsent.shift()
    if (next !== undefined) this.#send(next)
  }

  /** What a window would ask of its system. `undefined`: the hub answers it. */
  async #answerHere(name: string, args: readonly unknown[]): Promise<Answer | undefined> {
    switch (name) {
      case 'clipboard:write':
        return (await copy(String(args[0])))
          ? { result: undefined }
          : { why: message('web.not-copied') }
      case 'menu:tile':
      case 'menu:layout':
        return { result: undefined }
      case 'window:full-screen':
        await fillScreen(args[0] === true)
        return { result: undefined }
      case 'command:run':
        if (args[0] !== 'full-screen') return undefined
        await fillScreen(!fillsScreen())
        return { result: undefined }
      case 'page:failed':
        location.reload()
        return { result: undefined }
      case 'frames:open':
        this.#openFrames()
        return undefined
      default:
        return undefined
    }
  }

  /** Gives the painter a port, as the preload does in a window. */
  #openFrames(): void {
    const { port1: ours, port2: theirs } = new MessageChannel()
    ours.onmessage = ({ data }: MessageEvent<PainterMessage>) =>
      this.#send({ kind: 'painter', message: data })
    this.#frames?.close()
    this.#frames = ours
    window.postMessage(FRAME_PORT_MESSAGE, location.origin, [theirs])
  }

  #takeFrame(packed: Uint8Array<ArrayBuffer>): void {
    const { body, ...head } = unpackFrame(packed)
    const { length } = body
    const part: FramePart = { begins: { ...head, length }, bytes: body, length }
    this.#frames?.postMessage(part, [body.buffer])
  }

  #take(received: Exclude<HubMessage, { readonly kind: 'hello' }>): void {
    switch (received.kind) {
      case 'answer': {
        const { id, answer } = received
        this.#waiting.get(id)?.(answer)
        this.#waiting.delete(id)
        this.#sendNext()
        break
      }
      case 'state': {
        const change = received.change as CamwallChange // By the contract of the topics.
        const shown = change.topics?.window
        if (shown !== undefined) this.#noteWindow(shown)
        for (const listener of this.#states) listener(change)
        if (shown !== undefined && fillsScreen()) this.#showWindow()
        break
      }
      case 'command':
        for (const listener of this.#commands) listener(received.id as CommandId)
        break
      case 'alive':
        this.#hubAheadMs = received.now - Date.now()
        break
    }
  }

  #noteWindow(shown: WindowTopic): void {
    keepLayout(shown.layout)
    this.#window = shown
  }

  #showWindow(): void {
    if (this.#window === undefined) return
    const window = { ...this.#window, fullScreen: fillsScreen() }
    for (const listener of this.#states) listener({ topics: { window } })
  }

  /** A page that nobody sees gets no pictures. */
  #tellVisibility(): void {
    this.#send({ kind: 'visible', isVisible: document.visibilityState === 'visible' })
  }

  #send(sent: PageMessage): void {
    if (this.#socket?.readyState === WebSocket.OPEN) this.#socket.send(stringify(sent))
  }
}

function addressOf(layout: string | undefined): URL {
  const address = new URL(WALL_PATH, location.href)
  address.protocol = location.protocol === 'https:' ? 'wss:' : 'ws:'
  if (layout !== undefined) address.searchParams.set('layout', layout)
  return address
}
