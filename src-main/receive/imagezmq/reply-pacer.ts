/**
 * Rate limiting: decides when each reply may be sent. A REQ sender sends when it is answered, so delaying replies paces it
 * at the source.
 *
 * There is a limit for each camera, and one for the wall (all cameras together). Each limit has a time before which the next
 * reply must wait (`nextAt`). A reply is sent when both times have passed, and advances each by the cost of its message: the
 * time that one frame, or its bits, take at the limit, whichever is longer. Over any interval neither frames nor bits exceed
 * a limit by more than one message.
 *
 * Replies that wait only for the wall's limit are ordered by start-time fair queueing (Goyal, Vin and Cheng, SIGCOMM 1996):
 * the camera that has used the least of the wall's time is first. While two cameras wait, their shares differ by at most one
 * message; time that a camera does not use goes to the others.
 *
 * No reply is held longer than `MAX_REPLY_WAIT_MS`. Limits that require a longer wait are exceeded: 256 cameras with one
 * sender each cannot send less than 128 frames a second.
 *
 * The pacer has no timer: its owner calls `next` at `wakeAt`. Times are in milliseconds of one steady clock.
 */
import { MinHeap } from './min-heap.ts'

/** The longest wait for a reply: imagenode restarts itself after 5 to 10 seconds without one. */
export const MAX_REPLY_WAIT_MS = 2000
/** Cameras kept before idle ones are removed. */
const SWEEP_SIZE = 1024

/** Both values are above 0; `Infinity` means no limit. */
export interface RateLimit {
  /** Frames a second. */
  readonly fps: number
  /** Megabits a second, of 10^6 bits. */
  readonly mbps: number
}

export const NO_LIMIT: RateLimit = { fps: Infinity, mbps: Infinity }

/** The current limits, read for each reply. */
export interface ReplyLimits {
  camera(camera: string): RateLimit
  /** The limit of all cameras together. */
  wall(): RateLimit
}

interface PacedCamera {
  /** The camera's limit allows the next reply at this time. */
  nextAt: number
  /** The finish tag of its latest reply in the fair queue: how much of the wall's time it has used, in virtual time. */
  finishTag: number
}

interface HeldReply<Reply> {
  readonly reply: Reply
  readonly camera: PacedCamera
  readonly cost: number
  readonly wallCost: number
  /** When the camera's limit allows it. */
  readonly due: number
  /** When it must be sent, whatever the limits. */
  readonly latest: number
  /** Its order in the fair queue: its camera's finish tag, but at least the virtual time. */
  startTag: number
  /** Its camera's finish tag before this reply. Among equal start tags the camera with the lower one is first. */
  previousFinishTag: number
  /** `early` until `due`, then `queued` for the wall's limit, finally `released`. */
  stage: 'early' | 'queued' | 'released'
}

export class ReplyPacer<Reply> {
  readonly #limits: ReplyLimits
  readonly #cameras = new Map<string, PacedCamera>()
  /** Every held reply, ordered by `due` while early and by `latest` once queued. */
  readonly #held = new MinHeap<HeldReply<Reply>>((a, b) => nextCheckAt(a) < nextCheckAt(b))
  /** The fair queue: replies that wait only for the wall's limit. */
  readonly #queue = new MinHeap<HeldReply<Reply>>(
    (a, b) =>
      a.startTag < b.startTag ||
      (a.startTag === b.startTag && a.previousFinishTag < b.previousFinishTag),
  )
  /** The wall's limit allows the next reply at this time. */
  #wallNextAt = 0
  /** The virtual time of the fair queue: the start tag of the reply that was released last. */
  #virtualTime = 0
  #sweepSize = SWEEP_SIZE

  constructor(limits: ReplyLimits) {
    this.#limits = limits
  }

  /**
   * Registers the reply to a message.
   *
   * @param bytes - size of the message
   * @returns whether the reply may be sent at once; if not, `next` returns it later
   */
  admit(reply: Reply, name: string, bytes: number, now: number): boolean {
    const camera = this.#camera(name, now)
    const cost = costOf(this.#limits.camera(name), bytes)
    const wallCost = costOf(this.#limits.wall(), bytes)
    const latest = now + MAX_REPLY_WAIT_MS
    const due = Math.min(Math.max(now, camera.nextAt), latest)
    // Reserved now, so that several senders with the same camera name share the limit.
    camera.nextAt = due + cost
    const initial = { stage: 'early', startTag: 0, previousFinishTag: 0 } as const
    const held: HeldReply<Reply> = { reply, camera, cost, wallCost, due, latest, ...initial }
    if (due <= now) return this.#enqueue(held, now)
    this.#held.push(held)
    return false
  }

  /** Removes and returns the next held reply that is due; `undefined` if none is. */
  next(now: number): Reply | undefined {
    for (let held = this.#nextHeld(); held !== undefined; held = this.#nextHeld()) {
      if (nextCheckAt(held) > now) break
      this.#held.pop()
      if (held.stage === 'queued') {
        this.#release(held, held.latest)
        return held.reply
      }
      if (this.#enqueue(held, now)) return held.reply
    }
    const first = this.#firstQueued()
    if (first === undefined || this.#wallNextAt > now) return undefined
    this.#queue.pop()
    this.#releaseInTurn(first)
    return first.reply
  }

  /** When `next` must be called; `Infinity` when nothing is held. */
  get wakeAt(): number {
    const held = this.#nextHeld()
    const heldAt = held === undefined ? Infinity : nextCheckAt(held)
    return this.#firstQueued() === undefined ? heldAt : Math.min(heldAt, this.#wallNextAt)
  }

  /** Discards all state, so that new limits apply from now. Returns the held replies, which the caller must send. */
  reset(): readonly Reply[] {
    this.#cameras.clear()
    this.#wallNextAt = 0
    this.#queue.clear()
    return this.#held
      .clear()
      .filter(({ stage }) => stage !== 'released')
      .map(({ reply }) => reply)
  }

  /**
   * Handles a reply that its camera's limit allows.
   *
   * @returns whether the wall's limit allows it, too, and no other reply is queued; else it is queued
   */
  #enqueue(held: HeldReply<Reply>, now: number): boolean {
    const { camera } = held
    held.previousFinishTag = camera.finishTag
    // A camera whose replies could not wait longer has used more than its share; this bounds how long it pays for that.
    const maxStartTag = this.#virtualTime + MAX_REPLY_WAIT_MS
    held.startTag = Math.min(Math.max(this.#virtualTime, camera.finishTag), maxStartTag)
    camera.finishTag = held.startTag + held.wallCost
    if (this.#wallNextAt <= now && this.#firstQueued() === undefined) {
      this.#releaseInTurn(held)
      return true
    }
    held.stage = 'queued'
    this.#held.push(held)
    this.#queue.push(held)
    return false
  }

  #releaseInTurn(held: HeldReply<Reply>): void {
    this.#virtualTime = Math.max(this.#virtualTime, held.startTag)
    // Counts from when it could have been sent, not from now, so that a late timer does not lower the rate.
    this.#release(held, Math.max(this.#wallNextAt, held.due))
  }

  #release(held: HeldReply<Reply>, at: number): void {
    held.stage = 'released'
    held.camera.nextAt = Math.max(held.camera.nextAt, at + held.cost)
    // Replies that could not wait longer may push the time far ahead; more than the longest wait would have no effect.
    const nextAt = Math.max(this.#wallNextAt, at) + held.wallCost
    this.#wallNextAt = Math.min(nextAt, at + MAX_REPLY_WAIT_MS)
  }

  #nextHeld(): HeldReply<Reply> | undefined {
    return topUnreleased(this.#held)
  }

  #firstQueued(): HeldReply<Reply> | undefined {
    return topUnreleased(this.#queue)
  }

  #camera(name: string, now: number): PacedCamera {
    const known = this.#cameras.get(name)
    if (known !== undefined) return known
    if (this.#cameras.size >= this.#sweepSize) this.#sweep(now)
    const camera = { nextAt: now, finishTag: this.#virtualTime }
    this.#cameras.set(name, camera)
    return camera
  }

  /** Removes idle cameras. Doubling the threshold keeps sweeps rare while many cameras are active. */
  #sweep(now: number): void {
    for (const [name, { nextAt }] of this.#cameras)
      if (nextAt < now - MAX_REPLY_WAIT_MS) this.#cameras.delete(name)
    this.#sweepSize = Math.max(SWEEP_SIZE, 2 * this.#cameras.size)
  }
}

/** Milliseconds that a message takes at a limit, capped at the longest wait. */
function costOf({ fps, mbps }: RateLimit, bytes: number): number {
  return Math.min(Math.max(1000 / fps, (8 * bytes) / (1000 * mbps)), MAX_REPLY_WAIT_MS)
}

function nextCheckAt({ stage, due, latest }: HeldReply<unknown>): number {
  return stage === 'early' ? due : latest
}

/** A queued reply is in two heaps; a released one is removed from the other heap when it reaches the top. */
function topUnreleased<Reply>(heap: MinHeap<HeldReply<Reply>>): HeldReply<Reply> | undefined {
  while (heap.top?.stage === 'released') heap.pop()
  return heap.top
}
