/** What the painting worker and a decoding worker tell each other. */
import type { Size } from '../../../src-main/contract/frame.ts'

/** Each worker answers its jobs in their order. */
export interface JpegJob {
  /** A JPEG that `readBaselineJpeg` knows. */
  readonly body: Uint8Array<ArrayBuffer>
  /** In device pixels. */
  readonly tile: Size
  /** Takes the planes, as `planJpeg` lays them out. */
  readonly planes: Uint8Array<ArrayBuffer>
}

/** All of the job's memory comes back. The browser's decoder may make something of what is refused. */
export interface JpegDone {
  readonly kind: 'decoded' | 'refused'
  readonly body: Uint8Array<ArrayBuffer>
  readonly planes: Uint8Array<ArrayBuffer>
}

export type JpegNews = JpegDone | { readonly kind: 'ready' }
