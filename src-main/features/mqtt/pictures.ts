/** Chooses the cameras whose pictures are due, and makes JPEGs of them. */
import { isSmallJpeg, smallJpegJob } from '../../consumers/values/small-jpeg.ts'
import type { ThumbnailJob } from '../../consumers/values/values-jobs.ts'
import { MAX_CAMERAS } from '../../contract/limits.ts'
import type { Frame } from '../../feed/frame.ts'
import { keepNewest } from '../../lib/keep-newest.ts'

/** Bytes up to which a JPEG is sent as it came. A larger one is scaled: brokers are made for small messages. */
export const MAX_OWN_BYTES = 500_000
/** Pixels of the longer side of one that is scaled. */
const SCALED_SIDE = 640

export interface MqttPicturesOptions {
  /** Milliseconds between two pictures of a camera. */
  readonly everyMs: number
  readonly newest: (camera: string) => Frame | undefined
  readonly thumbnail: (job: ThumbnailJob) => Promise<Uint8Array>
}

export class MqttPictures {
  readonly #options: MqttPicturesOptions
  /** When each camera's newest picture was taken, in milliseconds of a monotonic clock. */
  readonly #takenAt = new Map<string, number>()

  constructor(options: MqttPicturesOptions) {
    this.#options = options
  }

  /**
   * Those whose picture is due, the one that has waited longest first.
   *
   * @param now - in milliseconds of a monotonic clock
   */
  due(cameras: readonly string[], now: number): readonly string[] {
    const takenAt = (camera: string) => this.#takenAt.get(camera) ?? -Infinity
    return cameras
      .filter((camera) => now - takenAt(camera) >= this.#options.everyMs)
      .toSorted((one, other) => (takenAt(one) < takenAt(other) ? -1 : 1))
  }

  /** Resolves to a JPEG; to `undefined` for a camera without a picture, or with one that cannot be decoded here. */
  async take(camera: string, now: number): Promise<Uint8Array | undefined> {
    this.#takenAt.delete(camera)
    this.#takenAt.set(camera, now)
    keepNewest(this.#takenAt, MAX_CAMERAS)
    const frame = this.#options.newest(camera)
    if (frame === undefined) return undefined
    const { facts, body } = frame
    if (isSmallJpeg(facts.picture, body, MAX_OWN_BYTES)) return body.slice()
    frame.retain()
    try {
      return await this.#options.thumbnail(smallJpegJob(facts.picture, body, SCALED_SIDE))
    } catch {
      return undefined
    } finally {
      frame.release()
    }
  }
}
