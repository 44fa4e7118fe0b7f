/**
 * Distributes the newest frame of every camera to the frame consumers.
 *
 * Each camera has one slot; a newer frame replaces the one in it. Every consumer has its own subscription with its own queue
 * of cameras, so a consumer without capacity, or with a low demand, does not slow another.
 */
import { MAX_CAMERAS } from '../contract/limits.ts'
import { NO_READINGS, type Readings } from '../contract/readings.ts'
import { isReplayed } from '../contract/replayed.ts'
import type { Pattern } from '../contract/mode.ts'
import { sourceKey, type Source } from '../contract/source.ts'
import { message, type Message } from '../contract/text/text.ts'
import type { Warning } from '../contract/warnings.ts'
import type { Arrival } from '../receive/imagezmq/image-hub.ts'
import type {
  EventMessage,
  MalformedMessage,
  PictureMessage,
  ReceivedMessage,
} from '../receive/imagezmq/message.ts'
import type { CameraSigns } from './camera-signs.ts'
import type { Camera } from './camera.ts'
import { Cameras, type CameraStatistics } from './cameras.ts'
import { Connections } from './connections.ts'
import { Events } from './events.ts'
import { Frame } from './frame.ts'
import type { CameraEvent, FeedSubscription, FrameConsumer } from './frame-consumer.ts'
import { AS_FOUND, type Naming } from './naming.ts'
import { withReplayMark } from './replay-names.ts'
import { Sources, type Attribution, type FoundRenaming } from './sources.ts'
import { WaitingList } from './waiting-list.ts'

export interface FeedListener {
  /** Whether a camera may be shown. Called for each message, with the name that the camera has on the wall. */
  admits(camera: string): boolean
  /** A camera's first picture, or the first after a pause, has arrived. */
  appeared(camera: string): void
  /** These names were made up by a sender and are no cameras any more. */
  vanished(cameras: readonly string[]): void
  /** A sender makes up its names. All its frames are shown by one camera. */
  renames(renaming: FoundRenaming): void
  /** Two senders send as one camera at the same time. */
  shared(camera: string, senders: readonly [Source, Source]): void
  /** A message could not be shown. `camera` is `undefined` if the message has no camera name. */
  fault(why: Message, camera: string | undefined): void
  /** A sender sent a text, and no picture. */
  said(event: CameraEvent): void
  /** The values that a camera sends beside its pictures are others than before. @param at - in milliseconds since the epoch */
  readingsChanged(camera: string, readings: Readings, at: number): void
  /** `Feed.capacity` may be above 0 again. */
  backPressureReleased(): void
  /** `Feed.demandOf` has changed for at least one camera. */
  demandChanged(): void
}

/** A time in milliseconds since the epoch (`at`) and in milliseconds of the monotonic clock (`steady`). */
export interface Moment {
  readonly at: number
  readonly steady: number
}

export function now(): Moment {
  return { at: Date.now(), steady: performance.now() }
}

export class Feed {
  readonly #listener: FeedListener
  readonly #cameras = new Cameras()
  readonly #connections = new Connections()
  readonly #sources = new Sources()
  readonly #events = new Events()
  readonly #lists = new Set<WaitingList>()
  #naming: Naming = AS_FOUND
  #replayKey: string | undefined
  #nextId = 1

  constructor(listener: FeedListener) {
    this.#listener = listener
  }

  /** To be given before the first message. */
  nameBy(naming: Naming): void {
    this.#naming = naming
  }

  /** To be given before the first message of a replay. */
  replayWith(key: string): void {
    this.#replayKey = key
  }

  /**
   * Processes a message from the hub.
   *
   * @returns the camera by which the sender is paced, for a publisher the camera itself; `undefined` when there is none
   */
  take(received: ReceivedMessage, arrival: Arrival, moment = now()): string | undefined {
    const named = this.#naming.named(received, arrival, moment.steady)
    const message = withReplayMark(named, this.#replayKey)
    if (message.kind === 'event') return this.#takeEvent(message, arrival, moment)
    const attribution = this.#attribute(message, arrival, moment)
    // A held reply blocks the whole connection: what is not shown must not slow a camera that is. A publisher has no replies.
    const newest = () =>
      arrival.mode === 'req-rep' ? this.#connections.newestOf(arrival.peer)?.name : undefined
    if (attribution === undefined) {
      this.#rejectMessage(message, undefined)
      return newest()
    }
    const { camera: name, isMadeUp } = attribution
    if (name === undefined) {
      this.#cameras.countWithheld(message)
      return newest()
    }
    if (!this.#listener.admits(name)) return newest() ?? name
    this.#reportRenaming(attribution.found, name)
    const camera = this.#camera(name, arrival, moment)
    if (camera === undefined) this.#rejectMessage(message, name)
    else this.#takeOf(camera, message, arrival, moment, isMadeUp)
    return name
  }

  /** These cameras are live at their publisher, which does not send their frames while nobody here takes them. */
  announced(
    cameras: readonly string[],
    { peer, source }: Pick<Arrival, 'peer' | 'source'>,
    { at, steady } = now(),
  ): void {
    for (const name of cameras) {
      const camera = this.#cameras.get(name)
      if (camera === undefined || sourceKey(camera.source) !== sourceKey(source)) continue
      if (this.#demandFor(camera) > 0) continue
      this.#connections.add(peer, camera)
      camera.noteAnnounced(at, steady)
    }
  }

  /** Call it when a connection ended. Cameras without another connection are gone. */
  left(peer: string, { steady } = now()): void {
    this.#naming.ended(peer)
    this.#sources.ended(peer, steady)
    this.#connections.end(peer)
  }

  /** Subscribes a consumer. It receives the newest frame of every camera in its demand, then all further ones. */
  add(consumer: FrameConsumer): FeedSubscription {
    const list = new WaitingList(consumer)
    const demandChanged = () => {
      if (!this.#lists.has(list)) return
      this.#reportDemand(() => list.updateDemand(this.#cameras))
      list.serve()
    }
    this.#reportDemand(() => {
      this.#lists.add(list)
      list.updateDemand(this.#cameras)
    })
    list.serve()
    return {
      get counts() {
        return list.counts
      },
      demandChanged,
      ready: () => {
        list.serve()
        this.#listener.backPressureReleased()
      },
      resend: (name) => {
        const camera = this.#cameras.get(name)
        if (camera === undefined) return
        list.markLost(camera)
        list.offerNewest(camera)
      },
      markLost: (isLost = () => true) => {
        for (const camera of this.#cameras) if (isLost(camera.name)) list.markLost(camera)
      },
      end: () => {
        this.#reportDemand(() => {
          this.#lists.delete(list)
          for (const camera of this.#cameras) list.remove(camera)
        })
        this.#listener.backPressureReleased()
      },
    }
  }

  /**
   * How many more frames may arrive without delaying those that wait: that of the consumer with the most capacity, so that a
   * full one does not slow the others. REQ senders send when they are answered; answering only this many keeps latency low,
   * and no time is spent on frames that would be dropped. Consumers in the background do not count.
   */
  get capacity(): number {
    let highest: number | undefined
    for (const list of this.#lists)
      if (list.hasDemand && list.consumer.isBackground !== true)
        highest = Math.max(highest ?? 0, list.capacity)
    return highest ?? Infinity
  }

  /**
   * The highest demand of all consumers for a camera, in frames a second; `Infinity` for every frame. A held reply blocks its
   * whole connection, so the cameras of one connection share the highest demand among them. In PUB/SUB there are no replies.
   */
  demandOf(name: string): number {
    const camera = this.#cameras.get(name)
    if (camera === undefined)
      return Math.max(0, ...[...this.#lists].map((list) => list.demand(name)))
    return this.#demandFor(camera)
  }

  /** Whether a connection is that of a sender which is no camera, and whose events are admitted. */
  hasEventsOf(peer: string): boolean {
    return this.#connections.hasEvents(peer)
  }

  /** Removes a camera until it sends again. Its counts stay in the totals. */
  forget(name: string): void {
    const camera = this.#cameras.get(name)
    if (camera === undefined) return
    for (const list of this.#lists) list.remove(camera)
    this.#connections.remove(camera)
    this.#cameras.remove(camera)
  }

  /**
   * Removes the cameras of a source, or of all, whose sender is connected: with its next message it has the name that the
   * naming gives it now. What was known of the names of these senders is forgotten.
   *
   * @param key - a `sourceKey`
   */
  nameAgain(key?: string): void {
    this.#sources.forget(key)
    for (const camera of [...this.#cameras])
      if (camera.peers.size > 0 && (key === undefined || sourceKey(camera.source) === key))
        this.forget(camera.name)
  }

  /** Removes every camera that is not live, for example those of an unknown sender that used many names. */
  forgetSilent({ steady } = now()): void {
    for (const camera of [...this.#cameras])
      if (camera.state(steady) !== 'live') this.forget(camera.name)
  }

  /** The newest frame of a camera. It is valid until the next one arrives; who keeps it longer must retain it. */
  newest(camera: string): Frame | undefined {
    return this.#cameras.get(camera)?.newest
  }

  /** The names and statistics of all cameras. */
  get cameras(): CameraStatistics {
    return this.#cameras
  }

  /** What is noticed of every camera that is not replayed: what was wrong once is no reason for a warning. */
  signs({ at, steady } = now()): readonly CameraSigns[] {
    return [...this.#cameras]
      .filter(({ name }) => !isReplayed(name))
      .map((camera) => camera.signs(at, steady))
  }

  /** @param warnings - the same list as before if it is equal */
  warn(camera: string, warnings: readonly Warning[]): void {
    const warned = this.#cameras.get(camera)
    if (warned !== undefined) warned.warnings = warnings
  }

  /** The newest events, the oldest of them first. */
  get events(): readonly CameraEvent[] {
    return this.#events.newest
  }

  /** Must be called twice a second. */
  sample({ steady } = now()): void {
    this.#cameras.sampleRates(steady)
    this.#forEach((list) => {
      list.offerOverdue(steady)
      list.serve()
    })
  }

  /** Resolves when no consumer holds a frame. */
  async stop(): Promise<void> {
    await Promise.all([...this.#lists].map(({ consumer }) => consumer.stop()))
  }

  /** `undefined` when the message cannot be read, so that it belongs to no camera. */
  #attribute(
    { kind, camera }: ReceivedMessage,
    sender: Arrival,
    { steady }: Moment,
  ): Attribution | undefined {
    const unread = camera === undefined && kind === 'malformed'
    if (unread && this.#sources.unnamedOf(sender.peer) === undefined) return undefined
    const attribution = this.#sources.attribute(sender, camera, steady)
    if (attribution.vanished.length > 0) this.#vanish(attribution.vanished, sender.peer)
    return attribution
  }

  /** A good camera's message may have shown that another sender makes up its names: that one must be allowed, too. */
  #reportRenaming(found: FoundRenaming | undefined, admitted: string): void {
    if (found === undefined) return
    if (found.camera === admitted || this.#listener.admits(found.camera))
      this.#listener.renames(found)
  }

  /** Removes cameras of made-up names, but for those that another connection sends, too. */
  #vanish(names: readonly string[], peer: string): void {
    const vanished = names.filter((name) => {
      const peers = this.#cameras.get(name)?.peers ?? []
      return [...peers].every((other) => other === peer)
    })
    for (const name of vanished) this.forget(name)
    this.#listener.vanished(vanished)
  }

  #takeOf(
    camera: Camera,
    message: PictureMessage | MalformedMessage,
    arrival: Arrival,
    arrived: Moment,
    isMadeUp: boolean,
  ): void {
    const { peer, source, mode } = arrival
    const moment = message.kind === 'picture' ? before(arrived, message.age) : arrived
    if (moment !== arrived && !camera.isOlderThan(moment.steady)) {
      this.#connections.add(peer, camera)
      return
    }
    camera.lastSeen = moment.at
    camera.mode = mode
    camera.source = source
    camera.bytes += message.bytes
    camera.watch.isRenaming = isMadeUp
    this.#connections.add(peer, camera)
    // Made-up names are those of several connections, of which each may be one sender.
    const senders = isMadeUp ? undefined : camera.senders.note(peer, source, moment.at)
    if (senders !== undefined) this.#listener.shared(camera.name, senders)
    switch (message.kind) {
      case 'picture':
        this.#takePicture(camera, message, arrival, moment, arrived)
        break
      case 'malformed':
        camera.watch.faults.noteMalformed()
        this.#fault(camera, message.why)
    }
  }

  /**
   * Events make no cameras, and no names: a program that says "done" is not a camera of that name. An event under another name
   * is one of the sender's camera.
   */
  #takeEvent(message: EventMessage, arrival: Arrival, { at, steady }: Moment) {
    const { peer, source, prefix = '' } = arrival
    const { camera: name = prefix + source.label, bytes } = message
    const own = this.#cameras.get(name)
    const camera = own !== undefined && own.received > 0 ? own : this.#connections.newestOf(peer)
    this.#cameras.countEvent(camera, bytes)
    if (camera === undefined) {
      const isAdmitted = this.#listener.admits(name)
      this.#connections.noteEvent(peer, isAdmitted)
      if (!isAdmitted) return undefined
    }
    const isNamed = camera === undefined || camera === own || message.camera === undefined
    const event: CameraEvent = {
      camera: camera?.name ?? name,
      fields: isNamed ? message.fields : [name, ...message.fields],
      arrivedAt: at,
      arrivedAtSteady: steady,
    }
    if (camera !== undefined) camera.newestEvent = { at, fields: event.fields }
    this.#events.add(event)
    this.#listener.said(event)
    this.#forEach((list) => list.takeEvent(event))
    return camera?.name
  }

  #camera(name: string, { mode, source }: Arrival, moment: Moment): Camera | undefined {
    const known = this.#cameras.get(name)
    if (known !== undefined) return known
    if (this.#cameras.isFull && !this.#evictCamera(source, moment)) return undefined
    const camera = this.#cameras.add(name, { mode, source }, moment.at, (why) =>
      this.#fault(camera, why),
    )
    return camera
  }

  #evictCamera(newcomer: Source, { at, steady }: Moment): boolean {
    const evictable = this.#cameras.evictable(at, steady) ?? this.#cameras.crowding(newcomer)
    if (evictable !== undefined) this.forget(evictable.name)
    return evictable !== undefined
  }

  /** Counts and reports a message without a camera name, or one that exceeds the number of cameras. */
  #rejectMessage(rejected: ReceivedMessage, camera: string | undefined): void {
    const why =
      rejected.kind === 'malformed'
        ? rejected.why
        : message('message.wall-full', { most: MAX_CAMERAS })
    this.#cameras.countUnattributed(rejected.bytes)
    this.#listener.fault(why, camera)
  }

  #takePicture(
    camera: Camera,
    message: PictureMessage,
    { isPipelined, heldMs }: Arrival,
    { at, steady }: Moment,
    arrived: Moment,
  ): void {
    const wasLive = camera.received > 0 && camera.state(steady) === 'live'
    camera.countPicture(message, at, steady)
    camera.holdMs = holdOf(camera.mode, this.#demandFor(camera))
    const { readings = NO_READINGS } = message
    if (camera.setReadings(readings)) this.#listener.readingsChanged(camera.name, readings, at)
    camera.shape.note(message.picture, arrived.steady)
    const { fields, picture, array, sentAt, via, age } = message
    // A frame that is replayed, or sent again, was sent long ago: that is no latency, and no wrong clock.
    const justSentAt = isReplayed(camera.name) || age !== undefined ? undefined : sentAt
    const id = this.#nextId++
    const content = camera.contentOf(message, at)
    camera.watch.notePicture({
      at: steady,
      held: heldMs,
      isSame: content !== undefined,
      sentBefore: justSentAt === undefined ? undefined : at - justSentAt,
    })
    const facts = {
      id,
      content: content ?? id,
      camera: camera.name,
      fields,
      picture,
      ...(array === undefined ? {} : { array }),
      ...(via === undefined ? {} : { via }),
      ...(age === undefined ? {} : { age }),
      sentAt,
      arrivedAt: arrived.at,
      arrivedAtSteady: arrived.steady,
      isServedLast: isPipelined || camera.watch.isRenaming,
    }
    const frame = new Frame(facts, ownBytes(message.body), camera.newOutcome(justSentAt))
    camera.put(frame)
    if (!wasLive) this.#listener.appeared(camera.name)
    this.#forEach((list) => {
      list.offer(camera, frame)
      list.serve()
    })
  }

  /** Calls `act` for every list, even if one throws; then throws the first error. */
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

  /** Makes a change and reports it if it changed the demand for any camera. */
  #reportDemand(change: () => void): void {
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
    const all = camera.mode === 'pub-sub' ? [camera] : this.#connections.sharing(camera)
    for (const sharing of all) {
      for (const list of this.#lists) highest = Math.max(highest, list.demandFor(sharing))
      // Called for each frame: of a connection with hundreds of cameras, mostly the first one decides.
      if (highest === Infinity) break
    }
    return highest
  }

  #fault(camera: Camera, why: Message): void {
    camera.countFault(why)
    this.#listener.fault(why, camera.name)
  }
}

/** When a frame came to the hub that sent it again, which is no sign of life of its camera. @param age - in milliseconds */
function before(arrived: Moment, age: number | undefined): Moment {
  return age === undefined ? arrived : { at: arrived.at - age, steady: arrived.steady - age }
}

/**
 * How long the reply to a frame may be held because consumers demand no more frames, in milliseconds. A camera without demand
 * is paced by a setting that the feed does not know.
 */
function holdOf(mode: Pattern, demand: number): number {
  return mode === 'req-rep' && demand > 0 ? 1000 / demand : 0
}

/** Copies a view of a larger buffer, which would keep the whole buffer in memory. */
function ownBytes(body: Uint8Array): Uint8Array<ArrayBuffer> {
  const { buffer, byteOffset, byteLength } = body
  return buffer instanceof ArrayBuffer && byteLength === buffer.byteLength
    ? new Uint8Array(buffer, byteOffset, byteLength)
    : new Uint8Array(body)
}
