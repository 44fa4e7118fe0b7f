/** The values that a sender sent: an array's own, and those of an encoded picture, which is decoded when they are needed. */
import type { CapturedFrame } from '../../capture/captured-frame.ts'
import type { EncodedPicture, RawPicture } from '../../contract/frame.ts'
import type { ArrayLayout } from '../../pixels/array-converter.ts'
import type { Frame } from '../../feed/frame.ts'
import { within } from '../../lib/pause.ts'
import type { DecodedArray } from './decode-original.ts'
import type { DecodeJob } from './values-jobs.ts'

export interface Original {
  readonly array: ArrayLayout
  readonly body: Uint8Array
  /** NumPy's name of its type. */
  readonly dtype: string
  readonly isEncoded: boolean
}

/**
 * Decoded pictures that are kept, for tiles that are read out together: as many as a person compares. Of 1920x1080, 16 take
 * 100 MB.
 */
const MAX_KEPT = 16
/** The pointer rests that long before the next read-out, and the histogram is drawn more often. */
const KEPT_MS = 2000

/** Whether the values can be read. The place of a pixel in a JPEG with an EXIF orientation is that after turning it. */
export function isDecodable({ format, turned }: EncodedPicture): boolean {
  return format === 'png' || format === 'tiff' || (format === 'jpeg' && turned === undefined)
}

/**
 * So long a read-out waits for the newest picture to be decoded. After that it is of the newest one that is decoded, which is
 * also the one that is shown.
 */
const PATIENCE_MS = 100

interface Kept {
  /** The newest one that is decoded, and its frame's id. */
  readonly decoded: { readonly id: number; readonly array: DecodedArray } | undefined
  /** The one that is being decoded. */
  readonly decoding: Promise<DecodedArray> | undefined
}

export class Originals {
  readonly #decode: (job: DecodeJob) => Promise<DecodedArray>
  /** By camera, the one that was used last at the end. */
  readonly #kept = new Map<string, Kept>()
  #forgetting: NodeJS.Timeout | undefined

  /** @param decode - the frame's body is valid until it settles */
  constructor(decode: (job: DecodeJob) => Promise<DecodedArray>) {
    this.#decode = decode
  }

  /** @returns what `use` returns, whose argument is only valid meanwhile; `undefined` if the picture cannot be decoded */
  async use<Result>(
    frame: Frame,
    use: (original: Original) => Result,
  ): Promise<Result | undefined> {
    const { picture, array } = frame.facts
    if (picture.kind === 'raw') return use(originalOf(picture, array, frame.body))
    if (!isDecodable(picture)) return undefined
    try {
      const decoded = await this.#decodedOf(frame, picture)
      return use({ ...decoded, dtype: dtypeOf(decoded.array), isEncoded: true })
    } catch {
      return undefined // The painter reports a damaged picture.
    }
  }

  /**
   * The same for a frame of the past, which is valid until this returns. What is decoded is not kept: it is of no use for the newest
   * frame.
   */
  async useOnce<Result>(
    { picture, array, body }: CapturedFrame,
    use: (original: Original) => Result,
  ): Promise<Result | undefined> {
    if (picture.kind === 'raw') return use(originalOf(picture, array, body))
    if (!isDecodable(picture)) return undefined
    try {
      const decoded = await this.#decode({ kind: 'decode', picture, body: body.slice() })
      return use({ ...decoded, dtype: dtypeOf(decoded.array), isEncoded: true })
    } catch {
      return undefined
    }
  }

  async #decodedOf(frame: Frame, picture: EncodedPicture): Promise<DecodedArray> {
    const { id, camera } = frame.facts
    const { decoded, decoding } = this.#kept.get(camera) ?? {}
    if (decoded?.id === id) {
      this.#keep(camera, { decoded, decoding })
      return decoded.array
    }
    const next = decoding ?? this.#decodeNext(frame, picture)
    this.#keep(camera, { decoded, decoding: next })
    return decoded === undefined ? next : ((await within(PATIENCE_MS, next)) ?? decoded.array)
  }

  async #decodeNext(frame: Frame, picture: EncodedPicture): Promise<DecodedArray> {
    const { id, camera } = frame.facts
    let decoded: Kept['decoded']
    try {
      const array = await this.#decodeRetained(frame, picture)
      decoded = { id, array }
      return array
    } finally {
      this.#keep(camera, { decoded, decoding: undefined })
    }
  }

  #keep(camera: string, kept: Kept): void {
    this.#kept.delete(camera)
    this.#kept.set(camera, kept)
    const [oldest] = this.#kept.keys()
    if (this.#kept.size > MAX_KEPT && oldest !== undefined) this.#kept.delete(oldest)
    clearTimeout(this.#forgetting)
    this.#forgetting = setTimeout(() => this.#kept.clear(), KEPT_MS)
    this.#forgetting.unref()
  }

  async #decodeRetained(frame: Frame, picture: EncodedPicture): Promise<DecodedArray> {
    frame.retain()
    try {
      return await this.#decode({ kind: 'decode', picture, body: frame.body })
    } finally {
      frame.release()
    }
  }
}

function originalOf(
  picture: RawPicture,
  array: CapturedFrame['array'],
  body: Uint8Array,
): Original {
  return { array: picture, body, dtype: array?.dtype ?? '', isEncoded: false }
}

function dtypeOf({ values: { kind, bytes } }: ArrayLayout): string {
  return `${kind}${8 * bytes}`
}
