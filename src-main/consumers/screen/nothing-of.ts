/** What a tile shows when there is no picture of its camera: black. */
import type { PictureNeed } from '../../contract/frame.ts'
import type { FrameContent } from './fit-raw.ts'

/** Enough for the tile's shape. */
const LONGER_SIDE = 64

/** @param need - `undefined` if it is not known yet */
export function nothingOf(need: PictureNeed | undefined): FrameContent {
  const { width = 1, height = 1 } = need ?? {}
  const scale = LONGER_SIDE / Math.max(width, height, 1)
  const size = {
    width: Math.max(1, Math.round(width * scale)),
    height: Math.max(1, Math.round(height * scale)),
  }
  const picture = { kind: 'packed', pixels: 'gray', ...size } as const
  return { picture, body: new Uint8Array(size.width * size.height) }
}
