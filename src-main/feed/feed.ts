/**
 * The newest frame of every camera, and its way to a window.
 *
 * Each camera has one slot; a newer frame replaces one that waits. Cameras with a waiting frame are served in
 * turn, and only a few frames are on their way to the painter at a time, over all cameras: under overload that
 * keeps every frame young, where a queue would only make all of them old.
 */
import type { CameraStatus, Counters } from '../contract/camera.ts'
import type { FrameMessage, PainterMessage } from '../contract/frame.ts'
import type { Mode } from '../contract/settings.ts'
import type { Message, PictureMessage } from '../imagezmq/message.ts'
import { Camera, type Frame } from './camera.ts'

/** Measured at 64 cameras x 30 frames/s: 4 lose frames, 12 double the latency. */
export const WINDOW_IN_FLIGHT = 6
/** More tiles than this cannot be told apart on one screen, and each holds a frame in memory. */
export const MAX_CAMERAS = 256

export interface FeedListener {
  /** A camera's first picture, or the first after a pause: its tile can come alive now. */
  appeared(camera: string): void
  /** A message could not be shown. `camera` is `undefined` when it named none. */
  fault(why: string, camera: string | undefined): void
}

/** Where frames go: one window's painter. */
export type FrameLink = (frame: FrameMessage) => void

export class Feed {
  readonly #listener: FeedListener
  readonly #cameras = new Map<string, Camera>()
  /** Cameras whose newest frame waits, in the order in which they are served. */
  readonly #waiting = new Set<Camera>()
  /** Frames that the painter has and has not drawn yet. */
  readonly #atPainter = new Map<number, { readonly camera: Camera; readonly frame: Frame }>()
  readonly #inFlight = new Set<number>()
  /** Messages that named no camera, and cameras that were taken off the wall. */
  #others: Counters = { received: 0, painted: 0, dropped: 0, malformed: 0, bytes: 0 }
  #link: FrameLink | undefined
  #visible = true
  #solo: string | undefined
  #nextId = 1

  constructor(listener: FeedListener) {
    this.#listener = listener
  }

  /** Takes a message from the hub. `peer` is the connection that it came by. */
  take(message: Message, peer: string, mode: Mode, now = Date.now()): void {
    const camera =
      message.camera === undefined ? undefined : this.#camera(message.camera, mode, now)
    if (camera === undefined) {
      this.#countOther(message)
      return
    }
    camera.lastSeen = now
    camera.mode = mode
    camera.bytes += message.bytes
    camera.join(peer)
    if (message.kind === 'picture') this.#takePicture(camera, message, now)
    else if (message.kind === 'malformed') this.#fault(camera, message.why)
  }

  /** A connection ended: cameras that have no other are gone. */
  left(peer: string): void {
    for (const camera of this.#cameras.values()) camera.lose(peer)
  }

  /** A window's painter is ready: it gets the newest frame of every camera, then what follows. */
  attach(link: FrameLink): void {
    this.detach()
    this.#link = link
    this.#offerAll()
  }

  /** The window is gone; what it had not drawn counts as dropped, unless it is still the newest. */
  detach(): void {
    this.#link = undefined
    this.#inFlight.clear()
    for (const { camera, frame } of this.#atPainter.values())
      if (frame !== camera.newest) this.#drop(camera, frame)
    this.#atPainter.clear()
  }

  /** What the painter answers. */
  heard(message: PainterMessage): void {
    switch (message.kind) {
      case 'decoded':
        this.#inFlight.delete(message.id)
        if (message.overtaken !== undefined) this.#settle(message.overtaken, 'dropped')
        break
      case 'undecodable':
        this.#undecodable(message.id, message.why)
        break
      case 'drawn':
        for (const id of message.painted) this.#settle(id, 'painted')
        break
      case 'again':
        this.#offer(this.#cameras.get(message.camera))
        break
    }
    this.#send()
  }

  /** A hidden or minimised wall gets no frames. */
  setVisible(visible: boolean): void {
    this.#visible = visible
    if (visible) this.#offerAll()
  }

  /** One camera is shown alone; the others get no frames. `undefined` shows all. */
  setSolo(camera: string | undefined): void {
    this.#solo = camera
    this.#offerAll()
  }

  /** Whether a camera's picture can be seen now. */
  isSeen(camera: string): boolean {
    return this.#visible && (this.#solo === undefined || this.#solo === camera)
  }

  /** Takes a camera off the wall until it sends again. Its numbers stay in the totals. */
  forget(name: string): void {
    const camera = this.#cameras.get(name)
    if (camera === undefined) return
    this.#cameras.delete(name)
    this.#waiting.delete(camera)
    for (const [id, sent] of this.#atPainter)
      if (sent.camera === camera) this.#settle(id, 'dropped')
    this.#others = sum([this.#others, camera])
  }

  get names(): Iterable<string> {
    return this.#cameras.keys()
  }

  sampleRates(now = Date.now()): void {
    for (const camera of this.#cameras.values()) camera.sampleRates(now)
  }

  /** Every camera that has sent, in the order of its first message. */
  statuses(now = Date.now()): CameraStatus[] {
    return [...this.#cameras.values()].map((camera) => camera.status(now))
  }

  /** All cameras together, with messages that named none. */
  totals(): Counters {
    return sum([this.#others, ...this.#cameras.values()])
  }

  #camera(name: string, mode: Mode, now: number): Camera | undefined {
    const known = this.#cameras.get(name)
    if (known !== undefined) return known
    if (this.#cameras.size >= MAX_CAMERAS && !this.#makeRoom(now)) return undefined
    const camera = new Camera(name, mode, now)
    this.#cameras.set(name, camera)
    return camera
  }

  /** A full wall lets go of the longest silent camera that has no picture or has left; live ones stay. */
  #makeRoom(now: number): boolean {
    const dispensable = [...this.#cameras.values()]
      .filter((camera) => camera.received === 0 || camera.state(now) === 'gone')
      .sort((a, b) => Math.min(a.received, 1) - Math.min(b.received, 1) || a.lastSeen - b.lastSeen)
    const [least] = dispensable
    if (least !== undefined) this.forget(least.name)
    return least !== undefined
  }

  #countOther(message: Message): void {
    const why =
      message.kind === 'malformed'
        ? message.why
        : `The wall is full: it shows ${MAX_CAMERAS} cameras. Remove one, or send fewer names.`
    this.#others = sum([
      this.#others,
      { received: 0, painted: 0, dropped: 0, malformed: 1, bytes: message.bytes },
    ])
    this.#listener.fault(why, message.camera)
  }

  #takePicture(camera: Camera, message: PictureMessage, now: number): void {
    const wasLive = camera.received > 0 && camera.state(now) === 'live'
    camera.countPicture(message, now)
    const previous = camera.newest
    if (previous !== undefined && !this.#atPainter.has(previous.message.id))
      this.#drop(camera, previous)
    const { picture } = message
    const frame = { id: this.#nextId++, camera: camera.name, picture, body: ownBytes(message.body) }
    camera.newest = { message: frame, settled: false }
    if (!wasLive) this.#listener.appeared(camera.name)
    this.#offer(camera)
    this.#send()
  }

  #offer(camera: Camera | undefined): void {
    if (camera?.newest !== undefined) this.#waiting.add(camera)
  }

  #offerAll(): void {
    for (const camera of this.#cameras.values()) this.#offer(camera)
    this.#send()
  }

  #send(): void {
    if (this.#link === undefined) return
    for (const camera of this.#waiting) {
      if (this.#inFlight.size >= WINDOW_IN_FLIGHT) return
      if (!this.isSeen(camera.name)) continue
      this.#waiting.delete(camera)
      const frame = camera.newest
      if (frame === undefined) continue
      this.#inFlight.add(frame.message.id)
      this.#atPainter.set(frame.message.id, { camera, frame })
      this.#link(frame.message)
    }
  }

  #settle(id: number, as: 'painted' | 'dropped'): void {
    this.#inFlight.delete(id)
    const sent = this.#atPainter.get(id)
    if (sent === undefined) return
    this.#atPainter.delete(id)
    if (as === 'dropped') this.#drop(sent.camera, sent.frame)
    else if (!sent.frame.settled) sent.camera.painted += 1
    sent.frame.settled = true
  }

  #drop(camera: Camera, frame: Frame): void {
    if (!frame.settled) camera.dropped += 1
    frame.settled = true
  }

  #undecodable(id: number, why: string): void {
    this.#inFlight.delete(id)
    const sent = this.#atPainter.get(id)
    if (sent === undefined) return
    this.#atPainter.delete(id)
    if (!sent.frame.settled) this.#fault(sent.camera, why)
    sent.frame.settled = true
  }

  #fault(camera: Camera, why: string): void {
    camera.countFault(why)
    this.#listener.fault(why, camera.name)
  }
}

/** A view of a larger buffer would cross to the window with all of that buffer. */
function ownBytes(body: Uint8Array): Uint8Array<ArrayBuffer> {
  const { buffer, byteOffset, byteLength } = body
  return buffer instanceof ArrayBuffer && byteLength === buffer.byteLength
    ? new Uint8Array(buffer, byteOffset, byteLength)
    : new Uint8Array(body)
}

function sum(counters: readonly Counters[]): Counters {
  const total = { received: 0, painted: 0, dropped: 0, malformed: 0, bytes: 0 }
  for (const { received, painted, dropped, malformed, bytes } of counters) {
    total.received += received
    total.painted += painted
    total.dropped += dropped
    total.malformed += malformed
    total.bytes += bytes
  }
  return total
}
