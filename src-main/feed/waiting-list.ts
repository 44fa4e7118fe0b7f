/**
 * What one consumer wants and what waits for it: the newest frame of each camera, served in turn. A newer frame takes the
 * place of one that waits, in the same turn.
 */
import type { Camera } from './camera.ts'
import type { Frame } from './frame.ts'
import type { CameraEvent, FrameConsumer, SeatCounts } from './frame-consumer.ts'
import { WaitingCameras } from './waiting-cameras.ts'

/**
 * Frames that may wait for a consumer. With more it is behind its cameras: whatever else came would only be received to be
 * dropped, or be late when it is shown.
 */
const MOST_WAITING = 3

interface Wanted {
  /** Frames a second. */
  demand: number
  /** When the next frame is wanted, in milliseconds of the steady clock. */
  nextAt: number
  /** The newest frame that was offered, and what became of it. */
  id: number
  state: 'none' | 'waiting' | 'missed' | 'taken' | 'lost'
  /** It was taken before: it is offered once more, and not counted again. */
  isAgain: boolean
}

export class WaitingList {
  readonly consumer: FrameConsumer
  readonly #wanted = new Map<Camera, Wanted>()
  readonly #waiting = new WaitingCameras()
  /** Cameras with a demand above 0. */
  #wantedCameras = 0
  #offered = 0
  #taken = 0
  #missed = 0

  constructor(consumer: FrameConsumer) {
    this.consumer = consumer
  }

  get counts(): SeatCounts {
    const waiting = this.#offered - this.#taken - this.#missed
    return { offered: this.#offered, taken: this.#taken, missed: this.#missed, waiting }
  }

  /** How many frames may come without making those that wait older. */
  get room(): number {
    const { patient } = this.#waiting
    if (patient === 0 && this.consumer.isIdle) return Infinity
    return Math.max(0, MOST_WAITING - patient)
  }

  get wantsAny(): boolean {
    return this.#wantedCameras > 0
  }

  /** What the consumer says; one that throws wants nothing. */
  demand(name: string): number {
    try {
      return this.consumer.demand(name)
    } catch {
      return 0
    }
  }

  demandFor(camera: Camera): number {
    return this.#of(camera).demand
  }

  /** A camera has a new frame. */
  offer(camera: Camera, frame: Frame): void {
    const wanted = this.#of(camera)
    if (wanted.demand === 0) return
    if (this.#isDue(wanted, frame)) {
      if (wanted.state === 'waiting' && !wanted.isAgain) this.#missed += 1
      this.#offered += 1
      this.#wait(camera, frame, wanted, false)
    } else if (wanted.state === 'waiting') {
      // It is what the camera has to give when its turn comes. One that was to be had again is a new one now.
      if (wanted.isAgain) this.#offered += 1
      this.#wait(camera, frame, wanted, false)
    }
  }

  /** The newest frame of a camera that is wanted, and that the consumer does not have. */
  offerMissed(camera: Camera): void {
    const wanted = this.#of(camera)
    const frame = camera.newest
    if (frame === undefined || wanted.demand === 0) return
    if (wanted.id === frame.facts.id) {
      if (wanted.state === 'waiting' || wanted.state === 'taken') return
      if (wanted.state === 'missed') this.#missed -= 1
      this.#wait(camera, frame, wanted, wanted.state === 'lost')
    } else if (this.#isDue(wanted, frame)) {
      this.#offered += 1
      this.#wait(camera, frame, wanted, false)
    }
  }

  /** The consumer has lost what it took of a camera. */
  lose(camera: Camera): void {
    const wanted = this.#of(camera)
    if (wanted.state === 'taken') wanted.state = 'lost'
  }

  /** Asks anew what is wanted of each camera. */
  askAgain(cameras: Iterable<Camera>): void {
    for (const camera of cameras) {
      const wanted = this.#of(camera)
      this.#setDemand(wanted, this.demand(camera.name))
      if (wanted.demand === 0) this.#miss(camera, wanted)
      else this.offerMissed(camera)
    }
  }

  /** Gives what waits, as long as there is room. */
  serve(): void {
    while (this.consumer.capacity > 0) {
      const camera = this.#waiting.take()
      const frame = camera?.newest
      if (camera === undefined || frame === undefined) return
      const wanted = this.#of(camera)
      if (!wanted.isAgain) this.#taken += 1
      wanted.state = 'taken'
      this.consumer.take(frame, wanted.isAgain)
    }
  }

  hear(event: CameraEvent): void {
    this.consumer.hear?.(event)
  }

  forget(camera: Camera): void {
    const wanted = this.#wanted.get(camera)
    if (wanted === undefined) return
    this.#miss(camera, wanted)
    this.#setDemand(wanted, 0)
    this.#wanted.delete(camera)
  }

  #of(camera: Camera): Wanted {
    const known = this.#wanted.get(camera)
    if (known !== undefined) return known
    const wanted: Wanted = { demand: 0, nextAt: 0, id: 0, state: 'none', isAgain: false }
    this.#setDemand(wanted, this.demand(camera.name))
    this.#wanted.set(camera, wanted)
    return wanted
  }

  /** Whether a frame comes as late as it should. */
  #isDue(wanted: Wanted, { facts }: Frame): boolean {
    if (wanted.demand === Infinity) return true
    if (facts.arrivedAtSteady < wanted.nextAt) return false
    wanted.nextAt = Math.max(wanted.nextAt + 1000 / wanted.demand, facts.arrivedAtSteady)
    return true
  }

  #setDemand(wanted: Wanted, demand: number): void {
    if (demand !== wanted.demand) wanted.nextAt = 0
    this.#wantedCameras += Number(demand > 0) - Number(wanted.demand > 0)
    wanted.demand = demand
  }

  #wait(camera: Camera, frame: Frame, wanted: Wanted, isAgain: boolean): void {
    wanted.id = frame.facts.id
    wanted.state = 'waiting'
    wanted.isAgain = isAgain
    this.#waiting.add(camera, frame.facts.isEager)
  }

  #miss(camera: Camera, wanted: Wanted): void {
    this.#waiting.delete(camera)
    if (wanted.state !== 'waiting') return
    wanted.state = wanted.isAgain ? 'lost' : 'missed'
    if (!wanted.isAgain) this.#missed += 1
  }
}
