/** One camera: its newest frame, its numbers, and whether it is alive. */
import type { CameraState, CameraStatus } from '../contract/camera.ts'
import type { Mode } from '../contract/settings.ts'
import type { PictureMessage } from '../receive/imagezmq/message.ts'
import { Fate, type Outcome } from './fate.ts'
import type { Frame } from './frame.ts'
import { LatencyMeter } from './latency-meter.ts'
import { RateMeter } from './rate-meter.ts'

/** Frames stop for longer than this, and for longer than five of the camera's usual pauses: no longer live. */
const STALE_AFTER_MS = 2000
const STALE_AFTER_PAUSES = 5
/** Weight of the newest pause in the running mean. */
const PAUSE_WEIGHT = 0.1
/** A night's silence counts as so many usual pauses, and two seconds: it must not make the next hour's look usual. */
const MOST_PAUSES = 10

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
  #newest: Frame | undefined
  /** Those of which it is not settled yet what becomes of them. */
  readonly #unsettled = new Set<Fate>()
  readonly #undecodable: (why: string) => void

  /** @param undecodable - called when no window can decode a frame, with the reason */
  constructor(name: string, mode: Mode, now: number, undecodable: (why: string) => void) {
    this.name = name
    this.mode = mode
    this.firstSeen = now
    this.lastSeen = now
    this.#undecodable = undecodable
  }

  /** The one slot: the newest frame, kept after it was taken so that a new window can have it. */
  get newest(): Frame | undefined {
    return this.#newest
  }

  /** The camera holds the frame until the next one comes. */
  put(frame: Frame): void {
    const previous = this.#newest
    this.#newest = frame
    previous?.fate.overtake()
    previous?.release()
  }

  /** Of the next frame. `sentAt` in milliseconds since the epoch, if its sender tells. */
  newFate(sentAt: number | undefined): Fate {
    const fate = new Fate((outcome) => {
      this.#unsettled.delete(fate)
      this.#settle(outcome, sentAt)
    })
    this.#unsettled.add(fate)
    return fate
  }

  /** It is taken off the wall: its frame is let go, and whatever is not settled counts as dropped. */
  end(): void {
    for (const fate of this.#unsettled) fate.abandon()
    this.#newest?.release()
    this.#newest = undefined
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

  #settle(outcome: Outcome, sentAt: number | undefined): void {
    switch (outcome.kind) {
      case 'painted':
        this.painted += 1
        if (sentAt !== undefined) this.latency.record(outcome.at - sentAt)
        break
      case 'dropped':
        this.dropped += 1
        break
      case 'undecodable':
        this.#undecodable(outcome.why)
        break
    }
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
    const picture = this.#newest?.facts.picture
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
