/** How much is written before the main process is told how far an export is. Pure. */
import type { PastFrame } from '../../capture/past.ts'

/** Bytes of frames that are in memory at once for the thread that writes, beside those that look-back keeps. To copy them takes 3 ms. */
export const BATCH_BYTES = 8_000_000
/** Of a picture that is drawn on. */
const BYTES_PER_PIXEL = 4

/** What a frame is of a batch: the bytes that are copied, and those that are drawn on, which take the thread longer. */
export function bytesInBatch({ picture, body }: PastFrame, isBurnt: boolean): number {
  const drawn = isBurnt ? BYTES_PER_PIXEL * picture.width * picture.height : 0
  return body.byteLength + drawn
}
