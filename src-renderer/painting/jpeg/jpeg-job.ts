/** The messages between the painting worker and a decoding worker. */
import type { PictureNeed } from '../../../src-main/contract/frame.ts'

/** Each worker completes its jobs in their order. */
export interface JpegJob {
  /** A JPEG that `readBaselineJpeg` accepts. */
  readonly body: Uint8Array<ArrayBuffer>
  readonly need: PictureNeed
  /** For the planes, as `planJpeg` lays them out. */
  readonly planes: Uint8Array<ArrayBuffer>
}

/** All memory of the job comes back. A refused JPEG may still be decodable by the browser. */
export interface JpegDone {
  readonly kind: 'decoded' | 'refused'
  readonly body: Uint8Array<ArrayBuffer>
  readonly planes: Uint8Array<ArrayBuffer>
}

export type JpegNews = JpegDone | { readonly kind: 'ready' }
