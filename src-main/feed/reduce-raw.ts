/** Makes raw arrays that are much larger than their tile smaller before they cross to the page. */
import type { FrameMessage, RawPicture, Size } from '../contract/frame.ts'
import { decodeDivisor } from '../pixels/divisor.ts'
import { makeScaler } from '../pixels/scaler.ts'

const scaler = makeScaler()

/** `tile` in device pixels. Gives the frame itself when it is less than twice as large. */
export function reduceRaw(frame: FrameMessage, picture: RawPicture, tile: Size): FrameMessage {
  const divisor = decodeDivisor(picture, tile)
  const { width, height, pixels } = picture
  // Halving rounds down, to nothing at last, and takes no rows of fewer than four pixels.
  if (divisor === 1 || Math.min(width, height) < 2 * divisor) return frame
  const packed = { kind: 'packed', width, height, data: frame.body, order: pixels } as const
  return { ...frame, reducedBy: divisor, body: scaler.reduce(packed, divisor) }
}
