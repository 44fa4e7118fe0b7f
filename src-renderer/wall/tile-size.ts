/** How much text fits on a tile. On small tiles the numbers are hidden first, then the name shrinks; the state is always shown. */
import type { Size } from '../../src-main/contract/frame.ts'

/** `mini`: a short state and a small name. `small`: no numbers. `medium`: the frame rate. `large`, `huge`: more space. */
export type TileSize = 'mini' | 'small' | 'medium' | 'large' | 'huge'

const AT_LEAST: readonly (readonly [TileSize, Size])[] = [
  ['huge', { width: 900, height: 480 }],
  ['large', { width: 300, height: 170 }],
  ['medium', { width: 170, height: 96 }],
  ['small', { width: 96, height: 64 }],
]

export function tileSize({ width, height }: Size): TileSize {
  const found = AT_LEAST.find(([, least]) => width >= least.width && height >= least.height)
  return found?.[0] ?? 'mini'
}
