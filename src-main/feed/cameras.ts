/** Every camera that has sent, in the order of its first message, and the numbers of all of them. */
import type { CameraStatus, Counters } from '../contract/camera.ts'
import type { Mode } from '../contract/settings.ts'
import { Camera } from './camera.ts'
import { LatencyMeter, type Latency } from './latency-meter.ts'

/** More tiles than this cannot be told apart on one screen, and each holds a frame in memory. */
export const MAX_CAMERAS = 256

/**
 * Of so many cameras new rates are told at a time. The page lays out and paints every number that is another: of 64 at
 * once, that took 63 ms of a busy computer.
 */
const SAMPLED_AT_ONCE = 16
/** Rates of more cameras than four such shares are told in four turns all the same: nobody waits longer for a number. */
const MOST_TURNS = 4

/** What may be asked of them without changing any. */
export type CameraNumbers = Pick<Cameras, 'names' | 'statuses' | 'totals' | 'latencies'>

export class Cameras implements Iterable<Camera> {
  readonly #byName = new Map<string, Camera>()
  /** Messages that named no camera, and cameras that were taken off the wall. */
  #others: Counters = { received: 0, painted: 0, dropped: 0, malformed: 0, bytes: 0 }
  #samplings = 0

  get names(): Iterable<string> {
    return this.#byName.keys()
  }

  [Symbol.iterator](): Iterator<Camera> {
    return this.#byName.values()
  }

  get isFull(): boolean {
    return this.#byName.size >= MAX_CAMERAS
  }

  get(name: string): Camera | undefined {
    return this.#byName.get(name)
  }

  /** @param undecodable - as `Camera` calls it */
  add(name: string, mode: Mode, now: number, undecodable: (why: string) => void): Camera {
    const camera = new Camera(name, mode, now, undecodable)
    this.#byName.set(name, camera)
    return camera
  }

  /** Its numbers stay in the totals. */
  remove(camera: Camera): void {
    camera.end()
    this.#byName.delete(camera.name)
    this.#others = sum([this.#others, camera])
  }

  /** The longest silent camera that has no picture or has left; live ones are missed. */
  leastMissed(now: number): Camera | undefined {
    const [least] = [...this]
      .filter((camera) => camera.received === 0 || camera.state(now) === 'gone')
      .sort((a, b) => Math.min(a.received, 1) - Math.min(b.received, 1) || a.lastSeen - b.lastSeen)
    return least
  }

  /** A message that no camera is counted for. */
  countOther(bytes: number): void {
    const others = this.#others
    this.#others = { ...others, malformed: others.malformed + 1, bytes: others.bytes + bytes }
  }

  /** Called twice a second. Each camera has its turn within two seconds; one that has no rate yet, each time. */
  sampleRates(now: number): void {
    const turns = Math.min(MOST_TURNS, Math.ceil(this.#byName.size / SAMPLED_AT_ONCE))
    this.#samplings += 1
    for (const [index, camera] of [...this].entries())
      if (!camera.hasRate || index % turns === this.#samplings % turns) camera.sampleRates(now)
  }

  statuses(now = Date.now()): CameraStatus[] {
    return [...this].map((camera) => camera.status(now))
  }

  /** All cameras together, with messages that named none. */
  totals(): Counters {
    return sum([this.#others, ...this])
  }

  /** Of each camera whose sender tells when it sent, and of all of them together. */
  latencies(): {
    readonly cameras: ReadonlyMap<string, Latency>
    readonly all: Latency | undefined
  } {
    const all = new LatencyMeter()
    const cameras = new Map<string, Latency>()
    for (const { name, latency: meter } of this) {
      all.add(meter)
      if (meter.latency !== undefined) cameras.set(name, meter.latency)
    }
    return { cameras, all: all.latency }
  }
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
