/**
 * Scales raw arrays that are larger than their tile before they cross to the page: a quarter of the bytes, which would
 * be copied three times on their way, each time into fresh memory.
 */
import type { FrameMessage, RawPicture, Size } from '../../contract/frame.ts'
import { isSmaller } from '../../pixels/divisor.ts'
import { makeScaler } from '../../pixels/scaler.ts'

const scaler = makeScaler()

/** `tile` in device pixels. Gives the frame itself, lossless, when its tile shows all of its pixels. */
export function fitRaw(frame: FrameMessage, picture: RawPicture, tile: Size): FrameMessage {
  const { width, height, pixels } = picture
  if (!isSmaller(tile, picture)) return frame
  const packed = { kind: 'packed', width, height, data: frame.body, order: pixels } as const
  const fitted = { width: tile.width, height: tile.height }
  return { ...frame, fitted, body: scaler.scaleToI420(packed, tile.width, tile.height) }
}
