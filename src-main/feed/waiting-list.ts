/**
 * The demand of one consumer, and the frames that wait for it: the newest one of each camera, served in turn. A newer frame
 * replaces a waiting one and keeps its position.
 */
import type { Camera } from './camera.ts'
import type { Frame } from './frame.ts'
import type { CameraEvent, FrameConsumer, SubscriptionCounts } from './frame-consumer.ts'
import { WaitingCameras } from './waiting-cameras.ts'

/**
 * Frames that may wait for a consumer. With more, further frames would only be received to be dropped, or would be shown
 * late.
 */
const MAX_WAITING = 3

/** One camera, from the consumer's point of view. */
interface Entry {
  /** Frames a second. */
  demand: number
  /** When the next frame is due, in milliseconds of the monotonic clock. */
  nextAt: number
  /** The newest frame that was offered, and its state. */
  id: number
  state: 'none' | 'waiting' | 'missed' | 'taken' | 'lost'
  /** The frame was taken before; it is offered once more and not counted again. */
  isAgain: boolean
}

export class WaitingList {
  readonly consumer: FrameConsumer
  readonly #entries = new Map<Camera, Entry>()
  readonly #waiting = new WaitingCameras()
  /** Cameras with a demand above 0. */
  #demandedCameras = 0
  #offered = 0
  #taken = 0
  #missed = 0

  constructor(consumer: FrameConsumer) {
    this.consumer = consumer
  }

  get counts(): SubscriptionCounts {
    const waiting = this.#offered - this.#taken - this.#missed
    return { offered: this.#offered, taken: this.#taken, missed: this.#missed, waiting }
  }

  /** How many more frames may arrive without delaying those that wait. */
  get capacity(): number {
    const { servedFirst } = this.#waiting
    if (servedFirst === 0 && this.consumer.isIdle) return Infinity
    return Math.max(0, MAX_WAITING - servedFirst)
  }

  get hasDemand(): boolean {
    return this.#demandedCameras > 0
  }

  /** The consumer's demand; 0 if it throws. */
  demand(name: string): number {
    try {
      return this.consumer.demand(name)
    } catch {
      return 0
    }
  }

  demandFor(camera: Camera): number {
    return this.#entryOf(camera).demand
  }

  /** Call it when a camera has a new frame. */
  offer(camera: Camera, frame: Frame): void {
    const entry = this.#entryOf(camera)
    if (entry.demand === 0) return
    if (this.#isDue(entry, frame.facts.arrivedAtSteady)) {
      if (entry.state === 'waiting' && !entry.isAgain) this.#missed += 1
      this.#offered += 1
      this.#wait(camera, frame, entry, false)
    } else if (entry.state === 'waiting') {
      // The new frame replaces the waiting one. If that was to be sent again, the new one is counted instead.
      if (entry.isAgain) this.#offered += 1
      this.#wait(camera, frame, entry, false)
    }
  }

  /**
   * Offers the newest frame of a camera, if there is a demand and the consumer does not have it.
   *
   * @param at - in milliseconds of the monotonic clock; the frame's arrival unless given
   */
  offerNewest(camera: Camera, at?: number): void {
    const entry = this.#entryOf(camera)
    const frame = camera.newest
    if (frame === undefined || entry.demand === 0) return
    if (entry.id === frame.facts.id) {
      if (entry.state === 'waiting' || entry.state === 'taken') return
      if (entry.state === 'missed') this.#missed -= 1
      this.#wait(camera, frame, entry, entry.state === 'lost')
    } else if (this.#isDue(entry, at ?? frame.facts.arrivedAtSteady)) {
      this.#offered += 1
      this.#wait(camera, frame, entry, false)
    }
  }

  /** Offers newest frames that came too early for the demand, and are due now: a sender that has stopped sends no later one. */
  offerOverdue(at: number): void {
    for (const [camera, { demand }] of this.#entries)
      if (demand !== Infinity) this.offerNewest(camera, at)
  }

  /** Call it when the consumer has lost the frame that it took from this camera. */
  markLost(camera: Camera): void {
    const entry = this.#entryOf(camera)
    if (entry.state === 'taken') entry.state = 'lost'
  }

  /** Reads the consumer's demand for each camera again. */
  updateDemand(cameras: Iterable<Camera>): void {
    for (const camera of cameras) {
      const entry = this.#entryOf(camera)
      this.#setDemand(entry, this.demand(camera.name))
      if (entry.demand === 0) this.#markMissed(camera, entry)
      else this.offerNewest(camera)
    }
  }

  /** Passes waiting frames to the consumer while it has capacity. */
  serve(): void {
    while (this.consumer.capacity > 0) {
      const camera = this.#waiting.take()
      const frame = camera?.newest
      if (camera === undefined || frame === undefined) return
      const entry = this.#entryOf(camera)
      if (!entry.isAgain) this.#taken += 1
      entry.state = 'taken'
      this.consumer.take(frame, entry.isAgain)
    }
  }

  takeEvent(event: CameraEvent): void {
    this.consumer.takeEvent?.(event)
  }

  /** Call it when a camera was removed. */
  remove(camera: Camera): void {
    const entry = this.#entries.get(camera)
    if (entry === undefined) return
    this.#markMissed(camera, entry)
    this.#setDemand(entry, 0)
    this.#entries.delete(camera)
  }

  #entryOf(camera: Camera): Entry {
    const known = this.#entries.get(camera)
    if (known !== undefined) return known
    const entry: Entry = { demand: 0, nextAt: 0, id: 0, state: 'none', isAgain: false }
    this.#setDemand(entry, this.demand(camera.name))
    this.#entries.set(camera, entry)
    return entry
  }

  /** Whether a frame is due at the demanded rate; advances the time of the next one. */
  #isDue(entry: Entry, at: number): boolean {
    if (entry.demand === Infinity) return true
    if (at < entry.nextAt) return false
    entry.nextAt = Math.max(entry.nextAt + 1000 / entry.demand, at)
    return true
  }

  #setDemand(entry: Entry, demand: number): void {
    if (demand !== entry.demand) entry.nextAt = 0
    this.#demandedCameras += Number(demand > 0) - Number(entry.demand > 0)
    entry.demand = demand
  }

  #wait(camera: Camera, frame: Frame, entry: Entry, isAgain: boolean): void {
    const { id, content, isServedLast } = frame.facts
    entry.id = id
    entry.isAgain = isAgain
    if (!isAgain && content !== id && this.consumer.takeUnchanged?.(frame) === true) {
      entry.state = 'taken'
      this.#taken += 1
      this.#waiting.delete(camera)
    } else {
      entry.state = 'waiting'
      this.#waiting.add(camera, isServedLast)
    }
  }

  #markMissed(camera: Camera, entry: Entry): void {
    this.#waiting.delete(camera)
    if (entry.state !== 'waiting') return
    entry.state = entry.isAgain ? 'lost' : 'missed'
    if (!entry.isAgain) this.#missed += 1
  }
}
