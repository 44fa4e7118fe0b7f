/** What lies where on the wall now: one tile alone, or all, with room made for those that are being moved. */
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
  /** Its place on the wall, from 0: among all tiles, also while it is shown alone. */
  readonly index: number
}

export interface Scene {
  readonly size: SurfaceSize
  /** In an order that no move changes. */
  readonly tiles: readonly SceneTile[]
  /** Where arrow keys and the pointer find a place; its tiles are in the order on the wall. */
  readonly arrangement: Arrangement
  /** The tile that follows the pointer: its rectangle is where it was lifted. */
  readonly lifted: string | undefined
  /** Where the lifted tile will lie. */
  readonly slot: Rect | undefined
  /** Whether a camera without a tile will get one. */
  readonly isOpen: boolean
}

export interface SceneParts {
  readonly size: SurfaceSize
  /** First one first. */
  readonly tiles: readonly WallTile[]
  readonly held: HeldTiles | undefined
  /** The tile that is shown alone. */
  readonly alone: string | undefined
}

export function composeScene({ size, tiles, held, alone }: SceneParts): Scene {
  const resting = alone === undefined ? tiles : tiles.filter(({ id }) => id === alone)
  const moved = held === undefined ? resting : withHeld(resting, held)
  const arrangement = arrange(moved, size)
  const placed = placeTiles(moved, arrangement)
  const lifted = held?.by === 'pointer' ? held.tile : undefined
  const common = { size, arrangement, lifted, isOpen: alone === undefined }
  if (alone !== undefined) {
    const index = tiles.findIndex(({ id }) => id === alone)
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

/** What the painter is told; the lifted tile lies on top, `offset` pixels from where it was. */
export function paintedLayout({ size, tiles, lifted, isOpen }: Scene, offset: Point): Layout {
  const places = tiles.map(({ tile: { id, camera, look }, rect }): TilePlace => {
    return { tile: id, camera, look, ...shift(rect, id === lifted ? offset : NOT_MOVED) }
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
