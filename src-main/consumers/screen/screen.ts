/**
 * The consumer of one window: sends frames to its painter, tracks their outcome, and derives the demand from the layout.
 *
 * The number of frames in flight is bounded over all cameras: under overload this keeps latency low, where a queue would
 * delay every frame.
 */
import type { PastFrame, PastMoment } from '../../capture/past.ts'
import type { ScreenCounts } from '../../contract/camera.ts'
import type { LaidOut, PainterMessage, Picture, Progress, Work } from '../../contract/frame.ts'
import { message } from '../../contract/text/text.ts'
import type { Outcome } from '../../feed/frame-outcome.ts'
import type { Feed } from '../../feed/feed.ts'
import type { Frame } from '../../feed/frame.ts'
import type { FeedSubscription, FrameConsumer } from '../../feed/frame-consumer.ts'
import type { Toning } from '../../feed/toning.ts'
import { fitRaw, type FrameContent } from './fit-raw.ts'
import { NO_WORK, type FrameLink } from './frame-link.ts'
import { needOf, needsOf, type Needs } from './needs.ts'
import { OutcomeCounts } from './outcome-counts.ts'
import { PastFrames } from './past-frames.ts'
import { pastPainter } from './past-painter.ts'
import { areSameRates, highestRates, type Rates } from './rates.ts'
import { SentFrames, STUCK_AFTER_SECONDS } from './sent-frames.ts'
import { TonedFrames } from './toned-frames.ts'

/**
 * Frames in flight. Measured with 64 cameras at 30 frames/s, and with 8 unthrottled cameras: 8 frames in flight increase
 * latency by half, and show no more frames.
 */
export const WINDOW_IN_FLIGHT = 5

export interface ScreenListener {
  /** `STUCK_AFTER_SECONDS` unless given. */
  readonly stuckAfterSeconds?: number
  /** The painter has not reported on a frame for that long, so it is considered hung. */
  stuck(): void
}

const UNCHANGED: Outcome = { kind: 'unchanged' }
const DROPPED: Outcome = { kind: 'dropped' }

export class Screen implements FrameConsumer {
  readonly #listener: ScreenListener
  readonly #subscription: FeedSubscription
  readonly #sent = new SentFrames()
  readonly #toning: Toning | undefined
  readonly #toned: TonedFrames
  readonly #unfollow: () => void
  readonly #past: PastFrames
  /** The painter shows of two pictures of a camera that with the higher id: frames of the past have ids, too. */
  #lastId = 0
  /** Added to the ids of the feed's frames, so that those after the past are higher. */
  #idOffset = 0
  #link: FrameLink | undefined
  #isVisible = true
  #layout: LaidOut | undefined
  /** Cameras that have a tile, with what is needed of their picture. */
  #needs: Needs = new Map()
  #rates: Rates = new Map()
  /** The content of the frame that the painter drew last, of each camera that has a tile. */
  readonly #shown = new Map<string, number>()
  #work = NO_WORK
  readonly #counts = new OutcomeCounts()

  /** @param toning - without it, all pictures are shown as they were sent */
  constructor(feed: Pick<Feed, 'add'>, listener: ScreenListener, toning?: Toning) {
    this.#listener = listener
    this.#toning = toning
    this.#toned = new TonedFrames({
      tone: (frame) => this.#tone(frame),
      overtaken: (frame) => this.#settle(this.#idOf(frame), DROPPED),
      failed: (frame) => {
        this.#settle(this.#idOf(frame), ({ facts }) => undecodable(facts.picture))
      },
      ended: () => this.#subscription.ready(),
    })
    const unfollow = toning?.follow((camera) => {
      this.resend(camera)
      this.#subscription.ready()
    })
    this.#unfollow = unfollow ?? (() => undefined)
    this.#past = new PastFrames(
      pastPainter({
        toning,
        capacity: () => this.capacity,
        needOf: (camera) => needOf(this.#needs, camera),
        fit: (...picture) => this.#fit(...picture),
        send: (...content) => this.#sendPast(...content),
      }),
    )
    this.#subscription = feed.add(this)
  }

  /** Starts sending to a painter: first the newest frame of every camera that the window shows, then all further ones. */
  attach(link: FrameLink): void {
    this.detach()
    this.#link = link
    this.#subscription.demandChanged()
  }

  /** Stops sending. Frames that the painter had not drawn count as dropped. */
  detach(): void {
    this.#link = undefined
    this.#layout = undefined
    this.#needs = new Map()
    this.#rates = new Map()
    this.#past.layOut(new Set())
    this.#sent.forgetDecoding()
    this.#loseFrames()
  }

  /**
   * Shows a moment of the past, and nothing live, until `showLive`. Live frames that are on their way count as dropped, and there
   * is no demand for others.
   *
   * @param time - in milliseconds since the epoch
   */
  showPast(past: PastMoment, time: number): void {
    const wasLive = !this.#past.isOn
    this.#past.show(past, time)
    if (wasLive) this.#loseFrames()
    this.#past.serve()
  }

  /** Shows the newest frames, and all further ones. */
  showLive(): void {
    if (!this.#past.isOn) return
    this.#past.end()
    this.#idOffset = this.#lastId
    this.#subscription.demandChanged()
  }

  get isLive(): boolean {
    return !this.#past.isOn
  }

  /** A camera's frame of the past moment that the window shows, whether its tile is painted or not; `undefined` in one that is live. */
  pastOf(camera: string): PastFrame | undefined {
    return this.#past.shownOf(camera)
  }

  /** Frames that were sent and are not drawn count as dropped. Cameras that are shown later send their newest frame again. */
  #loseFrames(): void {
    this.#shown.clear()
    this.#toned.clear()
    for (const { frame, isAgain } of this.#sent.takeAll()) this.#end(frame, isAgain, DROPPED)
    this.#subscription.markLost()
    this.#subscription.demandChanged()
  }

  /** No frames are sent to a hidden or minimised window. */
  setVisible(isVisible: boolean): void {
    if (isVisible === this.#isVisible) return
    this.#isVisible = isVisible
    this.#subscription.demandChanged()
  }

  /** Handles a message from the painter. */
  receive(message: PainterMessage): void {
    switch (message.kind) {
      case 'progress':
        this.#applyProgress(message)
        break
      case 'undecodable':
        this.#settle(message.id, ({ facts }) => undecodable(facts.picture))
        break
      case 'laid-out':
        this.#applyLayout(message)
        break
      case 'again':
        this.resend(message.camera)
        break
    }
    this.#past.serve()
    this.#subscription.ready()
  }

  /** Sends the frame that is to be shown of a camera once more, although it may be shown already. */
  resend(camera: string): void {
    this.#past.resend(camera)
    this.#shown.delete(camera)
    this.#subscription.resend(camera)
  }

  /** Must be called twice a second. */
  sample(): void {
    this.#dropUnseen()
    const { stuckAfterSeconds = STUCK_AFTER_SECONDS } = this.#listener
    if (this.#sent.areStuck(stuckAfterSeconds)) this.#listener.stuck()
  }

  /** The layout that the painter reported last; `undefined` before the first. */
  get layout(): LaidOut | undefined {
    return this.#layout
  }

  get counts(): ScreenCounts {
    const { offered, missed, waiting } = this.#subscription.counts
    const { painted, unchanged, dropped, undecodable } = this.#counts
    return {
      offered,
      painted,
      unchanged,
      dropped: missed + dropped,
      undecodable,
      onTheirWay: waiting + this.#sent.counted,
    }
  }

  get work(): Work {
    return this.#work
  }

  demand(camera: string): number {
    if (this.#link === undefined || !this.#isVisible || this.#past.isOn) return 0
    const { isOpen = true } = this.#layout ?? {}
    return this.#rates.get(camera) ?? (isOpen ? Infinity : 0)
  }

  get capacity(): number {
    if (this.#link === undefined) return 0
    const most = this.#toning?.mostInFlight
    const inFlight = this.#sent.undecoded + (most === undefined ? 0 : this.#toned.count)
    return Math.max(0, (most ?? WINDOW_IN_FLIGHT) - inFlight)
  }

  get isIdle(): boolean {
    return this.#sent.undecoded === 0
  }

  take(frame: Frame, isAgain: boolean): void {
    const isTonedFirst = this.#toning?.tones(frame.facts) === true
    const id = this.#idOf(frame)
    if (this.#sent.add({ frame, id, isAgain }, isTonedFirst) === 'new') frame.outcome.begin()
    if (isTonedFirst) {
      this.#toned.take(frame)
      return
    }
    const { camera, picture } = frame.facts
    this.#send(id, camera, this.#fit(camera, picture, frame.body))
  }

  #idOf({ facts }: Frame): number {
    return this.#idOffset + facts.id
  }

  #send(id: number, camera: string, content: FrameContent): void {
    const { undecoded } = this.#sent
    const { sent, mostInFlight } = this.#work
    this.#work = {
      ...this.#work,
      sent: sent + 1,
      mostInFlight: Math.max(mostInFlight, undecoded),
    }
    this.#lastId = Math.max(this.#lastId, id)
    this.#link?.send({ id, camera, ...content })
  }

  #sendPast(camera: string, content: FrameContent): void {
    if (!this.#past.isOn) return
    const id = this.#lastId + 1
    this.#sent.addPast(id)
    this.#send(id, camera, content)
  }

  /** Resolves when it is sent, unless it is not waited for any more. */
  async #tone(frame: Frame): Promise<void> {
    const { camera } = frame.facts
    const id = this.#idOf(frame)
    const content = await this.#toning?.tone(frame, needOf(this.#needs, camera))
    if (content !== undefined && this.#sent.toned(id)) this.#send(id, camera, content)
  }

  /** The picture that is shown is not sent, decoded and drawn again. One that was lost, or cannot be decoded, is. */
  takeUnchanged(frame: Frame): boolean {
    const { camera, content } = frame.facts
    if (this.#shown.get(camera) !== content) return false
    frame.outcome.begin()
    this.#end(frame, false, UNCHANGED)
    return true
  }

  stop(): Promise<void> {
    this.#unfollow()
    this.detach()
    this.#subscription.end()
    return Promise.resolve()
  }

  #fit(camera: string, picture: Picture, body: Uint8Array<ArrayBuffer>): FrameContent {
    if (picture.kind === 'encoded') return { picture, body }
    return fitRaw(picture, body, needOf(this.#needs, camera))
  }

  #applyLayout(layout: LaidOut): void {
    const before = { rates: this.#rates, isOpen: this.#layout?.isOpen ?? true }
    this.#layout = layout
    this.#needs = needsOf(layout.tiles)
    this.#rates = highestRates(layout.tiles)
    this.#past.layOut(new Set(this.#needs.keys()))
    // The painter may give up the picture of a camera without a tile.
    for (const camera of this.#shown.keys())
      if (!this.#needs.has(camera)) this.#shown.delete(camera)
    const isSame = before.isOpen === layout.isOpen && areSameRates(before.rates, this.#rates)
    if (!isSame) this.#subscription.demandChanged()
  }

  #applyProgress({ decoded, painted, paintedAt, overtaken, work }: Progress): void {
    for (const id of decoded) this.#sent.decoded(id)
    for (const id of overtaken) this.#settle(id, DROPPED)
    for (const [index, id] of painted.entries())
      this.#settle(id, { kind: 'painted', at: paintedAt[index] ?? Date.now() })
    const { decodes, byBrowser, tilesDrawn } = work
    this.#work = { ...this.#work, decoded: decodes, byBrowser, tilesDrawn }
  }

  /**
   * The painter keeps decoded frames of hidden cameras and does not report them. Once a newer frame has arrived, such a frame
   * will never be drawn, so it counts as dropped.
   */
  #dropUnseen(): void {
    for (const { frame, id } of this.#sent.decodedFrames()) {
      const { camera } = frame.facts
      if (!frame.outcome.isNewest && this.demand(camera) === 0) this.#settle(id, DROPPED)
    }
  }

  #settle(id: number, outcome: Outcome | ((frame: Frame) => Outcome)): void {
    const sent = this.#sent.take(id)
    if (sent === undefined) return
    const { frame, isAgain } = sent
    const settled = typeof outcome === 'function' ? outcome(frame) : outcome
    if (settled.kind === 'painted') this.#noteShown(frame)
    this.#end(frame, isAgain, settled)
  }

  #noteShown({ facts: { camera, content } }: Frame): void {
    if (this.#needs.has(camera)) this.#shown.set(camera, content)
  }

  #end(frame: Frame, isAgain: boolean, outcome: Outcome): void {
    if (!isAgain) this.#counts.count(outcome)
    frame.outcome.end(outcome)
  }
}

function undecodable(picture: Picture): Outcome {
  const why =
    picture.kind === 'raw'
      ? message('message.undecodable-raw')
      : message('message.undecodable', { format: picture.format.toUpperCase() })
  return { kind: 'undecodable', why }
}
