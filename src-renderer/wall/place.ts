/** The rectangle of every tile of a page, in whole CSS pixels from the top left corner of the wall. */
import { freeCells } from '../../src-main/contract/arrange/free-cells.ts'
import type { Size } from '../../src-main/contract/frame.ts'
import type { Gap, WallLayout } from '../../src-main/contract/layout.ts'
import type { WallTile } from '../store/wall-tile.ts'
import { arrangeTiles } from './arrangement.ts'
import type { Arrangement } from './cell.ts'
import { layFit } from './fit-layout.ts'
import { stretchedCells, tilesIn } from './filled-cells.ts'
import { layFree } from './free-layout.ts'

/** CSS pixels between tiles. */
const GAP_PIXELS: Readonly<Record<Gap, number>> = { none: 0, small: 3, medium: 8, large: 16 }

/** What of a layout decides where tiles are. */
export type PlacingLayout = Pick<WallLayout, 'kind' | 'gap' | 'free' | 'sizes' | 'own' | 'pictures'>

/** What of a tile decides where it is. */
export type PlacedTile = Pick<WallTile, 'id' | 'shape' | 'fills' | 'isHotspot'>

/** @param shown - in their order; no more than the template has places, if the layout is a template */
export function place(
  layout: PlacingLayout,
  shown: readonly PlacedTile[],
  area: Size,
): Arrangement {
  const tiles = withSteadyShapes(shown)
  const fitted = placeWhole(layout, tiles, area)
  const stretches = layout.pictures === 'fill' && !hasOwnCells(layout)
  const cells = stretches
    ? stretchedCells(fitted.cells, area, GAP_PIXELS[layout.gap])
    : fitted.cells
  return stretches || tiles.some(({ fills }) => fills)
    ? { tiles: tilesIn(cells, tiles), cells }
    : fitted
}

/** A hotspot gets the shape of the first other tile: no tile must move when a camera of another shape is selected. */
function withSteadyShapes(tiles: readonly PlacedTile[]): readonly PlacedTile[] {
  const steady = tiles.find(({ isHotspot }) => isHotspot !== true)?.shape
  if (steady === undefined || tiles.every(({ isHotspot }) => isHotspot !== true)) return tiles
  return tiles.map((tile) => (tile.isHotspot === true ? { ...tile, shape: steady } : tile))
}

/** Whether a person has made the cells. */
function hasOwnCells({ kind, own }: PlacingLayout): boolean {
  return kind === 'free' || (kind === 'own' && own.length > 0)
}

/** As if all pictures were shown as a whole. */
function placeWhole(
  { kind, gap, free, sizes, own }: PlacingLayout,
  tiles: readonly PlacedTile[],
  area: Size,
): Arrangement {
  const shapes = tiles.map(({ shape }) => shape)
  const pixels = GAP_PIXELS[gap]
  if (tiles.length > 0 && kind === 'fit') {
    const spans = tiles.map(({ id }) => sizes[id] ?? 1)
    return layFit(shapes, area, pixels, spans)
  }
  if (tiles.length > 0 && kind === 'own' && own.length > 0)
    return layFree(own, shapes, area, pixels)
  if (kind !== 'free') return arrangeTiles(shapes, area, pixels, kind)
  const cells = freeCells(
    free,
    tiles.map(({ id }) => id),
  )
  return layFree([...cells.values()], shapes, area, pixels)
}
