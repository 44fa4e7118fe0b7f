/** Pacing where one looks: every frame of the hotspot, of selected and of large tiles, and of the others as many as the layout sets. Pure. */
import type { Size } from '../../src-main/contract/frame.ts'
import type { Pace } from '../../src-main/contract/layout.ts'
import type { Scene, SceneTile } from './scene.ts'

/**
 * A place is large if it is this many times as wide, and as high, as the smallest one: twice, less what rounding to whole
 * pixels may cost.
 */
const LARGE = 1.9

/** @param selected - ids of tiles */
export function paceScene(scene: Scene, pace: Pace, selected: ReadonlySet<string>): Scene {
  // A tile alone is the one to look at, whether others are hidden (solo) or there is no other.
  if (pace === 'full' || scene.tiles.length === 1) return scene
  const { arrangement, first, tiles } = scene
  const smallest = smallestOf(arrangement.cells)
  const isProminent = ({ tile, index }: SceneTile) =>
    tile.isHotspot === true ||
    selected.has(tile.id) ||
    isLarge(arrangement.cells[index - first], smallest)
  return {
    ...scene,
    tiles: tiles.map((shown) => (isProminent(shown) ? shown : { ...shown, maxFps: pace })),
  }
}

function smallestOf(places: readonly Size[]): Size | undefined {
  return places.toSorted((a, b) => a.width * a.height - b.width * b.height)[0]
}

/** By both sides: in a row, a wide picture beside an upright one is not large. */
function isLarge(place: Size | undefined, smallest: Size | undefined): boolean {
  if (place === undefined || smallest === undefined) return false
  return place.width >= LARGE * smallest.width && place.height >= LARGE * smallest.height
}
