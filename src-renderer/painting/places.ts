/** Where the tiles lie on the surface, in whole device pixels: those of one camera together. */
import type { Size } from '../../src-main/contract/frame.ts'
import { overlap, type Rect } from '../../src-main/contract/rect.ts'
import type { TilePlace } from './painter-order.ts'
import { pictureSize, type TileLook } from './tile-look.ts'

export interface Place extends Rect {
  readonly camera: string
  readonly look: TileLook
}

/** The tiles of one camera, at least one. */
export interface CameraPlaces {
  readonly tiles: readonly Place[]
  /** Of the largest tile in each direction: its picture is decoded once, for all of them. */
  readonly picture: Size
  /** One of its tiles is the lifted one, or lies under it. */
  readonly touchesLifted: boolean
}

export interface Places {
  /** By the camera, in the order in which they are drawn. */
  readonly cameras: ReadonlyMap<string, CameraPlaces>
  /** A tile that is being dragged lies over others, and is drawn again after them. */
  readonly lifted: Place | undefined
}

/** @param scale - device pixels for one CSS pixel */
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
        picture: largest(tiles.map((tile) => pictureSize(tile, tile.look))),
        touchesLifted: touching.has(camera),
      },
    ]),
  )
  return { cameras, lifted }
}

function toPlace({ camera, x, y, width, height, look }: TilePlace, scale: number): Place {
  const left = Math.round(x * scale)
  const top = Math.round(y * scale)
  return {
    camera,
    x: left,
    y: top,
    width: Math.round((x + width) * scale) - left,
    height: Math.round((y + height) * scale) - top,
    look,
  }
}

function largest(sizes: readonly Size[]): Size {
  return {
    width: Math.max(...sizes.map(({ width }) => width)),
    height: Math.max(...sizes.map(({ height }) => height)),
  }
}
