/** One camera: its newest frame, its numbers, and whether it is alive. */
import type { CameraState, CameraStatus } from '../contract/camera.ts'
import type { FrameMessage } from '../contract/frame.ts'
import type { Mode } from '../contract/settings.ts'
import type { PictureMessage } from '../receive/imagezmq/message.ts'
import { LatencyMeter } from './latency-meter.ts'
import { RateMeter } from './rate-meter.ts'

/** Frames stop for longer than this, and for longer than five of the camera's usual pauses: no longer live. */
const STALE_AFTER_MS = 2000
const STALE_AFTER_PAUSES = 5
/** Weight of the newest pause in the running mean. */
const PAUSE_WEIGHT = 0.1
/** A night's silence counts as so many usual pauses, and two seconds: it must not make the next hour's look usual. */
const MOST_PAUSES = 10

/** A frame, and what became of it. */
export interface Frame {
  readonly message: FrameMessage
  /** It is shown with the time that others leave. */
  readonly isEager: boolean
  /** When it was sent, in milliseconds since the epoch, if the sender tells. */
  readonly sentAt: number | undefined
  /** Counted as painted or dropped already; it may be drawn again, in another window or larger. */
  settled: boolean
}

export class Camera {
  readonly name: string
  readonly firstSeen: number
  lastSeen: number
  mode: Mode
  received = 0
  painted = 0
  dropped = 0
  malformed = 0
  bytes = 0
  lastFault: string | undefined
  /** The one slot: the newest frame, kept after it was sent so that a new window can have it. */
  newest: Frame | undefined
  /** Connections that this camera's frames came by. */
  readonly peers = new Set<string>()
  readonly latency = new LatencyMeter()
  readonly #receivedRate = new RateMeter()
  readonly #paintedRate = new RateMeter()
  #receivedFps = 0
  #paintedFps = 0
  #usualPause = 0
  #frameBytes = 0
  #newestBytes = 0
  #lastFrameAt = 0
  #left = false

  constructor(name: string, mode: Mode, now: number) {
    this.name = name
    this.mode = mode
    this.firstSeen = now
    this.lastSeen = now
  }

  /** Counts a picture; the caller puts its frame into the slot. */
  countPicture(message: PictureMessage, now: number): void {
    const pause = this.#silence(now)
    if (this.received === 1) this.#usualPause = pause
    else if (this.received > 1) {
      const most = MOST_PAUSES * this.#usualPause + STALE_AFTER_MS
      this.#usualPause += PAUSE_WEIGHT * (Math.min(pause, most) - this.#usualPause)
    }
    this.received += 1
    this.#newestBytes = message.body.byteLength
    if (this.#frameBytes === 0) this.#frameBytes = this.#newestBytes
    this.#lastFrameAt = now
  }

  /** `at` in milliseconds since the epoch. */
  countPainted({ sentAt }: Frame, at: number | undefined): void {
    this.painted += 1
    if (sentAt !== undefined && at !== undefined) this.latency.record(at - sentAt)
  }

  countFault(why: string): void {
    this.malformed += 1
    this.lastFault = why
  }

  /** A connection ended. */
  lose(peer: string): void {
    if (this.peers.delete(peer)) this.#left = this.peers.size === 0
  }

  join(peer: string): void {
    this.peers.add(peer)
    this.#left = false
  }

  state(now: number): CameraState {
    const patience = Math.max(STALE_AFTER_MS, STALE_AFTER_PAUSES * this.#usualPause)
    const silence = this.#silence(now)
    if (this.#left && silence > LEFT_AFTER_MS) return 'gone'
    return silence <= patience ? 'live' : 'stalled'
  }

  /** Since the newest frame. When the computer's clock is set back, time counts from then on. */
  #silence(now: number): number {
    this.#lastFrameAt = Math.min(this.#lastFrameAt, now)
    return now - this.#lastFrameAt
  }

  /** Whether there is a rate to go on with. */
  get hasRate(): boolean {
    return this.#receivedFps > 0
  }

  /** What follows is told until the next call. */
  sampleRates(now: number): void {
    this.#frameBytes = this.#newestBytes
    this.#receivedFps = this.#receivedRate.sample(this.received, now)
    this.#paintedFps = this.#paintedRate.sample(this.painted, now)
  }

  status(now: number): CameraStatus {
    const picture = this.newest?.message.picture
    return {
      name: this.name,
      mode: this.mode,
      state: this.state(now),
      received: this.received,
      painted: this.painted,
      dropped: this.dropped,
      malformed: this.malformed,
      bytes: this.bytes,
      width: picture?.width ?? 0,
      height: picture?.height ?? 0,
      frameBytes: this.#frameBytes,
      format: picture === undefined ? '' : picture.kind === 'raw' ? 'raw' : picture.format,
      receivedFps: this.#receivedFps,
      paintedFps: this.#paintedFps,
      firstSeen: this.firstSeen,
      lastSeen: this.lastSeen,
      lastFrameAt: this.#lastFrameAt,
      ...(this.lastFault === undefined ? {} : { lastFault: this.lastFault }),
    }
  }
}

/** A sender that reconnects for every frame must not flicker. */
const LEFT_AFTER_MS = 1000
