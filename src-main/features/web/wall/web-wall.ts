/** A page in a browser: like a window of the wall, with the rights of its user, on one WebSocket. */
import { stringify } from 'devalue'
import type { WebSocket } from 'ws'
import type { Camwall } from '../../../app/camwall.ts'
import { OwnTopics } from '../../../app/layouts/own-topics.ts'
import { answerPage, RequestFault, type AnyHandlers } from '../../../app/requests/answer.ts'
import type { PageAnswers } from '../../../app/requests/page-answers.ts'
import { runCommand, type CommandedWindow } from '../../../app/requests/run-command.ts'
import { sectionOf } from '../../../app/settings/contract.ts'
import type { Change } from '../../../app/state/publisher.ts'
import { Screen } from '../../../consumers/screen/screen.ts'
import type { EncodeJpeg } from '../../../consumers/web/jpeg-pictures.ts'
import { webToning } from '../../../consumers/web/web-toning.ts'
import type { Answer } from '../../../contract/bridge.ts'
import type { FrameMessage, PainterMessage } from '../../../contract/frame.ts'
import type { Right } from '../../../contract/request.ts'
import { message } from '../../../contract/text/text.ts'
import {
  ALIVE_EVERY_MS,
  MOST_OPEN_REQUESTS,
  packFrame,
  type HubMessage,
} from '../../../contract/web-link.ts'
import type { Identity } from '../users/web-users.ts'
import { LinkAge } from './link-age.ts'
import { readPageMessage } from './page-message.ts'
import { changesPath, commandsWithout, PERMITTED, PERMITTED_COMMANDS } from './permitted.ts'
import { visibleTopics } from './visible-topics.ts'

/** Bytes that wait for a slow link. Five frames may be on their way; the rest is state, of which a page that lives has little. */
const MAX_BUFFERED_BYTES = 16 * 1024 * 1024
/** WebSocket's codes for a message that makes no sense, and for one client's excess (RFC 6455, 7.4.1). */
const POLICY_VIOLATION = 1008

const NO_RIGHTS: ReadonlySet<Right> = new Set()

export interface WebWallParts {
  readonly id: string
  readonly camwall: Pick<Camwall, 'feed' | 'layouts' | 'publisher' | 'sections' | 'toning'>
  readonly pages: PageAnswers
  readonly encode: EncodeJpeg
  readonly socket: WebSocket
  /** As it was when the link opened. */
  readonly identity: Identity
  /** Those of its user now; `undefined` when the user may have nothing open. */
  readonly rightsNow: () => ReadonlySet<Right> | undefined
  /** The id of the layout to begin with. */
  readonly layout: string | undefined
  /** Called with the bytes of each picture. */
  readonly sent: (bytes: number) => void
}

export class WebWall implements CommandedWindow {
  readonly screen: Screen
  readonly #parts: WebWallParts
  readonly #topics = new OwnTopics(() => this.#ownTopics)
  readonly #own: AnyHandlers
  readonly #age = new LinkAge()
  readonly #alive: NodeJS.Timeout
  /** The id of the layout that was chosen, even if it was deleted since. */
  #layout: string | undefined
  #openRequests = 0

  constructor(parts: WebWallParts) {
    this.#parts = parts
    this.#layout = parts.layout
    const { camwall, socket, encode, pages } = parts
    const isThin = () => this.#age.isThin
    const toning = webToning({ toning: camwall.toning, encode, isThin })
    this.screen = new Screen(camwall.feed, { stuck: () => socket.terminate() }, toning)
    this.#own = this.#ownHandlers()
    socket.on('message', (data, isBinary) => {
      // `ws` gives one buffer unless it is told otherwise.
      this.#receive(isBinary || !Buffer.isBuffer(data) ? '' : data.toString('utf8'))
    })
    const without = [...pages.absentCommands, ...commandsWithout(pages.commands, this.rights)]
    this.#post({ kind: 'hello', without, now: Date.now() })
    this.#alive = setInterval(() => this.#post({ kind: 'alive', now: Date.now() }), ALIVE_EVERY_MS)
    this.#alive.unref()
  }

  get id(): string {
    return this.#parts.id
  }

  get layout(): string {
    return this.#parts.camwall.layouts.of(this.#layout).named.id
  }

  get identity(): Identity {
    return this.#parts.identity
  }

  get rights(): ReadonlySet<Right> {
    return this.#parts.rightsNow() ?? NO_RIGHTS
  }

  /** What the hub keeps of the past is not in browsers. */
  readonly isLive = true

  showPast(): void {
    throw new RequestFault(message('web.desktop-only'))
  }

  showLive(): void {
    this.screen.showLive()
  }

  pastOf(): undefined {
    return undefined
  }

  command(id: string): void {
    this.#post({ kind: 'command', id })
  }

  /** What changed for all windows, with what changed for this one. */
  send(change: Change): void {
    const own = this.#topics.withOwn(change)
    if (own === undefined) return
    const topics = own.topics && this.#visible(own.topics)
    this.#post({ kind: 'state', change: { ...own, ...(topics === undefined ? {} : { topics }) } })
  }

  /** Must be called when its socket has closed. */
  async close(): Promise<void> {
    clearInterval(this.#alive)
    await this.screen.stop()
  }

  #visible(topics: Readonly<Record<string, unknown>>) {
    return visibleTopics(topics, this.rights, this.#parts.camwall.sections)
  }

  get #ownTopics(): Readonly<Record<string, unknown>> {
    const { named, layout } = this.#parts.camwall.layouts.of(this.#layout)
    const window = { id: this.id, fullScreen: false, layout: named.id }
    return { window, tiles: named.tiles, layout }
  }

  #receive(text: string): void {
    const received = readPageMessage(text)
    switch (received?.kind) {
      case undefined:
        this.#parts.socket.close(POLICY_VIOLATION)
        break
      case 'request':
        void this.#answer(received.id, received.name, received.args)
        break
      case 'painter':
        this.#noteAge(received.message)
        this.screen.receive(byOwnClock(received.message))
        break
      case 'visible':
        this.screen.setVisible(received.isVisible)
        break
    }
  }

  #noteAge(received: PainterMessage): void {
    if (received.kind === 'progress')
      this.#age.answered([...received.decoded, ...received.painted, ...received.overtaken])
    else if (received.kind === 'undecodable') this.#age.answered([received.id])
  }

  async #answer(id: number, name: string, args: readonly unknown[]): Promise<void> {
    if (this.#openRequests >= MOST_OPEN_REQUESTS) {
      this.#parts.socket.close(POLICY_VIOLATION)
      return
    }
    this.#openRequests += 1
    const answer = await this.#answerOf(name, args)
    this.#openRequests -= 1
    this.#post({ kind: 'answer', id, answer })
  }

  #answerOf(name: string, args: readonly unknown[]): Promise<Answer> | Answer {
    const { requests, handlers } = this.#parts.pages
    const isOwn = Object.hasOwn(this.#own, name)
    if (!isOwn && Object.hasOwn(requests, name) && !PERMITTED.has(name))
      return { why: message('web.desktop-only') }
    return answerPage(requests, { ...handlers, ...this.#own }, { window: this }, name, args)
  }

  /** Of requests that concern a window. */
  #ownHandlers(): AnyHandlers {
    const { camwall, pages } = this.#parts
    const show = (_context: never, id: string) => {
      this.#layout = id
      this.send({})
    }
    return {
      'wall:open': () => {
        const { topics, cameras } = camwall.publisher.published
        this.#post({ kind: 'state', change: { opened: true } })
        const complete = this.#topics.complete({ ...pages.absentTopics, ...topics })
        return { topics: this.#visible(complete), cameras }
      },
      'layouts:show': show,
      'layouts:show-in-turn': show,
      'frames:open': () => {
        this.#age.forget()
        this.screen.attach({ send: (frame) => this.#sendFrame(frame) })
      },
      'painter:ended': () => this.screen.detach(),
      // Browsers load it again themselves.
      'page:failed': () => undefined,
      'page:stalled': () => undefined,
      // It always is.
      'look-back:live': () => undefined,
      'recordings:live': () => undefined,
      // A window of a kiosk may do it with the right to look; a page may be that of anybody in the network.
      'alarms:acknowledge': (context: never, ids: never) => {
        if (!this.rights.has('arrange'))
          throw new RequestFault(message('request.not-permitted', { right: 'arrange' }))
        return pages.handlers['alarms:acknowledge']?.(context, ids)
      },
      'settings:change': (context: never, name: string, patch: object) => {
        if (changesPath(sectionOf(camwall.sections, name), patch))
          throw new RequestFault(message('web.paths-desktop-only'))
        return pages.handlers['settings:change']?.(context, name as never, patch as never)
      },
      'command:run': (_context: never, id: string) => {
        if (!PERMITTED_COMMANDS.has(id)) throw new RequestFault(message('web.desktop-only'))
        runCommand(pages.commands, pages.runners, this, id)
      },
    }
  }

  #sendFrame(frame: FrameMessage): void {
    const packed = packFrame(frame)
    this.#age.sent(frame.id)
    this.#write(packed)
    this.#parts.sent(packed.byteLength)
  }

  #post(posted: HubMessage): void {
    this.#write(stringify(posted))
  }

  #write(data: string | Uint8Array): void {
    const { socket } = this.#parts
    if (socket.readyState !== socket.OPEN) return
    if (socket.bufferedAmount > MAX_BUFFERED_BYTES) socket.terminate()
    else socket.send(data, { compress: typeof data === 'string' }) // Pictures are compressed already.
  }
}

/** Another computer's clock may be wrong: what it has drawn counts as drawn now. */
function byOwnClock(received: PainterMessage): PainterMessage {
  if (received.kind !== 'progress') return received
  const now = Date.now()
  return { ...received, paintedAt: received.painted.map(() => now) }
}
