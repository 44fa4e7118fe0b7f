/** Completes a JPEG that ends early, so that decoders show what is there. */
import type { Buffers } from '../buffers.ts'

/** ITU-T T.81, B.1.1.3. */
const END_OF_IMAGE = [0xff, 0xd9]
/** The first byte of every marker. */
const MARKER = 0xff

/**
 * Adds the end marker: without it the browser's decoder refuses a picture that is there in full. What is missing is gray.
 *
 * @param cut - a JPEG without an end marker, owned from now on
 * @returns in memory of the pool
 */
export function completed(cut: Uint8Array<ArrayBuffer>, buffers: Buffers): Uint8Array<ArrayBuffer> {
  const length = cut.at(-1) === MARKER ? cut.length - 1 : cut.length
  const jpeg = buffers.take(length + END_OF_IMAGE.length)
  jpeg.set(cut.subarray(0, length))
  jpeg.set(END_OF_IMAGE, length)
  buffers.giveBack(cut)
  return jpeg
}
