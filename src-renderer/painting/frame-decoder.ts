/** Decodes the bytes of a frame to pixels for the scaler. */
import type { EncodedPicture, FrameMessage, PictureNeed } from '../../src-main/contract/frame.ts'
import { i420, type Pixels } from '../../src-main/pixels/pixels.ts'
import { decodeByBrowser } from './browser-decoder.ts'
import type { Buffers } from './buffers.ts'
import { readBaselineJpeg } from './jpeg/baseline-jpeg.ts'
import { completed } from './jpeg/completed.ts'
import { planJpeg, toPixels } from './jpeg/jpeg-plan.ts'
import { JpegWorkers } from './jpeg/jpeg-workers.ts'

/** WebAssembly memory never shrinks, so larger pictures, such as 5000x4000, are left to the browser's decoder. */
const MOST_PLANE_BYTES = 32 * 1024 * 1024
const MOST_JPEG_BYTES = 16 * 1024 * 1024

export class FrameDecoder {
  readonly #buffers: Buffers
  readonly #jpegs = new JpegWorkers()
  /** Frames that were decoded, or failed to decode. */
  decodes = 0
  /** Of those, the ones that the browser's decoders decoded. */
  byBrowser = 0

  constructor(buffers: Buffers) {
    this.#buffers = buffers
  }

  /**
   * Owns the bytes of the frame from now on. Rejects when they are not a complete picture.
   *
   * @param need - the result may be larger or of a larger part, or smaller when the picture is
   */
  async decode({ picture, fitted, body }: FrameMessage, need: PictureNeed): Promise<Pixels> {
    this.decodes += 1
    if (picture.kind === 'encoded') {
      const whole = picture.cut === true ? completed(body, this.#buffers) : body
      return this.#decodeEncoded(picture, whole, need)
    }
    const { pixels: order } = picture
    const part = fitted?.part === undefined ? {} : { part: fitted.part }
    if (fitted !== undefined && order !== 'rgba') return { ...i420(fitted, body), ...part }
    const { width, height } = fitted ?? picture
    return { kind: 'packed', width, height, data: body, order, ...part }
  }

  async #decodeEncoded(
    picture: EncodedPicture,
    body: Uint8Array<ArrayBuffer>,
    need: PictureNeed,
  ): Promise<Pixels> {
    const { format, turned } = picture
    const isOurs = format === 'jpeg' && turned === undefined && body.length <= MOST_JPEG_BYTES
    const jpeg = isOurs ? readBaselineJpeg(body) : undefined
    const plan = jpeg === undefined ? undefined : planJpeg(jpeg, need)
    if (plan === undefined || plan.bytes > MOST_PLANE_BYTES || !this.#jpegs.areReady)
      return this.#decodeInBrowser(picture, body, need)
    const done = await this.#jpegs.decode({ body, need, planes: this.#buffers.take(plan.bytes) })
    if (done.kind === 'refused') {
      this.#buffers.giveBack(done.planes)
      return this.#decodeInBrowser(picture, done.body, need)
    }
    this.#buffers.giveBack(done.body)
    return toPixels(plan, done.planes)
  }

  #decodeInBrowser(
    picture: EncodedPicture,
    body: Uint8Array<ArrayBuffer>,
    need: PictureNeed,
  ): Promise<Pixels> {
    this.byBrowser += 1
    return decodeByBrowser(picture, body, need, this.#buffers)
  }
}
