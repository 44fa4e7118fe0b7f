/**
 * The frames of all cameras in one memory budget, which is never exceeded. The camera that takes the most of it gives first, so
 * that no camera can push out another one's frames, and what a quiet camera leaves is of use to the others. Pure.
 */
import type { TimeRange } from '../../capture/past.ts'
import { CameraFrames, type Timed } from './camera-frames.ts'

/** What is kept of a camera. */
export interface KeptOfCamera extends TimeRange {
  readonly camera: string
  readonly frames: number
  readonly bytes: number
  /** Whether older frames were removed because the memory was used up. */
  readonly isCut: boolean
}

export class FrameRing<Item extends Timed> {
  readonly #cameras = new Map<string, CameraFrames<Item>>()
  readonly #removed: (item: Item) => void
  /** Bytes of the budget that something else takes. `removed` may raise it. */
  reserved = 0
  #budget: number
  #bytes = 0

  /**
   * @param budget - in bytes
   * @param removed - called with each frame that is not kept any more
   */
  constructor(budget: number, removed: (item: Item) => void) {
    this.#budget = budget
    this.#removed = removed
  }

  /** The memory of all frames now. With what is reserved, never more than the budget. */
  get bytes(): number {
    return this.#bytes
  }

  get budget(): number {
    return this.#budget
  }

  set budget(bytes: number) {
    this.#budget = bytes
    this.#makeRoom(0)
  }

  /** Returns whether it is kept: not if it alone takes more than its camera's share of the budget. */
  add(camera: string, item: Item): boolean {
    const frames = this.#cameras.get(camera) ?? new CameraFrames<Item>()
    if (!this.#canHave(item.bytes, camera)) return false
    this.#makeRoom(item.bytes, camera)
    this.#cameras.set(camera, frames)
    frames.push(item)
    this.#bytes += item.bytes
    return true
  }

  of(camera: string): CameraFrames<Item> | undefined {
    return this.#cameras.get(camera)
  }

  get kept(): readonly KeptOfCamera[] {
    return [...this.#cameras].map(([camera, frames]) => ({
      camera,
      from: frames.oldest?.at ?? 0,
      to: frames.newest?.at ?? 0,
      frames: frames.count,
      bytes: frames.bytes,
      isCut: frames.isCut,
    }))
  }

  /**
   * Removes what is older than a time, but for the last frame of each camera before it: at that time, it was shown.
   *
   * @param isHere - whether a camera may still send. Of others, that frame is removed, too
   */
  removeBefore(time: number, isHere: (camera: string) => boolean): void {
    for (const [camera, frames] of this.#cameras) {
      const isOver = (frames.newest?.at ?? -Infinity) < time && !isHere(camera)
      this.#forget(camera, isOver ? frames.removeAll() : frames.removeBefore(time))
    }
  }

  clear(): void {
    for (const [camera, frames] of this.#cameras) this.#forget(camera, frames.removeAll())
  }

  /** When the clock was set: what was before is at other times now. */
  shift(milliseconds: number): void {
    for (const frames of this.#cameras.values()) for (const item of frames) item.at += milliseconds
  }

  /** Whether there is room for a frame when no other camera takes more than this frame does. */
  #canHave(bytes: number, camera: string): boolean {
    let least = bytes
    for (const [other, frames] of this.#cameras)
      if (other !== camera) least += Math.min(frames.bytes, bytes)
    return least <= this.#budget - this.reserved
  }

  /** @param bytes - of a frame that is to be added to a camera */
  #makeRoom(bytes: number, camera?: string): void {
    while (this.#bytes + bytes > this.#budget - this.reserved) {
      const largest = this.#largest(bytes, camera)
      const item = largest === undefined ? undefined : this.#cameras.get(largest)?.thin()
      if (largest === undefined || item === undefined) return
      this.#forget(largest, [item])
    }
  }

  /** The camera that takes the most memory, with the bytes of a frame that is to be added to one. */
  #largest(added: number, to: string | undefined): string | undefined {
    let largest = to
    let most = to === undefined ? -1 : added + (this.#cameras.get(to)?.bytes ?? 0)
    for (const [camera, { bytes }] of this.#cameras) {
      if (camera === to || bytes <= most) continue
      largest = camera
      most = bytes
    }
    return largest
  }

  #forget(camera: string, items: readonly Item[]): void {
    for (const item of items) {
      this.#bytes -= item.bytes
      this.#removed(item)
    }
    if (this.#cameras.get(camera)?.count === 0) this.#cameras.delete(camera)
  }
}
