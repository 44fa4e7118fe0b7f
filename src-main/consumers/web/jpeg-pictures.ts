/** Pictures as JPEGs: those that were sent as JPEG as they came, others encoded in a worker, once for all who wait for one. */
import type { Frame, FrameFacts } from '../../feed/frame.ts'
import { isDecodable } from '../values/originals.ts'
import type { ThumbnailJob } from '../values/values-jobs.ts'

/** Of 100: people look at these pictures, which are as large as they were sent. */
const QUALITY = 85

/** The job's body is valid until it settles. */
export type EncodeJpeg = (job: ThumbnailJob) => Promise<Uint8Array<ArrayBuffer>>

export class JpegPictures {
  readonly #encode: EncodeJpeg
  /** By the frame's id. */
  readonly #encoding = new Map<number, Promise<Uint8Array<ArrayBuffer>>>()

  constructor(encode: EncodeJpeg) {
    this.#encode = encode
  }

  /**
   * Bytes of its own, so that the frame can be released.
   *
   * @returns `undefined` if it has a format that only browsers decode. Rejects if it is damaged
   */
  async of(frame: Frame): Promise<Uint8Array<ArrayBuffer> | undefined> {
    if (isJpeg(frame.facts)) return frame.body.slice()
    if (!canBeJpeg(frame.facts)) return undefined
    const { id } = frame.facts
    const known = this.#encoding.get(id)
    if (known !== undefined) return known
    const encoded = this.#encodeRetained(frame)
    this.#encoding.set(id, encoded)
    try {
      return await encoded
    } finally {
      this.#encoding.delete(id)
    }
  }

  async #encodeRetained(frame: Frame): Promise<Uint8Array<ArrayBuffer>> {
    frame.retain()
    try {
      const { picture } = frame.facts
      const side = Math.max(picture.width, picture.height)
      return await this.#encode({
        ...{ kind: 'thumbnail', picture, side, quality: QUALITY },
        body: frame.body,
      })
    } finally {
      frame.release()
    }
  }
}

/** Whether it has no format that only browsers decode. */
export function canBeJpeg({ picture }: FrameFacts): boolean {
  return picture.kind === 'raw' || picture.format === 'jpeg' || isDecodable(picture)
}

function isJpeg({ picture }: FrameFacts): boolean {
  return picture.kind === 'encoded' && picture.format === 'jpeg'
}
