/**
 * Converts raw arrays to 8 bits, and scales those that are larger than their tile, before they are sent to the page. This saves
 * three quarters of the bytes, which would otherwise be copied three times, each time into newly allocated memory.
 */
import type { FrameMessage, PictureNeed, RawPicture } from '../../contract/frame.ts'
import { ArrayConverter } from '../../pixels/array-converter.ts'
import { isSmaller } from '../../pixels/divisor.ts'
import { fitToNeed, wholeSize } from '../../pixels/part.ts'
import { makeScaler } from '../../pixels/scaler.ts'

const converter = new ArrayConverter()
const scaler = makeScaler()

/** What crosses to a page of a frame's picture. */
export type FrameContent = Pick<FrameMessage, 'picture' | 'fitted' | 'body'>

/**
 * @param need - `undefined` if it is not known yet
 * @returns a body that must be used before the next call; that of a uint8 array is `body` itself if the tile is large enough
 *   to show all pixels
 */
export function fitRaw(
  array: RawPicture,
  body: Uint8Array<ArrayBuffer>,
  need: PictureNeed | undefined,
): FrameContent {
  const pixels = converter.toPixels(array, body)
  const { width, height, order, data } = pixels
  const picture = { kind: 'packed', width, height } as const
  const fitted = need === undefined ? undefined : fitToNeed(array, need)
  if (need === undefined || fitted === undefined)
    return { picture: { ...picture, pixels: order }, body: data }
  // Pixels that are enlarged keep their own colours, which planes would share between neighbours.
  if (!isSmaller(wholeSize(need), array)) {
    const rgba = scaler.scale(pixels, fitted.width, fitted.height, undefined, fitted.part)
    const pixelsOfPart = new Uint8Array(rgba.buffer, rgba.byteOffset, rgba.length)
    return { picture: { ...picture, pixels: 'rgba' }, fitted, body: pixelsOfPart }
  }
  const planes = scaler.scaleToI420(pixels, fitted.width, fitted.height, fitted.part)
  return { picture: { ...picture, pixels: order }, fitted, body: planes }
}
