/** What lies where on the wall now: one camera alone, or all, with room made for the tile that is being moved. */
import type { CameraState } from '../../src-main/contract/camera.ts'
import type { SurfaceSize, TilePlace } from '../painting/painter-order.ts'
import type { HeldTile } from '../store/held-tile.ts'
import type { TileCamera } from '../store/tile-camera.ts'
import { arrangeTiles, type Arrangement, type Point, type Rect } from './arrangement.ts'

/** Pixels between tiles. */
export const TILE_GAP = 3

export interface SceneTile {
  readonly camera: string
  readonly look: CameraState
  readonly rect: Rect
  /** Its place in the order, from 0. */
  readonly index: number
}

export interface Scene {
  readonly size: SurfaceSize
  /** In the order of `TileCamera`s, which a move does not change. */
  readonly tiles: readonly SceneTile[]
  /** Where arrow keys and the pointer find a place; its tiles are in the order on the wall. */
  readonly arrangement: Arrangement
  /** The tile that follows the pointer: its rectangle is where it was lifted. */
  readonly lifted: string | undefined
  /** Where the lifted tile will lie. */
  readonly slot: Rect | undefined
}

export interface SceneParts {
  readonly size: SurfaceSize
  readonly cameras: readonly TileCamera[]
  /** Names of the cameras on the wall, first tile first. */
  readonly order: readonly string[]
  readonly held: HeldTile | undefined
  readonly alone: string | undefined
}

export function composeScene({ size, cameras, order, held, alone }: SceneParts): Scene {
  const shown = alone === undefined ? cameras : cameras.filter(({ name }) => name === alone)
  const resting = alone === undefined ? order : shown.map(({ name }) => name)
  const moved = held === undefined ? resting : withMoved(resting, held)
  const arrangement = arrange(cameras, moved, size)
  const lifted = held?.by === 'pointer' ? held.camera : undefined
  const places = new Map(moved.map((name, index) => [name, index]))
  const tiles = shown.flatMap(({ name, state }): SceneTile[] => {
    const index = places.get(name)
    const rect = index === undefined ? undefined : arrangement.tiles[index]
    return index === undefined || rect === undefined
      ? []
      : [{ camera: name, look: state, rect, index }]
  })
  if (lifted === undefined) return { size, tiles, arrangement, lifted, slot: undefined }

  const origin = arrange(cameras, resting, size).tiles[resting.indexOf(lifted)]
  const slot = tiles.find(({ camera }) => camera === lifted)?.rect
  return {
    size,
    tiles: tiles.map((tile) =>
      tile.camera === lifted && origin !== undefined ? { ...tile, rect: origin } : tile,
    ),
    arrangement,
    lifted,
    slot,
  }
}

/** What the painter is told; the lifted tile lies on top, `offset` pixels from where it was. */
export function paintedPlaces(scene: Scene, offset: Point): TilePlace[] {
  const places = scene.tiles.map(({ camera, look, rect }) => {
    const by = camera === scene.lifted ? offset : { x: 0, y: 0 }
    return { camera, look, ...shift(rect, by) }
  })
  return [
    ...places.filter(({ camera }) => camera !== scene.lifted),
    ...places.filter(({ camera }) => camera === scene.lifted),
  ]
}

export function shift({ x, y, width, height }: Rect, by: Point): Rect {
  return { x: x + by.x, y: y + by.y, width, height }
}

function withMoved(order: readonly string[], { camera, to }: HeldTile): string[] {
  const others = order.filter((name) => name !== camera)
  return others.toSpliced(to, 0, camera)
}

function arrange(
  cameras: readonly TileCamera[],
  order: readonly string[],
  size: SurfaceSize,
): Arrangement {
  const shapes = new Map(cameras.map((camera) => [camera.name, camera]))
  return arrangeTiles(
    order.map((name) => shapes.get(name) ?? { width: 0, height: 0 }),
    size,
    TILE_GAP,
  )
}
