/** All cameras that have sent, in the order of their first message, with their statistics and the totals. */
import { NO_COUNTS, type CameraStatus, type Counters } from '../contract/camera.ts'
import { MAX_CAMERAS, MAX_CAMERAS_OF_SOURCE } from '../contract/limits.ts'
import { sourceKey, type Source } from '../contract/source.ts'
import type { Message } from '../contract/text/text.ts'
import type { ReceivedMessage } from '../receive/imagezmq/message.ts'
import { Camera, type CameraOrigin } from './camera.ts'
import { LatencyMeter, type Latency } from './latency-meter.ts'

/**
 * How many cameras' rates are updated at a time. The page must lay out and paint each changed number: updating 64 at once
 * took 63 ms on a busy computer.
 */
const SAMPLED_AT_ONCE = 16
/** With more cameras the groups become larger instead, so that every rate is updated within two seconds. */
const MAX_GROUPS = 4

/**
 * A sender that opens connections and does not close them leaves cameras of a picture or two, whose senders are not gone. On a
 * full wall they make place for others after this time.
 */
const FEW_PICTURES = 3
const STOPPED_AFTER_MS = 30_000

/** Read-only access to the statistics. */
export type CameraStatistics = Pick<
  Cameras,
  'names' | 'has' | 'isFull' | 'statuses' | 'totals' | 'latencies'
>

export class Cameras implements Iterable<Camera> {
  readonly #byName = new Map<string, Camera>()
  /** Counts of messages without a camera, and of removed cameras. */
  #unattributed = NO_COUNTS
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

  has(name: string): boolean {
    return this.#byName.has(name)
  }

  get(name: string): Camera | undefined {
    return this.#byName.get(name)
  }

  /** @param undecodable - see `Camera` */
  add(
    name: string,
    origin: CameraOrigin,
    now: number,
    undecodable: (why: Message) => void,
  ): Camera {
    const camera = new Camera(name, origin, now, undecodable)
    this.#byName.set(name, camera)
    return camera
  }

  /** Removes a camera. Its counts stay in the totals. */
  remove(camera: Camera): void {
    camera.end()
    this.#byName.delete(camera.name)
    this.#unattributed = sum([this.#unattributed, camera])
  }

  /**
   * The camera to remove when the wall is full: one without a picture or whose sender is gone, else one that sent a picture or
   * two and stopped; of those the one that has been silent longest. `undefined` if there is none.
   *
   * @param now - in milliseconds since the epoch
   * @param steady - in milliseconds of the monotonic clock
   */
  evictable(now: number, steady: number): Camera | undefined {
    let best: { readonly camera: Camera; readonly rank: number } | undefined
    for (const camera of this.#byName.values()) {
      const rank = evictionRank(camera, now, steady)
      if (rank === undefined) continue
      if (
        best === undefined ||
        rank < best.rank ||
        (rank === best.rank && camera.lastSeen < best.camera.lastSeen)
      )
        best = { camera, rank }
    }
    return best?.camera
  }

  /**
   * The camera to remove for a camera of another source when every camera is live or stalled: the newest one of the source
   * that has the most. `undefined` if no other source has more than its share.
   */
  crowding(newcomer: Source): Camera | undefined {
    const bySource = new Map<string, { cameras: number; newest: Camera }>()
    const own = sourceKey(newcomer)
    let most = { cameras: MAX_CAMERAS_OF_SOURCE, newest: undefined as Camera | undefined }
    for (const camera of this.#byName.values()) {
      const key = sourceKey(camera.source)
      if (key === own) continue
      const source = bySource.get(key) ?? { cameras: 0, newest: camera }
      source.cameras += 1
      if (camera.firstSeen >= source.newest.firstSeen) source.newest = camera
      bySource.set(key, source)
      if (source.cameras > most.cameras) most = source
    }
    return most.newest
  }

  /** Counts a message that is not shown, because it is not known yet whether its name is a camera. */
  countWithheld({ kind, bytes }: ReceivedMessage): void {
    const isPicture = kind === 'picture' ? 1 : 0
    this.#unattributed = sum([
      this.#unattributed,
      {
        ...NO_COUNTS,
        received: isPicture,
        dropped: isPicture,
        malformed: kind === 'malformed' ? 1 : 0,
        bytes,
      },
    ])
  }

  /** @param camera - whose event it is; `undefined` if its sender has none */
  countEvent(camera: Camera | undefined, bytes: number): void {
    if (camera !== undefined) camera.bytes += bytes
    else this.#unattributed = sum([this.#unattributed, { ...NO_COUNTS, bytes }])
  }

  /** Counts a message that belongs to no camera. */
  countUnattributed(bytes: number): void {
    const before = this.#unattributed
    this.#unattributed = { ...before, malformed: before.malformed + 1, bytes: before.bytes + bytes }
  }

  /**
   * Must be called twice a second. Updates each camera within two seconds; one without a rate yet, on each call.
   *
   * @param steady - in milliseconds of the monotonic clock
   */
  sampleRates(steady: number): void {
    const groups = Math.min(MAX_GROUPS, Math.ceil(this.#byName.size / SAMPLED_AT_ONCE))
    this.#samplings += 1
    for (const [index, camera] of [...this].entries())
      if (!camera.hasRate || index % groups === this.#samplings % groups) camera.sampleRates(steady)
  }

  /**
   * @param now - in milliseconds since the epoch
   * @param steady - in milliseconds of the monotonic clock
   */
  statuses(now = Date.now(), steady = performance.now()): CameraStatus[] {
    return [...this].map((camera) => camera.status(now, steady))
  }

  /** The sums over all cameras, including removed ones and messages without a camera. */
  totals(): Counters {
    return sum([this.#unattributed, ...this])
  }

  /** The latency of each camera whose sender reports the send time, and of all of these together. */
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

/** Lower ranks are removed first; `undefined` for a camera that stays. */
function evictionRank(camera: Camera, now: number, steady: number): number | undefined {
  const { received, lastSeen } = camera
  if (received === 0) return 0
  if (camera.state(steady) === 'gone') return 1
  return received <= FEW_PICTURES && now - lastSeen > STOPPED_AFTER_MS ? 2 : undefined
}

function sum(counters: readonly Counters[]): Counters {
  const total = { ...NO_COUNTS }
  for (const { received, painted, unchanged, dropped, damaged, malformed, bytes } of counters) {
    total.received += received
    total.painted += painted
    total.unchanged += unchanged
    total.dropped += dropped
    total.damaged += damaged
    total.malformed += malformed
    total.bytes += bytes
  }
  return total
}
