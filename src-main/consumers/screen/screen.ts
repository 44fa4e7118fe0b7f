/**
 * One window: the frames on their way to its painter, what becomes of them, and what the window can show.
 *
 * Only a few frames are with the painter at a time, over all cameras: under overload that keeps every frame young, where a
 * queue would only make all of them old.
 */
import type { ScreenCounts } from '../../contract/camera.ts'
import type {
  FrameMessage,
  LaidOut,
  LaidTile,
  PainterMessage,
  Progress,
  Size,
  Work,
} from '../../contract/frame.ts'
import type { Outcome } from '../../feed/fate.ts'
import type { Feed } from '../../feed/feed.ts'
import type { Frame } from '../../feed/frame.ts'
import type { FeedSeat, FrameConsumer } from '../../feed/frame-consumer.ts'
import { fitRaw } from './fit-raw.ts'
import { NO_WORK, type FrameLink } from './frame-link.ts'
import { SentFrames, STUCK_AFTER_SECONDS } from './sent-frames.ts'

/** Measured with 64 cameras x 30 frames/s, and with 8 unthrottled: 8 add half to the latency, and no frame. */
export const WINDOW_IN_FLIGHT = 5

export interface ScreenListener {
  /** `STUCK_AFTER_SECONDS` unless given. */
  readonly stuckAfterSeconds?: number
  /** The painter has had a frame for so long and told nothing of it: it will not show another. */
  stuck(): void
}

const DROPPED: Outcome = { kind: 'dropped' }

export class Screen implements FrameConsumer {
  readonly #listener: ScreenListener
  readonly #seat: FeedSeat
  readonly #sent = new SentFrames()
  #link: FrameLink | undefined
  #isVisible = true
  #layout: LaidOut | undefined
  /** Of each camera that has a tile: the size at which its picture is needed, in device pixels. */
  #sizes: ReadonlyMap<string, Size> = new Map()
  #work = NO_WORK
  #painted = 0
  #dropped = 0
  #undecodable = 0

  constructor(feed: Pick<Feed, 'add'>, listener: ScreenListener) {
    this.#listener = listener
    this.#seat = feed.add(this)
  }

  /** A painter is ready: it gets the newest frame of every camera that the window shows, then what follows. */
  attach(link: FrameLink): void {
    this.detach()
    this.#link = link
    this.#seat.demandChanged()
  }

  /** The painter is gone; what it had not drawn counts as dropped. */
  detach(): void {
    this.#link = undefined
    this.#layout = undefined
    this.#sizes = new Map()
    for (const { frame, isAgain } of this.#sent.takeAll()) this.#end(frame, isAgain, DROPPED)
    this.#seat.lose()
    this.#seat.demandChanged()
  }

  /** A hidden or minimised window gets no frames. */
  setVisible(isVisible: boolean): void {
    if (isVisible === this.#isVisible) return
    this.#isVisible = isVisible
    this.#seat.demandChanged()
  }

  /** What the painter answers. */
  heard(message: PainterMessage): void {
    switch (message.kind) {
      case 'progress':
        this.#takeProgress(message)
        break
      case 'undecodable':
        this.#settle(message.id, { kind: 'undecodable', why: message.why })
        break
      case 'laid-out':
        this.#layOut(message)
        break
      case 'again':
        this.#seat.again(message.camera)
        break
    }
    this.#seat.ready()
  }

  /** Called twice a second. */
  sample(): void {
    this.#dropUnseen()
    const { stuckAfterSeconds = STUCK_AFTER_SECONDS } = this.#listener
    if (this.#sent.areStuck(stuckAfterSeconds)) this.#listener.stuck()
  }

  /** As the painter laid it out; `undefined` before it did. */
  get layout(): LaidOut | undefined {
    return this.#layout
  }

  get counts(): ScreenCounts {
    const { offered, missed, waiting } = this.#seat.counts
    return {
      offered,
      painted: this.#painted,
      unchanged: 0,
      dropped: missed + this.#dropped,
      undecodable: this.#undecodable,
      onTheirWay: waiting + this.#sent.counted,
    }
  }

  get work(): Work {
    return this.#work
  }

  demand(camera: string): number {
    if (this.#link === undefined || !this.#isVisible) return 0
    if (this.#layout === undefined || this.#sizes.has(camera)) return Infinity
    return this.#layout.isOpen ? Infinity : 0
  }

  get capacity(): number {
    return this.#link === undefined ? 0 : Math.max(0, WINDOW_IN_FLIGHT - this.#sent.undecoded)
  }

  get isIdle(): boolean {
    return this.#sent.undecoded === 0
  }

  take(frame: Frame, isAgain: boolean): void {
    if (this.#sent.add({ frame, isAgain }) === 'new') frame.fate.begin()
    const { undecoded } = this.#sent
    const { sent, mostInFlight } = this.#work
    this.#work = {
      ...this.#work,
      sent: sent + 1,
      mostInFlight: Math.max(mostInFlight, undecoded),
    }
    const { id, camera, picture } = frame.facts
    this.#link?.send(this.#fit({ id, camera, picture, body: frame.body }))
  }

  stop(): Promise<void> {
    this.detach()
    this.#seat.leave()
    return Promise.resolve()
  }

  #fit(frame: FrameMessage): FrameMessage {
    // A camera that has no tile yet gets one like the others, or a smaller one.
    const tile = this.#sizes.get(frame.camera) ?? this.#sizes.values().next().value
    const { picture } = frame
    return tile === undefined || picture.kind !== 'raw' ? frame : fitRaw(frame, picture, tile)
  }

  #layOut(layout: LaidOut): void {
    const before = { sizes: this.#sizes, isOpen: this.#layout?.isOpen ?? true }
    this.#layout = layout
    this.#sizes = largestSizes(layout.tiles)
    const isSame =
      before.isOpen === layout.isOpen &&
      before.sizes.size === this.#sizes.size &&
      [...this.#sizes.keys()].every((camera) => before.sizes.has(camera))
    if (!isSame) this.#seat.demandChanged()
  }

  #takeProgress({ decoded, painted, paintedAt, overtaken, work }: Progress): void {
    for (const id of decoded) this.#sent.decoded(id)
    for (const id of overtaken) this.#settle(id, DROPPED)
    for (const [index, id] of painted.entries())
      this.#settle(id, { kind: 'painted', at: paintedAt[index] ?? Date.now() })
    const { decodes, byBrowser, tilesDrawn } = work
    this.#work = { ...this.#work, decoded: decodes, byBrowser, tilesDrawn }
  }

  /**
   * The painter keeps what it has not drawn for as long as it is not seen, and tells nothing of it. Once a newer frame has
   * come, it never will be drawn.
   */
  #dropUnseen(): void {
    for (const { frame } of this.#sent.decodedFrames()) {
      const { id, camera } = frame.facts
      if (!frame.fate.isNewest && this.demand(camera) === 0) this.#settle(id, DROPPED)
    }
  }

  #settle(id: number, outcome: Outcome): void {
    const sent = this.#sent.take(id)
    if (sent !== undefined) this.#end(sent.frame, sent.isAgain, outcome)
  }

  #end(frame: Frame, isAgain: boolean, outcome: Outcome): void {
    if (!isAgain) this.#count(outcome)
    frame.fate.end(outcome)
  }

  #count({ kind }: Outcome): void {
    switch (kind) {
      case 'painted':
        this.#painted += 1
        break
      case 'dropped':
        this.#dropped += 1
        break
      case 'undecodable':
        this.#undecodable += 1
        break
    }
  }
}

/** One camera may lie on several tiles; it is sent once, at the largest width and height of them. */
function largestSizes(tiles: readonly LaidTile[]): ReadonlyMap<string, Size> {
  const sizes = new Map<string, Size>()
  for (const { camera, picture } of tiles) {
    const known = sizes.get(camera)
    sizes.set(camera, {
      width: Math.max(picture.width, known?.width ?? 0),
      height: Math.max(picture.height, known?.height ?? 0),
    })
  }
  return sizes
}
