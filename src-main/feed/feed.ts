/**
 * The newest frame of every camera, and its way to a window.
 *
 * Each camera has one slot; a newer frame replaces one that waits. Cameras with a waiting frame are served in
 * turn, and only a few frames are on their way to the painter at a time, over all cameras: under overload that
 * keeps every frame young, where a queue would only make all of them old.
 */
import type { FrameMessage, PainterMessage, Progress, Size } from '../contract/frame.ts'
import type { Mode } from '../contract/settings.ts'
import type { Arrival } from '../receive/imagezmq/image-hub.ts'
import type { Message, PictureMessage } from '../receive/imagezmq/message.ts'
import type { Camera, Frame } from './camera.ts'
import { Cameras, MAX_CAMERAS, type CameraNumbers } from './cameras.ts'
import { fitRaw } from './fit-raw.ts'
import { freeBytes } from '../pixels/free-bytes.ts'
import { SentFrames, STUCK_AFTER_SECONDS } from './sent-frames.ts'
import { WaitingCameras } from './waiting-cameras.ts'

/** Measured with 64 cameras x 30 frames/s, and with 8 unthrottled: 8 add half to the latency, and no frame. */
export const WINDOW_IN_FLIGHT = 5
/**
 * Frames that may wait for the window. With more, the wall is behind its cameras: whatever else came would only be
 * received to be dropped, or be late when it is shown.
 */
const MOST_WAITING = 3

export interface FeedListener {
  /** A camera's first picture, or the first after a pause: its tile can come alive now. */
  appeared(camera: string): void
  /** A message could not be shown. `camera` is `undefined` when it named none. */
  fault(why: string, camera: string | undefined): void
  /** There may be room for new frames again; see `Feed.room`. */
  roomMade(): void
}

/**
 * What the wall cost: the feed since Camwall started, the painter since its page was loaded. Tests read it, so that
 * work that nobody sees fails one.
 */
export interface Work {
  /** Frames that crossed to a painter. */
  readonly sent: number
  /** Pictures that a painter decoded, or tried to. */
  readonly decoded: number
  /** Those of them that the browser's own decoders took. */
  readonly byBrowser: number
  /** Tiles that a painter drew; more than frames when the layout changed. */
  readonly tilesDrawn: number
  /** The most frames that were on their way to a painter at one time. */
  readonly mostInFlight: number
}

/** Where frames go: one window's painter. */
export interface FrameLink {
  send(frame: FrameMessage): void
  /** `STUCK_AFTER_SECONDS` unless given. */
  readonly stuckAfterSeconds?: number
  /** The painter has had a frame for so long and told nothing of it: it will not show another. */
  stuck(): void
}

export class Feed {
  readonly #listener: FeedListener
  readonly #cameras = new Cameras()
  /** Cameras that are seen and whose newest frame waits. */
  readonly #waiting = new WaitingCameras()
  readonly #sent = new SentFrames()
  /** Tiles of the painter's cameras; empty until it tells. */
  #tiles: ReadonlyMap<string, Size> = new Map()
  #link: FrameLink | undefined
  #visible = true
  #solo: string | undefined
  #nextId = 1
  readonly #work = { sent: 0, decoded: 0, byBrowser: 0, tilesDrawn: 0, mostInFlight: 0 }

  constructor(listener: FeedListener) {
    this.#listener = listener
  }

  /** Takes a message from the hub. */
  take(message: Message, arrival: Arrival, now = Date.now()): void {
    const { peer, mode, isEager } = arrival
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
    if (message.kind === 'picture') this.#takePicture(camera, message, isEager, now)
    else if (message.kind === 'malformed') this.#fault(camera, message.why)
  }

  /** A connection ended: cameras that have no other are gone. */
  left(peer: string): void {
    for (const camera of this.#cameras) camera.lose(peer)
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
    this.#tiles = new Map()
    for (const { camera, frame } of this.#sent.takeAll())
      if (frame !== camera.newest) this.#drop(camera, frame)
  }

  /** What the painter answers. */
  heard(message: PainterMessage): void {
    switch (message.kind) {
      case 'progress':
        this.#takeProgress(message)
        break
      case 'undecodable':
        this.#undecodable(message.id, message.why)
        break
      case 'tiles':
        this.#tiles = message.tiles
        break
      case 'again':
        this.#offer(this.#cameras.get(message.camera))
        break
    }
    this.#send()
    this.#listener.roomMade()
  }

  /**
   * How many frames may come without making those that wait older. Senders in REQ/REP send when they are answered, so
   * answering no more of them keeps every frame young, and the machine's time for those that are shown.
   */
  get room(): number {
    const isIdle =
      this.#link === undefined || (this.#sent.undecoded === 0 && this.#waiting.patient === 0)
    return isIdle ? Infinity : Math.max(0, MOST_WAITING - this.#waiting.patient)
  }

  get isVisible(): boolean {
    return this.#visible
  }

  /** A hidden or minimised wall gets no frames. */
  setVisible(visible: boolean): void {
    this.#visible = visible
    this.#offerAll()
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
    this.#waiting.delete(camera)
    for (const id of this.#sent.of(camera)) this.#settle(id, 'dropped')
    if (camera.newest !== undefined) freeBytes(camera.newest.message.body)
    this.#cameras.remove(camera)
    if (this.#solo === name) this.setSolo(undefined)
  }

  /** Takes every camera off the wall that is not live: what a busy day, or a stranger with many names, has left. */
  forgetSilent(now = Date.now()): void {
    for (const camera of [...this.#cameras])
      if (camera.state(now) !== 'live') this.forget(camera.name)
  }

  /** Who has sent, and their numbers. */
  get cameras(): CameraNumbers {
    return this.#cameras
  }

  /** Called twice a second. */
  sample(now = Date.now()): void {
    this.#cameras.sampleRates(now)
    if (this.#sent.areStuck(this.#link?.stuckAfterSeconds ?? STUCK_AFTER_SECONDS))
      this.#link?.stuck()
  }

  get work(): Work {
    return { ...this.#work }
  }

  #camera(name: string, mode: Mode, now: number): Camera | undefined {
    const known = this.#cameras.get(name)
    if (known !== undefined) return known
    if (this.#cameras.isFull && !this.#makeRoom(now)) return undefined
    return this.#cameras.add(name, mode, now)
  }

  #makeRoom(now: number): boolean {
    const least = this.#cameras.leastMissed(now)
    if (least !== undefined) this.forget(least.name)
    return least !== undefined
  }

  #countOther(message: Message): void {
    const why =
      message.kind === 'malformed'
        ? message.why
        : `The wall is full: it shows ${MAX_CAMERAS} cameras. Remove one, or send fewer names.`
    this.#cameras.countOther(message.bytes)
    this.#listener.fault(why, message.camera)
  }

  #takePicture(camera: Camera, message: PictureMessage, isEager: boolean, now: number): void {
    const wasLive = camera.received > 0 && camera.state(now) === 'live'
    camera.countPicture(message, now)
    const previous = camera.newest
    if (previous !== undefined) {
      // The painter may keep one that it has not drawn for as long as its camera is not seen, and tells nothing of it.
      const mayBeDrawn = this.#sent.has(previous.message.id) && this.isSeen(camera.name)
      if (!mayBeDrawn) this.#drop(camera, previous)
      freeBytes(previous.message.body)
    }
    const { picture } = message
    const frame = {
      id: this.#nextId++,
      camera: camera.name,
      picture,
      body: ownBytes(message.body),
    } as const
    camera.newest = { message: frame, isEager, sentAt: message.sentAt, settled: false }
    if (!wasLive) this.#listener.appeared(camera.name)
    this.#offer(camera)
    this.#send()
  }

  #offer(camera: Camera | undefined): void {
    if (camera?.newest === undefined || !this.isSeen(camera.name)) return
    this.#waiting.add(camera, camera.newest.isEager)
  }

  #offerAll(): void {
    this.#waiting.clear()
    for (const camera of this.#cameras) this.#offer(camera)
    this.#send()
  }

  #send(): void {
    if (this.#link === undefined) return
    while (this.#sent.undecoded < WINDOW_IN_FLIGHT) {
      const camera = this.#waiting.take()
      const frame = camera?.newest
      if (camera === undefined || frame === undefined) return
      this.#sent.add({ camera, frame })
      this.#work.sent += 1
      this.#work.mostInFlight = Math.max(this.#work.mostInFlight, this.#sent.undecoded)
      this.#link.send(this.#fit(frame.message))
    }
  }

  #fit(frame: FrameMessage): FrameMessage {
    // A camera that has no tile yet gets one like the others, or a smaller one.
    const tile = this.#tiles.get(frame.camera) ?? this.#tiles.values().next().value
    const { picture } = frame
    return tile === undefined || picture.kind !== 'raw' ? frame : fitRaw(frame, picture, tile)
  }

  #takeProgress({ decoded, painted, paintedAt, overtaken, work }: Progress): void {
    for (const id of decoded) this.#sent.decoded(id)
    for (const id of overtaken) this.#settle(id, 'dropped')
    for (const [index, id] of painted.entries()) this.#settle(id, 'painted', paintedAt[index])
    this.#work.decoded = work.decodes
    this.#work.byBrowser = work.byBrowser
    this.#work.tilesDrawn = work.tilesDrawn
  }

  #settle(id: number, as: 'painted' | 'dropped', at?: number): void {
    const sent = this.#sent.take(id)
    if (sent === undefined) return
    if (as === 'dropped') this.#drop(sent.camera, sent.frame)
    else if (!sent.frame.settled) sent.camera.countPainted(sent.frame, at)
    sent.frame.settled = true
  }

  #undecodable(id: number, why: string): void {
    const sent = this.#sent.take(id)
    if (sent === undefined) return
    if (!sent.frame.settled) this.#fault(sent.camera, why)
    sent.frame.settled = true
  }

  #drop(camera: Camera, frame: Frame): void {
    if (!frame.settled) camera.dropped += 1
    frame.settled = true
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
