/** One camera: its newest frame, its statistics and its state. */
import type { CameraState, CameraStatus, SaidEvent } from '../contract/camera.ts'
import { areSameReadings, NO_READINGS, type Readings } from '../contract/readings.ts'
import type { Pattern } from '../contract/mode.ts'
import type { Source } from '../contract/source.ts'
import { isSameMessage, type Message } from '../contract/text/text.ts'
import { NO_WARNINGS, type Warning } from '../contract/warnings.ts'
import type { Arrival } from '../receive/imagezmq/image-hub.ts'
import type { PictureMessage } from '../receive/imagezmq/message.ts'
import type { CameraSigns } from './camera-signs.ts'
import { FrameOutcome, type Outcome } from './frame-outcome.ts'
import type { Frame } from './frame.ts'
import { LastingShape } from './lasting-shape.ts'
import { LatencyMeter } from './latency-meter.ts'
import { RateMeter } from './rate-meter.ts'
import { areSameBytes, isSamePicture } from './same-picture.ts'
import { SenderWatch } from './sender-watch.ts'
import { SignWatch } from './sign-watch.ts'

/** A camera is stalled when no frame came for longer than this, and for longer than five of its usual intervals. */
const STALE_AFTER_MS = 2000
const STALE_AFTER_INTERVALS = 5
/**
 * A camera is called unchanged after it sent the same picture for this long. Noise makes the pictures of a live sensor differ,
 * but a program that waits for something to change may send the same one for some seconds.
 */
export const UNCHANGED_AFTER_MS = 30_000
/** Weight of the newest interval in the running mean. */
const INTERVAL_WEIGHT = 0.1
/** An interval counts as at most so many usual ones plus `STALE_AFTER_MS`: one silent night must not distort the mean. */
const MAX_INTERVALS = 10
/** An announcement says that a camera is live for this long: that of the next one, and some delay. */
const ANNOUNCED_FOR_MS = 5000
/** A camera is gone when it has had no connection for this long; a sender that reconnects for each frame must not flicker. */
const GONE_AFTER_MS = 1000

/** How its first message came. */
export type CameraOrigin = Pick<Arrival, 'mode' | 'source'>

export class Camera {
  readonly name: string
  readonly firstSeen: number
  lastSeen: number
  mode: Pattern
  /** Of the newest message. */
  source: Source
  received = 0
  painted = 0
  unchanged = 0
  dropped = 0
  damaged = 0
  malformed = 0
  bytes = 0
  /** For how long the reply to the newest frame is held at most: a sender is not silent while it waits for it. Milliseconds. */
  holdMs = 0
  lastFault: Message | undefined
  newestEvent: SaidEvent | undefined
  /** Connections through which frames of this camera arrive. */
  readonly peers = new Set<string>()
  readonly senders = new SenderWatch()
  readonly watch = new SignWatch()
  /** An equal list must stay the same object: rows are compared by identity. */
  warnings: readonly Warning[] = NO_WARNINGS
  readonly shape = new LastingShape()
  readonly latency = new LatencyMeter()
  readonly #receivedRate = new RateMeter()
  readonly #paintedRate = new RateMeter()
  #receivedFps = 0
  #paintedFps = 0
  #usualInterval = 0
  #frameBytes = 0
  #newestBytes = 0
  #lastFrameAt = 0
  /** The same by the monotonic clock: a computer's clock that is set makes no camera silent. */
  #lastFrameAtSteady = -Infinity
  /** When its publisher has announced it while it had no demand, by the monotonic clock. */
  #announcedAt = -Infinity
  /** Arrival of the first of the frames that have the newest picture. */
  #changedAt = 0
  /** Whether its last connection was closed. */
  #isDisconnected = false
  #newest: Frame | undefined
  #readings: Readings = NO_READINGS
  /** Outcomes that are not settled yet. */
  readonly #unsettled = new Set<FrameOutcome>()
  readonly #undecodable: (why: Message) => void

  /** @param undecodable - called when a window cannot decode a frame, with the reason */
  constructor(
    name: string,
    { mode, source }: CameraOrigin,
    now: number,
    undecodable: (why: Message) => void,
  ) {
    this.name = name
    this.mode = mode
    this.source = source
    this.firstSeen = now
    this.lastSeen = now
    this.#undecodable = undecodable
  }

  /** The newest frame. It is kept after consumers took it, for consumers that are added later. */
  get newest(): Frame | undefined {
    return this.#newest
  }

  /** Whether its newest picture is older, or it has none. @param steady - in milliseconds of the monotonic clock */
  isOlderThan(steady: number): boolean {
    return this.#lastFrameAtSteady < steady
  }

  /** Replaces the newest frame and releases the previous one. */
  put(frame: Frame): void {
    const previous = this.#newest
    this.#newest = frame
    previous?.outcome.overtake()
    previous?.release()
  }

  /**
   * The content number of the newest frame, if a picture that arrives is the same, byte for byte. Moving pictures differ within
   * their first bytes, so that only what is unchanged costs a comparison of all of them.
   */
  contentOf({ picture, body }: PictureMessage, now: number): number | undefined {
    const newest = this.#newest
    if (newest !== undefined && isSamePicture(newest.facts.picture, picture))
      if (areSameBytes(newest.body, body)) return newest.facts.content
    this.#changedAt = now
    return undefined
  }

  /**
   * Creates the outcome of the next frame.
   *
   * @param sentAt - in milliseconds since the epoch; `undefined` if the sender does not report it
   */
  newOutcome(sentAt: number | undefined): FrameOutcome {
    const frameOutcome = new FrameOutcome((outcome) => {
      this.#unsettled.delete(frameOutcome)
      this.#settle(outcome, sentAt)
    })
    this.#unsettled.add(frameOutcome)
    return frameOutcome
  }

  /** Call it when the camera is removed: releases its frame; outcomes that are not settled count as dropped. */
  end(): void {
    for (const outcome of this.#unsettled) outcome.abandon()
    this.#newest?.release()
    this.#newest = undefined
  }

  /**
   * Counts a picture. The caller must also call `put`.
   *
   * @param now - in milliseconds since the epoch
   * @param steady - in milliseconds of the monotonic clock
   */
  countPicture(message: PictureMessage, now: number, steady: number): void {
    const interval = steady - this.#lastFrameAtSteady
    if (this.received === 1) this.#usualInterval = interval
    else if (this.received > 1) {
      const longest = MAX_INTERVALS * this.#usualInterval + STALE_AFTER_MS
      this.#usualInterval += INTERVAL_WEIGHT * (Math.min(interval, longest) - this.#usualInterval)
    }
    this.received += 1
    if (message.picture.kind === 'encoded' && message.picture.cut) this.damaged += 1
    this.#newestBytes = message.body.byteLength
    if (this.#frameBytes === 0) this.#frameBytes = this.#newestBytes
    this.#lastFrameAt = now
    this.#lastFrameAtSteady = steady
  }

  /**
   * Its publisher says that it is live, and sends no frames of it.
   *
   * @param now - in milliseconds since the epoch
   * @param steady - in milliseconds of the monotonic clock
   */
  noteAnnounced(now: number, steady: number): void {
    this.#announcedAt = steady
    this.lastSeen = now
    this.watch.noteUnasked(steady)
  }

  /** Those of the newest picture. @returns whether they differ from those before */
  setReadings(readings: Readings): boolean {
    // Equal ones stay the same object: rows are compared by identity, and only what differs is published.
    if (areSameReadings(this.#readings, readings)) return false
    this.#readings = readings
    return true
  }

  countFault(why: Message): void {
    this.malformed += 1
    // An equal one stays the same object: rows are compared by identity, and only what differs is published.
    if (this.lastFault === undefined || !isSameMessage(this.lastFault, why)) this.lastFault = why
  }

  /** Call it when a connection ended. */
  disconnect(peer: string): void {
    if (this.peers.delete(peer)) this.#isDisconnected = this.peers.size === 0
  }

  connect(peer: string): void {
    if (!this.peers.has(peer)) this.watch.connections += 1
    this.peers.add(peer)
    this.#isDisconnected = false
  }

  /** @param steady - in milliseconds of the monotonic clock */
  state(steady: number): CameraState {
    const staleAfter = Math.max(STALE_AFTER_MS, STALE_AFTER_INTERVALS * this.#usualInterval)
    const silence = steady - this.#lastFrameAtSteady
    if (this.#isDisconnected && silence > GONE_AFTER_MS) return 'gone'
    const isAnnounced = steady - this.#announcedAt <= ANNOUNCED_FOR_MS
    return isAnnounced || silence - this.holdMs <= staleAfter ? 'live' : 'stalled'
  }

  #settle(outcome: Outcome, sentAt: number | undefined): void {
    switch (outcome.kind) {
      case 'painted':
        this.painted += 1
        this.watch.faults.noteShown()
        if (sentAt !== undefined) this.latency.record(outcome.at - sentAt)
        break
      case 'unchanged':
        this.unchanged += 1
        this.watch.faults.noteShown()
        break
      case 'dropped':
        this.dropped += 1
        break
      case 'undecodable':
        this.watch.faults.noteUndecodable()
        this.#undecodable(outcome.why)
        break
    }
  }

  get #unchangedSince(): number {
    return this.#lastFrameAt - this.#changedAt < UNCHANGED_AFTER_MS ? 0 : this.#changedAt
  }

  /** Whether a rate above 0 is known. */
  get hasRate(): boolean {
    return this.#receivedFps > 0
  }

  /**
   * Updates the values that `status` returns until the next call.
   *
   * @param steady - in milliseconds of the monotonic clock
   */
  sampleRates(steady: number): void {
    this.#frameBytes = this.#newestBytes
    this.#receivedFps = this.#receivedRate.sample(this.received, steady)
    this.#paintedFps = this.#paintedRate.sample(this.painted, steady)
  }

  /**
   * @param now - in milliseconds since the epoch
   * @param steady - in milliseconds of the monotonic clock
   */
  signs(now: number, steady: number): CameraSigns {
    return {
      camera: this.name,
      state: this.state(steady),
      received: this.received,
      isShared: this.senders.isShared(now),
      ...this.watch.signs(steady),
    }
  }

  /**
   * @param now - in milliseconds since the epoch
   * @param steady - in milliseconds of the monotonic clock
   */
  status(now: number, steady: number): CameraStatus {
    const picture = this.#newest?.facts.picture
    // No time is in the future. If the computer's clock is set back, the newest frame counts as one of that moment.
    this.#lastFrameAt = Math.min(this.#lastFrameAt, now)
    return {
      name: this.name,
      mode: this.mode,
      knownBy: this.source.knownBy,
      isShared: this.senders.isShared(now),
      readings: this.#readings,
      state: this.state(steady),
      warnings: this.warnings,
      received: this.received,
      painted: this.painted,
      unchanged: this.unchanged,
      dropped: this.dropped,
      damaged: this.damaged,
      malformed: this.malformed,
      bytes: this.bytes,
      width: picture?.width ?? 0,
      height: picture?.height ?? 0,
      shape: this.shape.shape,
      frameBytes: this.#frameBytes,
      format: picture === undefined ? '' : picture.kind === 'raw' ? 'raw' : picture.format,
      receivedFps: this.#receivedFps,
      paintedFps: this.#paintedFps,
      firstSeen: this.firstSeen,
      lastSeen: this.lastSeen,
      lastFrameAt: this.#lastFrameAt,
      unchangedSince: this.#unchangedSince,
      ...(this.newestEvent === undefined ? {} : { newestEvent: this.newestEvent }),
      ...(this.lastFault === undefined ? {} : { lastFault: this.lastFault }),
    }
  }
}
