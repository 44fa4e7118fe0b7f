/**
 * Keeps the last seconds of every camera in a memory budget, so that windows can go back to them.
 *
 * It retains the frames that the feed made, and copies nothing: each has memory of its own, which is freed as soon as nobody
 * holds the frame any more. The budget counts the bytes of each frame that is kept, and the objects that belong to it; a frame that
 * is held counts until it is released, and newer ones have less room as long.
 */
import { captureOf } from '../../capture/captured-frame.ts'
import type { HeldFrame, KeptPast, PastFrame, TimeRange } from '../../capture/past.ts'
import type { Frame } from '../../feed/frame.ts'
import type { Feed } from '../../feed/feed.ts'
import type { FeedSubscription, FrameConsumer } from '../../feed/frame-consumer.ts'
import type { Timed } from './camera-frames.ts'
import { FrameRing, type KeptOfCamera } from './frame-ring.ts'

/**
 * What a frame takes beside its bytes. Measured with 100,000 frames of 1 kB in Electron's V8: 380 bytes for its objects, and
 * 1,310 bytes by which the process grew, with its buffer's administration.
 */
export const FRAME_OVERHEAD_BYTES = 1500
/** JavaScript's texts take one or two bytes for each character. */
const BYTES_PER_CHARACTER = 2
/** What may be held, as a part of the budget: the rest is for what arrives meanwhile. */
const HELD_SHARE = 0.5

export interface LookBackPlan {
  /** Of all frames that are kept. */
  readonly bytes: number
  /** Frames a second of each camera; `Infinity` for every frame. */
  readonly fps: number
  /** Older frames are not kept. */
  readonly seconds: number
}

interface KeptFrame extends Timed {
  readonly frame: Frame
  isInRing: boolean
  /** How often it is held. */
  holds: number
}

export class LookBack implements FrameConsumer, KeptPast {
  readonly capacity = Infinity
  readonly isIdle = true
  readonly isBackground = true
  readonly #subscription: FeedSubscription
  readonly #ring = new FrameRing<KeptFrame>(0, (kept) => this.#remove(kept))
  /** Of frames that are held, in the ring or not. */
  #heldBytes = 0
  /** `undefined` while it is off. */
  #plan: LookBackPlan | undefined
  /** Both clocks at the newest frame. */
  #newest = { at: -Infinity, steady: -Infinity }

  constructor(feed: Pick<Feed, 'add'>) {
    this.#subscription = feed.add(this)
  }

  /** @param plan - `undefined` turns it off, and frees its memory */
  setPlan(plan: LookBackPlan | undefined): void {
    this.#plan = plan
    this.#ring.budget = plan?.bytes ?? 0
    // When it is on again, it gets the newest frame of each camera, although it had that one before.
    if (plan === undefined) this.#subscription.markLost()
    this.#subscription.demandChanged()
  }

  /**
   * Removes what is too old. Must be called now and then.
   *
   * @param now - in milliseconds since the epoch
   * @param isHere - whether a camera may still send
   */
  removeOld(now: number, isHere: (camera: string) => boolean): void {
    if (this.#plan !== undefined) this.#ring.removeBefore(now - this.#plan.seconds * 1000, isHere)
  }

  /** The memory of all frames that are kept or held, with their overhead. Never more than the plan's. */
  get bytes(): number {
    return this.#ring.bytes + this.#ring.reserved
  }

  get cameras(): readonly string[] {
    return this.kept.map(({ camera }) => camera)
  }

  get canHold(): boolean {
    return this.#heldBytes < HELD_SHARE * this.#ring.budget
  }

  get kept(): readonly KeptOfCamera[] {
    return this.#ring.kept
  }

  demand(): number {
    return this.#plan?.fps ?? 0
  }

  take(frame: Frame): void {
    const { id, camera, arrivedAt: at, arrivedAtSteady: steady } = frame.facts
    const newest = this.#ring.of(camera)?.newest
    if (newest?.frame.facts.id === id) return
    if (steady >= this.#newest.steady) {
      // The clock was set back: what was before stays before.
      if (at < this.#newest.at) this.#ring.shift(at - this.#newest.at)
      this.#newest = { at, steady }
    }
    const time = Math.max(at, newest?.at ?? at)
    const kept = { at: time, bytes: bytesOf(frame), frame, isInRing: true, holds: 0 }
    if (this.#ring.add(camera, kept)) frame.retain()
  }

  at(camera: string, time: number): PastFrame | undefined {
    const kept = this.#ring.of(camera)?.upTo(time)
    return kept && pastOf(kept)
  }

  hold(camera: string, time: number): readonly HeldFrame[] {
    const frames = this.#ring.of(camera)?.of(time) ?? []
    return [...frames].map((kept) => this.#hold(kept))
  }

  next(camera: string, time: number): number | undefined {
    return this.#ring.of(camera)?.after(time)?.at
  }

  previous(camera: string, time: number): number | undefined {
    return this.#ring.of(camera)?.before(time)?.at
  }

  range(): TimeRange | undefined {
    const { kept } = this
    if (kept.length === 0 || this.#plan === undefined) return undefined
    const to = Math.max(...kept.map((camera) => camera.to))
    const oldest = Math.min(...kept.map((camera) => camera.from))
    return { from: Math.max(oldest, to - this.#plan.seconds * 1000), to }
  }

  stop(): Promise<void> {
    this.#ring.clear()
    this.#plan = undefined
    this.#subscription.end()
    return Promise.resolve()
  }

  #remove(kept: KeptFrame): void {
    kept.isInRing = false
    if (kept.holds > 0) this.#ring.reserved += kept.bytes
    kept.frame.release()
  }

  #hold(kept: KeptFrame): HeldFrame {
    kept.frame.retain()
    if (kept.holds === 0) this.#heldBytes += kept.bytes
    kept.holds += 1
    return { frame: pastOf(kept), release: () => this.#release(kept) }
  }

  #release(kept: KeptFrame): void {
    kept.holds -= 1
    if (kept.holds === 0) {
      this.#heldBytes -= kept.bytes
      if (!kept.isInRing) this.#ring.reserved -= kept.bytes
    }
    kept.frame.release()
  }
}

function pastOf({ at, frame: { facts, body } }: KeptFrame): PastFrame {
  return { ...captureOf(facts, body), time: at, body }
}

function bytesOf({ facts, body }: Frame): number {
  const characters = facts.fields.reduce((sum, { length }) => sum + length, 0)
  return body.byteLength + FRAME_OVERHEAD_BYTES + BYTES_PER_CHARACTER * characters
}
