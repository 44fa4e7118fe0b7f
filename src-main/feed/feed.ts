/**
 * The newest frame of every camera, and its way to whoever reads frames.
 *
 * Each camera has one slot; a newer frame replaces the one in it. Every consumer has a seat of its own, at which the
 * cameras that it wants wait in turn: one that is full, or that wants little, holds up no other.
 */
import type { Mode } from '../contract/settings.ts'
import type { Arrival } from '../receive/imagezmq/image-hub.ts'
import type { Message, PictureMessage } from '../receive/imagezmq/message.ts'
import type { Camera } from './camera.ts'
import { Cameras, MAX_CAMERAS, type CameraNumbers } from './cameras.ts'
import { Connections } from './connections.ts'
import { Frame } from './frame.ts'
import type { FeedSeat, FrameConsumer } from './frame-consumer.ts'
import { WaitingList } from './waiting-list.ts'

export interface FeedListener {
  /** A camera's first picture, or the first after a pause: its tile can come alive now. */
  appeared(camera: string): void
  /** A message could not be shown. `camera` is `undefined` when it named none. */
  fault(why: string, camera: string | undefined): void
  /** There may be room for new frames again; see `Feed.room`. */
  roomMade(): void
  /** Somebody wants more or less of a camera than before; see `Feed.demandOf`. */
  demandChanged(): void
}

/** When something happened: in milliseconds since the epoch, and of a clock that nobody sets. */
export interface Moment {
  readonly at: number
  readonly steady: number
}

function now(): Moment {
  return { at: Date.now(), steady: performance.now() }
}

export class Feed {
  readonly #listener: FeedListener
  readonly #cameras = new Cameras()
  readonly #connections = new Connections()
  readonly #lists = new Set<WaitingList>()
  #nextId = 1

  constructor(listener: FeedListener) {
    this.#listener = listener
  }

  /** Takes a message from the hub. */
  take(message: Message, arrival: Arrival, moment = now()): void {
    const { peer, mode, isEager } = arrival
    const camera =
      message.camera === undefined ? undefined : this.#camera(message.camera, mode, moment.at)
    if (camera === undefined) {
      this.#countOther(message)
      return
    }
    camera.lastSeen = moment.at
    camera.mode = mode
    camera.bytes += message.bytes
    this.#connections.join(peer, camera)
    switch (message.kind) {
      case 'picture':
        this.#takePicture(camera, message, isEager, moment)
        break
      case 'event':
        this.#forEach((list) =>
          list.hear({
            camera: camera.name,
            fields: message.fields,
            arrivedAt: moment.at,
            arrivedAtSteady: moment.steady,
          }),
        )
        break
      case 'malformed':
        this.#fault(camera, message.why)
    }
  }

  /** A connection ended: cameras that have no other are gone. */
  left(peer: string): void {
    this.#connections.end(peer)
  }

  /** A consumer gets the newest frame of every camera that it wants, then what follows. */
  add(consumer: FrameConsumer): FeedSeat {
    const list = new WaitingList(consumer)
    const demandChanged = () => {
      if (!this.#lists.has(list)) return
      this.#tellDemand(() => list.askAgain(this.#cameras))
      list.serve()
    }
    this.#tellDemand(() => {
      this.#lists.add(list)
      list.askAgain(this.#cameras)
    })
    list.serve()
    return {
      get counts() {
        return list.counts
      },
      demandChanged,
      ready: () => {
        list.serve()
        this.#listener.roomMade()
      },
      again: (name) => {
        const camera = this.#cameras.get(name)
        if (camera === undefined) return
        list.lose(camera)
        list.offerMissed(camera)
      },
      lose: () => {
        for (const camera of this.#cameras) list.lose(camera)
      },
      leave: () => {
        this.#tellDemand(() => {
          this.#lists.delete(list)
          for (const camera of this.#cameras) list.forget(camera)
        })
        this.#listener.roomMade()
      },
    }
  }

  /**
   * How many frames may come without making those that wait older: of the consumer that has the most room, so that one
   * that is full holds up nobody. Senders in REQ/REP send when they are answered, so answering no more of them keeps every
   * frame young, and the machine's time for those that are shown.
   */
  get room(): number {
    let most: number | undefined
    for (const list of this.#lists) if (list.wantsAny) most = Math.max(most ?? 0, list.room)
    return most ?? Infinity
  }

  /**
   * Frames a second that are wanted of a camera; `Infinity` is all. A reply that is held holds its whole connection, so
   * cameras of one connection share the highest demand of them.
   */
  demandOf(name: string): number {
    const camera = this.#cameras.get(name)
    if (camera === undefined)
      return Math.max(0, ...[...this.#lists].map((list) => list.demand(name)))
    return this.#demandFor(camera)
  }

  /** Takes a camera off the wall until it sends again. Its numbers stay in the totals. */
  forget(name: string): void {
    const camera = this.#cameras.get(name)
    if (camera === undefined) return
    for (const list of this.#lists) list.forget(camera)
    this.#connections.forget(camera)
    this.#cameras.remove(camera)
  }

  /** Takes every camera off the wall that is not live: what a busy day, or a stranger with many names, has left. */
  forgetSilent(at = Date.now()): void {
    for (const camera of [...this.#cameras])
      if (camera.state(at) !== 'live') this.forget(camera.name)
  }

  /** Who has sent, and their numbers. */
  get cameras(): CameraNumbers {
    return this.#cameras
  }

  /** Called twice a second. */
  sample(at = Date.now()): void {
    this.#cameras.sampleRates(at)
  }

  /** Resolves when no consumer holds a frame any more. */
  async stop(): Promise<void> {
    await Promise.all([...this.#lists].map(({ consumer }) => consumer.stop()))
  }

  #camera(name: string, mode: Mode, at: number): Camera | undefined {
    const known = this.#cameras.get(name)
    if (known !== undefined) return known
    if (this.#cameras.isFull && !this.#makeRoom(at)) return undefined
    const camera = this.#cameras.add(name, mode, at, (why) => this.#fault(camera, why))
    return camera
  }

  #makeRoom(at: number): boolean {
    const least = this.#cameras.leastMissed(at)
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

  #takePicture(camera: Camera, message: PictureMessage, isEager: boolean, moment: Moment): void {
    const { at, steady } = moment
    const wasLive = camera.received > 0 && camera.state(at) === 'live'
    camera.countPicture(message, at)
    const { fields, picture, array, sentAt } = message
    const facts = {
      id: this.#nextId++,
      camera: camera.name,
      fields,
      picture,
      ...(array === undefined ? {} : { array }),
      sentAt,
      arrivedAt: at,
      arrivedAtSteady: steady,
      isEager,
    }
    const frame = new Frame(facts, ownBytes(message.body), camera.newFate(sentAt))
    camera.put(frame)
    if (!wasLive) this.#listener.appeared(camera.name)
    this.#forEach((list) => {
      list.offer(camera, frame)
      list.serve()
    })
  }

  /** A consumer that throws takes no frame from the others. */
  #forEach(act: (list: WaitingList) => void): void {
    const errors: unknown[] = []
    for (const list of this.#lists)
      try {
        act(list)
      } catch (error) {
        errors.push(error)
      }
    if (errors.length > 0) throw errors[0]
  }

  /** Tells when a change made anybody want more or less of a camera. */
  #tellDemand(change: () => void): void {
    const before = this.#demands()
    change()
    const after = this.#demands()
    if (after.some((demand, index) => demand !== before[index])) this.#listener.demandChanged()
  }

  #demands(): readonly number[] {
    return [...this.#cameras].map((camera) => this.#demandFor(camera))
  }

  #demandFor(camera: Camera): number {
    let highest = 0
    for (const mate of this.#connections.matesOf(camera))
      for (const list of this.#lists) highest = Math.max(highest, list.demandFor(mate))
    return highest
  }

  #fault(camera: Camera, why: string): void {
    camera.countFault(why)
    this.#listener.fault(why, camera.name)
  }
}

/** A view of a larger buffer would keep all of that buffer. */
function ownBytes(body: Uint8Array): Uint8Array<ArrayBuffer> {
  const { buffer, byteOffset, byteLength } = body
  return buffer instanceof ArrayBuffer && byteLength === buffer.byteLength
    ? new Uint8Array(buffer, byteOffset, byteLength)
    : new Uint8Array(body)
}
