/** The tiles of the wall, in their order. A tile has an identity of its own: one camera may lie on the wall twice. */

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

/**
 * Some tiles, in their order, moved before another one, or to the end without one. The same list when nothing moves or
 * a named tile is not there.
 */
export function withMoved(tiles: Tiles, ids: readonly string[], before: string | undefined): Tiles {
  const moving = new Set(ids)
  const moved = tiles.filter(({ id }) => moving.has(id))
  const others = tiles.filter(({ id }) => !moving.has(id))
  const at = before === undefined ? others.length : others.findIndex(({ id }) => id === before)
  if (at < 0 || moved.length !== moving.size) return tiles
  const next = others.toSpliced(at, 0, ...moved)
  return next.every((tile, index) => tile === tiles[index]) ? tiles : next
}

/** `t1`, `t2`, …; never one that is in use. */
function newId(tiles: Tiles): string {
  const newest = tiles.reduce((most, { id }) => Math.max(most, Number(id.slice(1)) || 0), 0)
  return `t${newest + 1}`
}
