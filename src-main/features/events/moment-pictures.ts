/** Small JPEGs of the moments of events. */
import type { ThumbnailJob } from '../../consumers/values/values-jobs.ts'
import { isSmallJpeg, smallJpegJob } from '../../consumers/values/small-jpeg.ts'
import type { Frame } from '../../feed/frame.ts'
import { keepNewest } from '../../lib/keep-newest.ts'
import { MAX_CAMERAS } from '../../contract/limits.ts'

/** A camera that says something with each frame must not cost more than its tile. */
export const EVERY_MS = 2000
/** Pictures that are being scaled. More wait for longer than the moment lasts. */
export const MAX_SCALING = 8

export interface MomentPicturesOptions {
  readonly newest: (camera: string) => Frame | undefined
  readonly thumbnail: (job: ThumbnailJob) => Promise<Uint8Array>
}

export class MomentPictures {
  readonly #options: MomentPicturesOptions
  /** When each camera's last picture was taken, in milliseconds of the monotonic clock. */
  readonly #takenAt = new Map<string, number>()
  #scaling = 0

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

  async #scaled(frame: Frame): Promise<Uint8Array | undefined> {
    if (this.#scaling >= MAX_SCALING) return undefined
    this.#scaling += 1
    frame.retain()
    try {
      const { facts, body } = frame
      return await this.#options.thumbnail(smallJpegJob(facts.picture, body))
    } catch {
      return undefined // Of a format that only the page decodes, or damaged: the event is worth storing anyway.
    } finally {
      frame.release()
      this.#scaling -= 1
    }
  }
}
