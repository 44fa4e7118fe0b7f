/** Small pictures of recorded frames, for a page. Those that were made last are kept. */
import type { PastFrame } from '../../capture/past.ts'
import { isSmallJpeg, jpegUrl, smallJpegJob } from '../../consumers/values/small-jpeg.ts'
import type { ThumbnailJob } from '../../consumers/values/values-jobs.ts'
import { keepNewest } from '../../lib/keep-newest.ts'

/** Of at most 32 kB each, together 8 MB: what a person who moves to and fro looks at again. */
const MAX_KEPT = 256

export class SmallPictures {
  readonly #thumbnail: (job: ThumbnailJob) => Promise<Uint8Array>
  /** Data URLs by camera and time. */
  readonly #kept = new Map<string, string>()

  constructor(thumbnail: (job: ThumbnailJob) => Promise<Uint8Array>) {
    this.#thumbnail = thumbnail
  }

  /** A data URL; `undefined` if it cannot be decoded here. */
  async urlOf({ camera, time, picture, body }: PastFrame): Promise<string | undefined> {
    const key = JSON.stringify([camera, time])
    const url = this.#kept.get(key) ?? jpegUrl(await this.#jpegOf(picture, body))
    if (url === undefined) return undefined
    this.#kept.delete(key)
    this.#kept.set(key, url)
    keepNewest(this.#kept, MAX_KEPT)
    return url
  }

  async #jpegOf(
    picture: PastFrame['picture'],
    body: PastFrame['body'],
  ): Promise<Uint8Array | undefined> {
    if (isSmallJpeg(picture, body)) return body
    try {
      return await this.#thumbnail(smallJpegJob(picture, body))
    } catch {
      return undefined // Of a format that only the page decodes, or damaged.
    }
  }
}
