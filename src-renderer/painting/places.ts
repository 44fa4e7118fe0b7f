/** The places of the tiles on the surface, in whole device pixels, grouped by camera. */
import type { PictureNeed } from '../../src-main/contract/frame.ts'
import type { Rect } from '../../src-main/contract/rect.ts'
import { mergeNeeds } from '../../src-main/pixels/part.ts'
import type { Layout, TilePlace } from './painter-order.ts'
import { pictureNeed, type TileAppearance } from './tile-appearance.ts'

export interface Place extends Rect {
  readonly tile: string
  readonly camera: string
  /** What it shows: tiles with the same source show the same picture. */
  readonly source: string
  readonly appearance: TileAppearance
  /** On a canvas of its own, which it fills. */
  readonly isLifted: boolean
}

/** The tiles that show the pictures of a camera, or one that keeps a picture of it. */
export interface CameraPlaces {
  readonly camera: string
  readonly isFrozen: boolean
  readonly tiles: readonly Place[]
  /** What all of its tiles need: the picture is decoded once. */
  readonly picture: PictureNeed
}

/** What of a layout decides them. */
type PlacedTiles = Pick<Layout, 'size' | 'tiles' | 'lifted'>

export interface Places {
  /** By source: the name of the camera, or `sourceOf` a frozen tile. */
  readonly cameras: ReadonlyMap<string, CameraPlaces>
  readonly tiles: readonly Place[]
  readonly lifted: Place | undefined
}

export function placesOf({ size: { scale }, tiles, lifted }: PlacedTiles): Places {
  const onSurface = tiles.map((tile) => toPlace(tile, scale, false))
  const onTop = lifted === undefined ? undefined : toPlace(lifted, scale, true)
  const places = onTop === undefined ? onSurface : [...onSurface, onTop]
  const byCamera = new Map<string, [Place, ...Place[]]>()
  for (const place of places) {
    const known = byCamera.get(place.source)
    if (known === undefined) byCamera.set(place.source, [place])
    else known.push(place)
  }
  const cameras = new Map(
    [...byCamera].map(([source, tiles]): [string, CameraPlaces] => [
      source,
      {
        camera: tiles[0].camera,
        isFrozen: tiles[0].appearance.frozenSince !== undefined,
        tiles,
        picture: tiles.map((tile) => pictureNeed(tile, tile.appearance)).reduce(mergeNeeds),
      },
    ]),
  )
  return { cameras, tiles: places, lifted: onTop }
}

/** The camera, unless the tile keeps a picture of its own. No name of a camera has a control character. */
export function sourceOf({ tile, camera, appearance: { frozenSince } }: TilePlace): string {
  return frozenSince === undefined ? camera : frozenSource(tile, frozenSince)
}

/** @param since - in milliseconds since the epoch */
export function frozenSource(tile: string, since: number): string {
  return `${tile}\n${since}`
}

/** Whether a source is that of a frozen tile, and no camera. */
export function isOfFrozenTile(source: string): boolean {
  return source.includes('\n')
}

function toPlace(place: TilePlace, scale: number, isLifted: boolean): Place {
  const { tile, camera, appearance } = place
  const rect = placeOf(place, scale)
  const onCanvas = isLifted ? { ...rect, x: 0, y: 0 } : rect
  return { tile, camera, source: sourceOf(place), appearance, isLifted, ...onCanvas }
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
