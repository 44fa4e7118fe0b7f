/**
 * When each camera may have its next reply. A sender sends when it is answered, so this paces it at the source.
 *
 * Each camera has a clock, and the wall has one for all cameras. A reply goes when both have come, and moves each
 * on by its message's cost: the time that one frame, or its bits, take at the limit, whichever is longer. So over any
 * span neither frames nor bits exceed a limit by more than one message.
 *
 * Replies that wait for the wall's clock go by start-time fair queueing (Goyal, Vin and Cheng, SIGCOMM 1996): first the
 * one whose camera has had the least. Of two cameras that both wait, each gets the same of the wall's time but for one
 * message; what a camera leaves of its share goes to the others.
 *
 * No reply is held longer than `MAX_REPLY_WAIT_MS`, so limits that ask for more are exceeded: 256 cameras of one
 * sender each cannot send less than 128 frames a second.
 *
 * It has no timer: its owner asks for `next` when `wakeAt` has come. Times are milliseconds of one steady clock.
 */
import { MinHeap } from './min-heap.ts'

/** No sender waits longer: imagenode restarts itself after 5 to 10 seconds without a reply. */
export const MAX_REPLY_WAIT_MS = 2000
/** Cameras remembered before the idle ones are swept out. */
const SWEEP_SIZE = 1024

/** Both above 0; `Infinity` is no limit. */
export interface RateLimit {
  /** Frames a second. */
  readonly fps: number
  /** Megabits a second, of 10^6 bits. */
  readonly mbps: number
}

export const NO_LIMIT: RateLimit = { fps: Infinity, mbps: Infinity }

/** Asked anew for each reply. */
export interface ReplyLimits {
  camera(camera: string): RateLimit
  /** Of all cameras together. */
  wall(): RateLimit
}

interface Camera {
  /** Its clock: no reply goes before. */
  free: number
  /** The wall's time that it has had, as a place in the queue's own time. */
  had: number
}

interface Held<Reply> {
  readonly reply: Reply
  readonly camera: Camera
  readonly cost: number
  readonly wallCost: number
  /** When the camera's clock lets it go. */
  readonly due: number
  readonly latest: number
  /** Its place in the wall's queue: what its camera had before, no less than the queue's own time. */
  place: number
  /** What its camera had before: of equal places, the camera that stayed away goes first. */
  hadBefore: number
  /** `early` before `due`; then in the wall's `line`; `gone` when it was given. */
  stage: 'early' | 'line' | 'gone'
}

export class ReplyPacer<Reply> {
  readonly #limits: ReplyLimits
  readonly #cameras = new Map<string, Camera>()
  /** Every held reply, by when it must be looked at: `due`, and once in line, `latest`. */
  readonly #held = new MinHeap<Held<Reply>>((a, b) => lookAt(a) < lookAt(b))
  /** Replies that wait for the wall's clock alone. */
  readonly #line = new MinHeap<Held<Reply>>(
    (a, b) => a.place < b.place || (a.place === b.place && a.hadBefore < b.hadBefore),
  )
  /** The wall's clock. */
  #wallFree = 0
  /** The queue's own time: the place of the last reply from it. */
  #place = 0
  #sweepSize = SWEEP_SIZE

  constructor(limits: ReplyLimits) {
    this.#limits = limits
  }

  /** Whether the reply to a camera's message of so many bytes may go at once. If not, it is held for `next`. */
  admit(reply: Reply, name: string, bytes: number, now: number): boolean {
    const camera = this.#camera(name, now)
    const cost = costOf(this.#limits.camera(name), bytes)
    const wallCost = costOf(this.#limits.wall(), bytes)
    const latest = now + MAX_REPLY_WAIT_MS
    const due = Math.min(Math.max(now, camera.free), latest)
    // Counted at once, so that senders that share a name wait for each other.
    camera.free = due + cost
    const waits = { stage: 'early', place: 0, hadBefore: 0 } as const
    const held: Held<Reply> = { reply, camera, cost, wallCost, due, latest, ...waits }
    if (due <= now) return this.#enter(held, now)
    this.#held.push(held)
    return false
  }

  /** The next held reply that is due; `undefined` when none is. */
  next(now: number): Reply | undefined {
    for (let held = this.#nextHeld(); held !== undefined; held = this.#nextHeld()) {
      if (lookAt(held) > now) break
      this.#held.pop()
      if (held.stage === 'line') {
        this.#give(held, held.latest)
        return held.reply
      }
      if (this.#enter(held, now)) return held.reply
    }
    const first = this.#firstInLine()
    if (first === undefined || this.#wallFree > now) return undefined
    this.#line.pop()
    this.#giveInTurn(first)
    return first.reply
  }

  /** When to ask for `next`; `Infinity` when nothing is held. */
  get wakeAt(): number {
    const held = this.#nextHeld()
    const heldAt = held === undefined ? Infinity : lookAt(held)
    return this.#firstInLine() === undefined ? heldAt : Math.min(heldAt, this.#wallFree)
  }

  /** Forgets the past, so that new limits count from now. The replies held so far are the caller's. */
  reset(): readonly Reply[] {
    this.#cameras.clear()
    this.#wallFree = 0
    this.#line.clear()
    return this.#held
      .clear()
      .filter(({ stage }) => stage !== 'gone')
      .map(({ reply }) => reply)
  }

  /** The camera's clock has come. Whether the wall's has too, and nobody is before; else it waits in line. */
  #enter(held: Held<Reply>, now: number): boolean {
    const { camera } = held
    held.hadBefore = camera.had
    // One that had far more than its share, by replies that could wait no longer, is forgiven in time.
    held.place = Math.min(Math.max(this.#place, camera.had), this.#place + MAX_REPLY_WAIT_MS)
    camera.had = held.place + held.wallCost
    if (this.#wallFree <= now && this.#firstInLine() === undefined) {
      this.#giveInTurn(held)
      return true
    }
    held.stage = 'line'
    this.#held.push(held)
    this.#line.push(held)
    return false
  }

  #giveInTurn(held: Held<Reply>): void {
    this.#place = Math.max(this.#place, held.place)
    // When it could have gone, not when its owner asked: a late timer costs no camera its pace.
    this.#give(held, Math.max(this.#wallFree, held.due))
  }

  #give(held: Held<Reply>, at: number): void {
    held.stage = 'gone'
    held.camera.free = Math.max(held.camera.free, at + held.cost)
    // What could wait no longer may run up a debt; beyond the longest wait it could not be collected.
    const free = Math.max(this.#wallFree, at) + held.wallCost
    this.#wallFree = Math.min(free, at + MAX_REPLY_WAIT_MS)
  }

  #nextHeld(): Held<Reply> | undefined {
    return firstNotGone(this.#held)
  }

  #firstInLine(): Held<Reply> | undefined {
    return firstNotGone(this.#line)
  }

  #camera(name: string, now: number): Camera {
    const known = this.#cameras.get(name)
    if (known !== undefined) return known
    if (this.#cameras.size >= this.#sweepSize) this.#sweep(now)
    const camera = { free: now, had: this.#place }
    this.#cameras.set(name, camera)
    return camera
  }

  /** Doubling what may stay keeps sweeps rare while many cameras are awake. */
  #sweep(now: number): void {
    for (const [name, { free }] of this.#cameras)
      if (free < now - MAX_REPLY_WAIT_MS) this.#cameras.delete(name)
    this.#sweepSize = Math.max(SWEEP_SIZE, 2 * this.#cameras.size)
  }
}

/** Milliseconds that a message takes at a limit; never more than the longest wait, which collects no more. */
function costOf({ fps, mbps }: RateLimit, bytes: number): number {
  return Math.min(Math.max(1000 / fps, (8 * bytes) / (1000 * mbps)), MAX_REPLY_WAIT_MS)
}

function lookAt({ stage, due, latest }: Held<unknown>): number {
  return stage === 'early' ? due : latest
}

/** A reply is in two heaps at once, and leaves the second when it comes to its top. */
function firstNotGone<Reply>(heap: MinHeap<Held<Reply>>): Held<Reply> | undefined {
  while (heap.top?.stage === 'gone') heap.pop()
  return heap.top
}
