/** The layout of the wall now: one tile solo or all, with those that are being moved at their new places. Pure. */
import type { Point, Rect } from '../../src-main/contract/rect.ts'
import type { Layout, SurfaceSize, TilePlace } from '../painting/painter-order.ts'
import { orderWith, type HeldTiles } from '../store/held-tiles.ts'
import type { WallTile } from '../store/wall-tile.ts'
import { arrangeTiles, type Arrangement } from './arrangement.ts'

/** Pixels between tiles. */
export const TILE_GAP = 3

const NOT_MOVED: Point = { x: 0, y: 0 }

export interface SceneTile {
  readonly tile: WallTile
  readonly rect: Rect
  /** Its place among all tiles of the wall, from 0, also while it is shown solo. */
  readonly index: number
}

export interface Scene {
  readonly size: SurfaceSize
  /** Sorted by id, so that moves do not reorder the elements. */
  readonly tiles: readonly SceneTile[]
  /** For the arrow keys and the pointer; its tiles are in the order of the wall. */
  readonly arrangement: Arrangement
  /** The tile that follows the pointer; its rectangle is the one where it was lifted. */
  readonly lifted: string | undefined
  /** The rectangle of the lifted tile when it is dropped. */
  readonly slot: Rect | undefined
  /** Whether a new camera gets a tile: not while one is shown solo. */
  readonly isOpen: boolean
}

export interface SceneParts {
  readonly size: SurfaceSize
  /** In their order. */
  readonly tiles: readonly WallTile[]
  readonly held: HeldTiles | undefined
  /** The tile that is shown solo. */
  readonly solo: string | undefined
}

export function composeScene({ size, tiles, held, solo }: SceneParts): Scene {
  const resting = solo === undefined ? tiles : tiles.filter(({ id }) => id === solo)
  const moved = held === undefined ? resting : withHeld(resting, held)
  const arrangement = arrange(moved, size)
  const placed = placeTiles(moved, arrangement)
  const lifted = held?.by === 'pointer' ? held.tile : undefined
  const common = { size, arrangement, lifted, isOpen: solo === undefined }
  if (solo !== undefined) {
    const index = tiles.findIndex(({ id }) => id === solo)
    return { ...common, tiles: placed.map((one) => ({ ...one, index })), slot: undefined }
  }
  if (lifted === undefined) return { ...common, tiles: placed, slot: undefined }

  const origin = placeTiles(resting, arrange(resting, size)).find(({ tile }) => tile.id === lifted)
  return {
    ...common,
    tiles: placed.map((one) =>
      one.tile.id === lifted && origin !== undefined ? { ...one, rect: origin.rect } : one,
    ),
    slot: placed.find(({ tile }) => tile.id === lifted)?.rect,
  }
}

/** The layout for the painter; the lifted tile is drawn last, `offset` pixels from where it was. */
export function paintedLayout({ size, tiles, lifted, isOpen }: Scene, offset: Point): Layout {
  const places = tiles.map(({ tile: { id, camera, appearance }, rect }): TilePlace => {
    return { tile: id, camera, appearance, ...shift(rect, id === lifted ? offset : NOT_MOVED) }
  })
  return {
    size,
    tiles: [
      ...places.filter(({ tile }) => tile !== lifted),
      ...places.filter(({ tile }) => tile === lifted),
    ],
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

function arrange(tiles: readonly WallTile[], size: SurfaceSize): Arrangement {
  return arrangeTiles(
    tiles.map(({ shape }) => shape),
    size,
    TILE_GAP,
  )
}

function placeTiles(tiles: readonly WallTile[], arrangement: Arrangement): readonly SceneTile[] {
  return tiles
    .flatMap((tile, index): SceneTile[] => {
      const rect = arrangement.tiles[index]
      return rect === undefined ? [] : [{ tile, rect, index }]
    })
    .sort((a, b) => (a.tile.id < b.tile.id ? -1 : 1))
}
