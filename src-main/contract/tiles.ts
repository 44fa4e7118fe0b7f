/** The tiles of the wall, in order. A tile has its own id, because a camera can have several tiles. */
import type { CameraStatus } from './camera.ts'

export interface Tile {
  /** Never changes while the tile exists, and survives restarts. */
  readonly id: string
  readonly camera: string
}

export type Tiles = readonly Tile[]

/** The id of the next tile that is added to these. */
export type NewTileId = (tiles: Tiles) => string

/**
 * In place of a camera: a hotspot, which shows the camera of the tile that a person selected last. No camera has an empty name,
 * so that it is in no list of cameras, and nothing is kept for it.
 */
export const SELECTED_CAMERA = ''

export function isHotspot({ camera }: Pick<Tile, 'camera'>): boolean {
  return camera === SELECTED_CAMERA
}

/** Each once: a camera can have several tiles. */
export function camerasOf(tiles: Tiles): readonly string[] {
  return [...new Set(tiles.filter((tile) => !isHotspot(tile)).map(({ camera }) => camera))]
}

/**
 * With a hotspot before a tile, and without any other; without a tile, with no hotspot. Returns the same list if there is no
 * such tile.
 */
export function withHotspot(
  tiles: Tiles,
  before: string | undefined,
  newId: NewTileId = newTileId,
): Tiles {
  const others = tiles.some(isHotspot) ? tiles.filter((tile) => !isHotspot(tile)) : tiles
  if (before === undefined) return others
  const at = others.findIndex(({ id }) => id === before)
  return at < 0 ? tiles : others.toSpliced(at, 0, { id: newId(tiles), camera: SELECTED_CAMERA })
}

/** Appends a tile for each camera that has none. Returns the same list if all have one. */
export function withCameras(
  tiles: Tiles,
  cameras: Iterable<string>,
  newId: NewTileId = newTileId,
): Tiles {
  const known = new Set(tiles.map(({ camera }) => camera))
  const missing = [...new Set(cameras)].filter((camera) => !known.has(camera))
  return missing.reduce((all, camera) => [...all, { id: newId(all), camera }], tiles)
}

/** Inserts a twin after a tile: another tile of the same camera. Returns the same list if no such tile has a camera. */
export function withTwin(tiles: Tiles, id: string, newId: NewTileId = newTileId): Tiles {
  const at = tiles.findIndex((tile) => tile.id === id)
  const tile = tiles[at]
  return tile === undefined || isHotspot(tile)
    ? tiles
    : tiles.toSpliced(at + 1, 0, { id: newId(tiles), camera: tile.camera })
}

export function withoutTiles(tiles: Tiles, ids: ReadonlySet<string>): Tiles {
  return tiles.some(({ id }) => ids.has(id)) ? tiles.filter(({ id }) => !ids.has(id)) : tiles
}

/** Whether the camera's tiles are shown: from its first picture until the camera is removed. */
export function hasPicture(
  status: Pick<CameraStatus, 'received' | 'width' | 'height'> | undefined,
): boolean {
  return status !== undefined && status.received > 0 && status.width > 0 && status.height > 0
}

/**
 * Moves tiles, in their current order, before another tile or to the end. Returns the same list if nothing moves or a given
 * tile does not exist.
 *
 * @param before - the id of the tile before which they are inserted; `undefined` means the end
 * @param isHere - whether a camera's tiles are shown. Tiles of absent cameras keep their indices until the camera returns. A
 *   given tile counts as shown, since its camera may have disappeared after the move was requested
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

/** Two tiles exchange their places. Returns the same list if one of them does not exist. */
export function withSwapped(tiles: Tiles, one: string, other: string): Tiles {
  const [first, second] = [one, other].map((id) => tiles.find((tile) => tile.id === id))
  if (first === undefined || second === undefined || first === second) return tiles
  return tiles.map((tile) => (tile === first ? second : tile === second ? first : tile))
}

const OWN_ID = /^t(\d+)$/

/** `t1`, `t2`, …; never an id that is in use. */
export function newTileId(tiles: Tiles): string {
  return `t${newestTileNumber(tiles) + 1}`
}

/** The highest number in an id of `newTileId`; 0 if there is none. A program that writes layouts may give tiles any ids. */
export function newestTileNumber(tiles: Tiles): number {
  const numbers = tiles.map(({ id }) => Number(OWN_ID.exec(id)?.[1]))
  // Above the safe integers, the next number is not greater.
  return Math.max(0, ...numbers.filter((number) => number < Number.MAX_SAFE_INTEGER))
}
