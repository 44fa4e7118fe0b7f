/** Where the parts that zoom windows show lie on the tiles that show the whole pictures. Pure. */
import type { Rect } from '../../src-main/contract/rect.ts'
import type { Views } from '../../src-main/features/views/contract.ts'
import { partOf, placeOfSent } from '../store/tile-view.ts'
import type { WallTile } from '../store/wall-tile.ts'
import type { SceneTile } from './scene.ts'

export interface WindowOutline {
  /** The tile that shows the part. */
  readonly window: string
  /** On the tile that shows the whole picture, from 0 to 1; may extend beyond it. */
  readonly rect: Rect
}

/**
 * By the ids of the tiles that show the whole pictures, without those that have no window.
 *
 * @param tiles - all on the wall: a zoom window may be on another page
 */
export function windowOutlines(
  shown: readonly SceneTile[],
  tiles: readonly WallTile[],
  views: Views,
): ReadonlyMap<string, readonly WindowOutline[]> {
  const outlines = new Map<string, readonly WindowOutline[]>()
  for (const { tile: window, windowOf } of views) {
    const whole = shown.find(({ tile }) => tile.id === windowOf)
    const part = whole === undefined ? undefined : partOfWindow(window, shown, tiles)
    if (whole === undefined || part === undefined) continue
    const rect = placeOfPart(part, whole)
    outlines.set(whole.tile.id, [...(outlines.get(whole.tile.id) ?? []), { window, rect }])
  }
  return outlines
}

function partOfWindow(
  id: string,
  shown: readonly SceneTile[],
  tiles: readonly WallTile[],
): Rect | undefined {
  const here = shown.find(({ tile }) => tile.id === id)
  if (here !== undefined) return here.appearance.part
  const elsewhere = tiles.find((tile) => tile.id === id)
  return elsewhere === undefined ? undefined : partOf(elsewhere.view)
}

function placeOfPart(part: Rect, { appearance }: SceneTile): Rect {
  const from = placeOfSent({ x: part.x, y: part.y }, appearance)
  const to = placeOfSent({ x: part.x + part.width, y: part.y + part.height }, appearance)
  return {
    x: Math.min(from.x, to.x),
    y: Math.min(from.y, to.y),
    width: Math.abs(to.x - from.x),
    height: Math.abs(to.y - from.y),
  }
}
