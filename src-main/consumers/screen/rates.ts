/** How many frames a second a window shows of each camera. */
import type { LaidTile } from '../../contract/frame.ts'

/** By camera that has a tile; `Infinity` for every frame. */
export type Rates = ReadonlyMap<string, number>

/** A camera can have several tiles. Its frames are sent once, at the highest rate of these tiles. A frozen tile needs none. */
export function highestRates(tiles: readonly LaidTile[]): Rates {
  const rates = new Map<string, number>()
  for (const { camera, isFrozen, maxFps = Infinity } of tiles)
    rates.set(camera, Math.max(isFrozen === true ? 0 : maxFps, rates.get(camera) ?? 0))
  return rates
}

export function areSameRates(a: Rates, b: Rates): boolean {
  return a.size === b.size && [...a].every(([camera, rate]) => b.get(camera) === rate)
}
