/** The layout of the wall now: one tile solo or a page of them, with those that are being moved at their new places. Pure. */
import { placesPerPage, type PagedLayout } from '../../src-main/contract/layout.ts'
import type { Point, Rect } from '../../src-main/contract/rect.ts'
import type { Layout, SurfaceSize, TilePlace } from '../painting/painter-order.ts'
import type { TileAppearance } from '../painting/tile-appearance.ts'
import type { HeldCell } from '../store/held-cell.ts'
import { orderWith, type HeldTiles } from '../store/held-tiles.ts'
import { rangeOf } from '../store/pages.ts'
import { appearanceIn } from '../store/tile-view.ts'
import type { WallTile } from '../store/wall-tile.ts'
import type { Arrangement } from './cell.ts'
import { place, type PlacingLayout } from './place.ts'

const NOWHERE: Rect = { x: 0, y: 0, width: 0, height: 0 }

export interface SceneTile {
  readonly tile: WallTile
  readonly rect: Rect
  /** In this place. */
  readonly appearance: TileAppearance
  /** Its place among all tiles of the wall, from 0, also while it is shown solo. */
  readonly index: number
  /** As in `LaidTile`. */
  readonly maxFps?: number
}

export interface Scene {
  readonly size: SurfaceSize
  /** Sorted by id, so that moves do not reorder the elements. */
  readonly tiles: readonly SceneTile[]
  /** For the pointer; its tiles are those of the page, in the order of the wall. */
  readonly arrangement: Arrangement
  /** The place of the first tile of the page among all tiles of the wall, from 0. */
  readonly first: number
  /** The tile that follows the pointer; its rectangle is the one where it was lifted. */
  readonly lifted: string | undefined
  /** The rectangle of the lifted tile when it is dropped. */
  readonly slot: Rect | undefined
  /** Whether a camera without a tile gets one that is shown: not with one solo, a page of several, or only some cameras. */
  readonly isOpen: boolean
}

export interface SceneParts {
  readonly size: SurfaceSize
  /** In their order. */
  readonly tiles: readonly WallTile[]
  readonly held: HeldTiles | undefined
  readonly heldCell: HeldCell | undefined
  /** The tile that is shown solo. */
  readonly solo: string | undefined
  readonly layout: PlacingLayout
  /** The page that is shown, from 0. */
  readonly page: number
  /** Whether a camera without a tile gets one; see `takesAll`. */
  readonly isForAll: boolean
}

export function composeScene(parts: SceneParts): Scene {
  const { size, tiles, held, heldCell, solo, layout, page, isForAll } = parts
  if (solo !== undefined) return soloScene(parts, solo)
  const [first, end] = rangeOf(page, layout)
  const resting = tiles.slice(first, end)
  const shown = (held === undefined ? tiles : withHeld(tiles, held)).slice(first, end)
  const arrangement = place(heldCell?.layout ?? layout, shown, size)
  const placed = placeTiles(shown, arrangement, first)
  const lifted = [held, heldCell].find((each) => each?.by === 'pointer')?.tile
  const isOpen = isForAll && placesPerPage(layout) === Infinity
  const common = { size, arrangement, first, lifted, isOpen }
  if (lifted === undefined) return { ...common, tiles: placed, slot: undefined }

  const origin = placeTiles(resting, place(layout, resting, size), first).find(
    ({ tile }) => tile.id === lifted,
  )
  return {
    ...common,
    tiles: placed.map((one) =>
      one.tile.id === lifted && origin !== undefined
        ? { ...one, rect: origin.rect, appearance: origin.appearance }
        : one,
    ),
    slot: placed.find(({ tile }) => tile.id === lifted)?.rect,
  }
}

function soloScene({ size, tiles, layout }: SceneParts, solo: string): Scene {
  const shown = tiles.filter(({ id }) => id === solo)
  const first = tiles.findIndex(({ id }) => id === solo)
  const pictures = shown[0]?.fills === true ? 'fill' : 'fit'
  const arrangement = place({ ...layout, kind: 'fit', sizes: {}, pictures }, shown, size)
  return {
    size,
    tiles: placeTiles(shown, arrangement, first),
    arrangement,
    first,
    lifted: undefined,
    slot: undefined,
    isOpen: false,
  }
}

/**
 * Where all tiles are, for the arrow keys: those of the next page are to the right of this one, those of the previous page to
 * the left.
 */
export function rectsOfAll(
  { arrangement, first, size }: Scene,
  { count, layout }: { readonly count: number; readonly layout: PagedLayout },
): readonly Rect[] {
  const places = placesPerPage(layout)
  if (places === Infinity) return arrangement.tiles
  return Array.from({ length: count }, (_, index) => {
    const shown = arrangement.tiles[index - first]
    const cell = arrangement.cells[index % places]
    if (shown !== undefined || cell === undefined) return shown ?? NOWHERE
    const pages = Math.floor(index / places) - Math.floor(first / places)
    return shift(cell, { x: pages * size.width, y: 0 })
  })
}

/** By the ids of the tiles. */
export function rectsOfShown({ tiles }: Scene): ReadonlyMap<string, Rect> {
  return new Map(tiles.map(({ tile, rect }) => [tile.id, rect]))
}

/** The layout for the painter. */
export function paintedLayout({ size, tiles, lifted, isOpen }: Scene): Layout {
  const places = tiles.map(({ tile: { id, camera }, rect, appearance, maxFps }): TilePlace => {
    return { tile: id, camera, appearance, ...rect, maxFps }
  })
  return {
    size,
    tiles: places.filter(({ tile }) => tile !== lifted),
    lifted: places.find(({ tile }) => tile === lifted),
    isOpen,
  }
}

export function shift({ x, y, width, height }: Rect, by: Point): Rect {
  return { x: x + by.x, y: y + by.y, width, height }
}

function withHeld(tiles: readonly WallTile[], held: HeldTiles): readonly WallTile[] {
  const byId = new Map(tiles.map((tile) => [tile.id, tile]))
  const order = orderWith([...byId.keys()], held)
  return order.flatMap((id) => byId.get(id) ?? [])
}

/** @param first - the place of the first of these tiles among all tiles of the wall */
function placeTiles(
  tiles: readonly WallTile[],
  arrangement: Arrangement,
  first: number,
): readonly SceneTile[] {
  return tiles
    .flatMap((tile, index): SceneTile[] => {
      const rect = arrangement.tiles[index]
      if (rect === undefined) return []
      return [{ tile, rect, appearance: appearanceIn(tile, rect), index: first + index }]
    })
    .sort((a, b) => (a.tile.id < b.tile.id ? -1 : 1))
}
