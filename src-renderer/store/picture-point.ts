/** Which place of a camera's picture is at a point of its tile, and the reverse. Pure. */
import type { Size } from '../../src-main/contract/frame.ts'
import type { Point, Rect } from '../../src-main/contract/rect.ts'
import { fittedPlace } from '../painting/fitted-place.ts'
import { placeOf } from '../painting/places.ts'
import { shownSize, type TileAppearance } from '../painting/tile-appearance.ts'
import type { WallTile } from './wall-tile.ts'

/** A picture as it is painted on a tile. */
export interface ShownPicture {
  /** The tile in CSS pixels from the top left corner of the wall. */
  readonly rect: Rect
  /** Device pixels per CSS pixel. */
  readonly scale: number
  /** In pixels, as sent. */
  readonly size: Size
  readonly tile: WallTile
  /** On a tile of this size. */
  readonly appearance: TileAppearance
}

/**
 * The place in the shown picture, from 0 to 1: the middle of the device pixel at a point.
 *
 * @param point - in CSS pixels from the top left corner of the wall
 * @returns `undefined` outside of the picture
 */
export function shownPlace(picture: ShownPicture, point: Point): Point | undefined {
  const { x, y, width, height } = paintedPlace(picture)
  const place = {
    x: (Math.floor(point.x * picture.scale) + 0.5 - x) / width,
    y: (Math.floor(point.y * picture.scale) + 0.5 - y) / height,
  }
  return place.x > 0 && place.x < 1 && place.y > 0 && place.y < 1 ? place : undefined
}

/** The point of a place in the shown picture, in CSS pixels from the top left corner of the wall. */
export function pointOf(picture: ShownPicture, place: Point): Point {
  const { x, y, width, height } = paintedPlace(picture)
  const { scale } = picture
  return { x: (x + place.x * width) / scale, y: (y + place.y * height) / scale }
}

/** From one pixel to the next, of the picture or of the screen, whichever is larger; in CSS pixels. */
export function pixelStep(picture: ShownPicture): Point {
  const { scale, size, appearance } = picture
  const painted = paintedPlace(picture)
  const shown = shownSize(size, appearance)
  return {
    x: Math.max(1, painted.width / shown.width) / scale,
    y: Math.max(1, painted.height / shown.height) / scale,
  }
}

/** In device pixels. */
function paintedPlace({ rect, scale, size, appearance }: ShownPicture): Rect {
  return fittedPlace(placeOf(rect, scale), shownSize(size, appearance))
}
