/** The tiles of the wall, in their order. A tile has an identity of its own: one camera may lie on the wall twice. */
import type { CameraStatus } from './camera.ts'

export interface Tile {
  /** Stays the tile's own for as long as it is kept, also over restarts. */
  readonly id: string
  readonly camera: string
}

export type Tiles = readonly Tile[]

/** With a tile for each camera that has none, at the end, in their order. The same list when all have one. */
export function withCameras(tiles: Tiles, cameras: Iterable<string>): Tiles {
  const known = new Set(tiles.map(({ camera }) => camera))
  const missing = [...new Set(cameras)].filter((camera) => !known.has(camera))
  return missing.reduce((all, camera) => [...all, { id: newId(all), camera }], tiles)
}

/** With one more tile of a tile's camera, right behind it. The same list when there is no such tile. */
export function withTwin(tiles: Tiles, id: string): Tiles {
  const at = tiles.findIndex((tile) => tile.id === id)
  const tile = tiles[at]
  return tile === undefined
    ? tiles
    : tiles.toSpliced(at + 1, 0, { id: newId(tiles), camera: tile.camera })
}

export function withoutTiles(tiles: Tiles, ids: ReadonlySet<string>): Tiles {
  return tiles.some(({ id }) => ids.has(id)) ? tiles.filter(({ id }) => !ids.has(id)) : tiles
}

/** Whether the camera's tiles are shown: from its first picture on, for as long as the camera is known. */
export function hasPicture(
  status: Pick<CameraStatus, 'received' | 'width' | 'height'> | undefined,
): boolean {
  return status !== undefined && status.received > 0 && status.width > 0 && status.height > 0
}

/**
 * Some tiles, in their order, moved before another one, or to the end without one. The same list when nothing moves or
 * a named tile is not there.
 *
 * @param isHere - whether a camera's tiles are shown. Others stay at their indices, for their camera's return; a named
 *   tile counts as shown, since its camera may have left after the move was asked for
 */
export function withMoved(
  tiles: Tiles,
  ids: readonly string[],
  before: string | undefined,
  isHere: (camera: string) => boolean,
): Tiles {
  const moving = new Set(ids)
  const isShown = ({ id, camera }: Tile) => moving.has(id) || id === before || isHere(camera)
  const moved = tiles.filter(({ id }) => moving.has(id))
  const others = tiles.filter((tile) => isShown(tile) && !moving.has(tile.id))
  const at = before === undefined ? others.length : others.findIndex(({ id }) => id === before)
  if (at < 0 || moved.length !== moving.size) return tiles
  const order = others.toSpliced(at, 0, ...moved).values()
  const next = tiles.map((tile) => (isShown(tile) ? (order.next().value ?? tile) : tile))
  return next.every((tile, index) => tile === tiles[index]) ? tiles : next
}

/** `t1`, `t2`, …; never one that is in use. */
function newId(tiles: Tiles): string {
  const newest = tiles.reduce((most, { id }) => Math.max(most, Number(id.slice(1)) || 0), 0)
  return `t${newest + 1}`
}
