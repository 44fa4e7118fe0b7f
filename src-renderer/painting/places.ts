/** The places of the tiles on the surface, in whole device pixels, grouped by camera. */
import type { Size } from '../../src-main/contract/frame.ts'
import { overlap, type Rect } from '../../src-main/contract/rect.ts'
import type { TilePlace } from './painter-order.ts'
import { pictureSize, type TileAppearance } from './tile-appearance.ts'

export interface Place extends Rect {
  readonly camera: string
  readonly appearance: TileAppearance
}

/** The tiles of one camera: one or more. */
export interface CameraPlaces {
  readonly tiles: readonly Place[]
  /** The size of the largest tile in each direction: the picture is decoded once, for all tiles. */
  readonly picture: Size
  /** Whether one of its tiles is the lifted one, or is under it. */
  readonly touchesLifted: boolean
}

export interface Places {
  /** By camera, in drawing order. */
  readonly cameras: ReadonlyMap<string, CameraPlaces>
  /** The dragged tile, which overlaps others and is drawn again after them. */
  readonly lifted: Place | undefined
}

/** @param scale - device pixels per CSS pixel */
export function placesOf(tiles: readonly TilePlace[], scale: number): Places {
  const places = tiles.map((tile) => toPlace(tile, scale))
  const last = places.at(-1)
  const under = places.filter(
    (place) => place !== last && last !== undefined && overlap(place, last),
  )
  const lifted = under.length > 0 ? last : undefined
  const touching = new Set(
    lifted === undefined ? [] : [...under, lifted].map(({ camera }) => camera),
  )
  const byCamera = new Map<string, Place[]>()
  for (const place of places) {
    const known = byCamera.get(place.camera)
    if (known === undefined) byCamera.set(place.camera, [place])
    else known.push(place)
  }
  const cameras = new Map(
    [...byCamera].map(([camera, tiles]): [string, CameraPlaces] => [
      camera,
      {
        tiles,
        picture: largest(tiles.map((tile) => pictureSize(tile, tile.appearance))),
        touchesLifted: touching.has(camera),
      },
    ]),
  )
  return { cameras, lifted }
}

/** Device pixels by which a tile of the picture's shape may be off, because its edges are rounded. */
const ROUNDED = 2

/**
 * The place of a picture on a tile. The tile has the shape of its camera's pictures that last; a picture of another shape is
 * centred on it.
 *
 * @param picture - after turning
 * @returns the tile's place itself if the picture fills it
 */
export function fittedPlace<Tile extends Rect>(tile: Tile, picture: Size): Tile | Rect {
  if (picture.width <= 0 || picture.height <= 0) return tile
  const scale = Math.min(tile.width / picture.width, tile.height / picture.height)
  const width = Math.max(1, Math.round(picture.width * scale))
  const height = Math.max(1, Math.round(picture.height * scale))
  if (tile.width - width <= ROUNDED && tile.height - height <= ROUNDED) return tile
  const x = tile.x + Math.floor((tile.width - width) / 2)
  const y = tile.y + Math.floor((tile.height - height) / 2)
  return { x, y, width, height }
}

function toPlace({ camera, appearance, ...rect }: TilePlace, scale: number): Place {
  return { camera, appearance, ...placeOf(rect, scale) }
}

/** @param rect - in CSS pixels */
export function placeOf({ x, y, width, height }: Rect, scale: number): Rect {
  const left = Math.round(x * scale)
  const top = Math.round(y * scale)
  return {
    x: left,
    y: top,
    width: Math.round((x + width) * scale) - left,
    height: Math.round((y + height) * scale) - top,
  }
}

function largest(sizes: readonly Size[]): Size {
  return {
    width: Math.max(...sizes.map(({ width }) => width)),
    height: Math.max(...sizes.map(({ height }) => height)),
  }
}
