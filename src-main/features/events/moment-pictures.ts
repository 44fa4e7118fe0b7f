/** Small JPEGs of the moments of events. */
import type { ThumbnailJob } from '../../consumers/values/values-jobs.ts'
import { isSmallJpeg, smallJpegJob } from '../../consumers/values/small-jpeg.ts'
import type { Frame } from '../../feed/frame.ts'
import { keepNewest } from '../../lib/keep-newest.ts'
import { MAX_CAMERAS } from '../../contract/limits.ts'

/** A camera that says something with each frame must not cost more than its tile. */
export const EVERY_MS = 2000
/** Pictures that wait to be scaled: when a switch dies, all cameras of a wall of 64 stall in the same moment. */
export const MAX_WAITING = 64
/** Of all of these. Raw pictures of 1920x1080 of 64 cameras take 400 MB, and the feed keeps those of cameras that stall anyway. */
const MAX_WAITING_BYTES = 512 * 1024 * 1024

export interface MomentPicturesOptions {
  readonly newest: (camera: string) => Frame | undefined
  readonly thumbnail: (job: ThumbnailJob) => Promise<Uint8Array>
}

export class MomentPictures {
  readonly #options: MomentPicturesOptions
  /** When each camera's last picture was taken, in milliseconds of the monotonic clock. */
  readonly #takenAt = new Map<string, number>()
  #waiting = 0
  #waitingBytes = 0
  #isStopped = false
  /** They are scaled one after another. */
  #last: Promise<unknown> = Promise.resolve()

  constructor(options: MomentPicturesOptions) {
    this.#options = options
  }

  /** Takes the camera's newest picture now. Resolves to `undefined` if it has none, or one that cannot be decoded here. */
  async take(camera: string, now = performance.now()): Promise<Uint8Array | undefined> {
    const frame = this.#options.newest(camera)
    if (frame === undefined || now - (this.#takenAt.get(camera) ?? -Infinity) < EVERY_MS)
      return undefined
    this.#takenAt.delete(camera)
    this.#takenAt.set(camera, now)
    keepNewest(this.#takenAt, MAX_CAMERAS)
    const { facts, body } = frame
    return isSmallJpeg(facts.picture, body) ? body.slice() : this.#scaled(frame)
  }

  /** Gives up the pictures that wait. */
  stop(): void {
    this.#isStopped = true
  }

  async #scaled(frame: Frame): Promise<Uint8Array | undefined> {
    const { byteLength } = frame.body
    if (this.#waiting >= MAX_WAITING || this.#waitingBytes + byteLength > MAX_WAITING_BYTES)
      return undefined
    frame.retain()
    this.#waiting += 1
    this.#waitingBytes += byteLength
    const scaled = this.#last.then(() => this.#scale(frame))
    this.#last = scaled
    return scaled.finally(() => {
      frame.release()
      this.#waiting -= 1
      this.#waitingBytes -= byteLength
    })
  }

  async #scale({ facts, body }: Frame): Promise<Uint8Array | undefined> {
    if (this.#isStopped) return undefined
    try {
      return await this.#options.thumbnail(smallJpegJob(facts.picture, body))
    } catch {
      return undefined // Of a format that only the page decodes, or damaged: the event is worth storing anyway.
    }
  }
}
