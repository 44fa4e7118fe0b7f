/** The geometry of views: which part of its picture a tile shows, and how it is zoomed and moved. Pure. */
import type { Size } from '../../src-main/contract/frame.ts'
import type { Point, Rect } from '../../src-main/contract/rect.ts'
import { MAX_ZOOM, type TileView } from '../../src-main/features/views/contract.ts'
import { fittedPlace } from '../painting/fitted-place.ts'
import { pictureSize, shownPart, type TileAppearance } from '../painting/tile-appearance.ts'

export const UNZOOMED: TileView = { zoom: 1, x: 0.5, y: 0.5 }

/** A tile that shows nearly all of its picture shows all of it. */
const LEAST_ZOOM = 1.01

/** All of a picture. */
const UNCUT: Size = { width: 1, height: 1 }

/** What of a tile decides which part of its picture it shows. */
export interface ViewedTile {
  /** After turning. */
  readonly shape: Size
  /** Whether the picture fills the tile, and is cut, where they have different shapes. */
  readonly fills: boolean
  readonly view: TileView
  readonly appearance: Omit<TileAppearance, 'part'>
}

/** How the pictures of a tile are turned, and how much of one the tile shows without zoom. */
export interface Framing {
  readonly turn: TileAppearance['turn']
  /** Of the picture as sent, from 0 to 1. */
  readonly cut: Size
}

/** How the picture is turned, and which part of it is shown. */
type Shown = Pick<TileAppearance, 'turn' | 'part'>

/** @param rect - the tile's, in CSS pixels */
export function framingOf({ shape, fills, appearance }: ViewedTile, rect: Rect): Framing {
  const { turn } = appearance
  const hasItsShape = !fills || fittedPlace(rect, shape) === rect
  if (hasItsShape || rect.width <= 0 || rect.height <= 0) return { turn, cut: UNCUT }
  const ratio = (rect.width * shape.height) / (rect.height * shape.width)
  const cut = ratio > 1 ? { width: 1, height: 1 / ratio } : { width: ratio, height: 1 }
  return { turn, cut: pictureSize(cut, appearance) }
}

/** The appearance of a tile's picture in a place of this size. @param rect - see `framingOf` */
export function appearanceIn(tile: ViewedTile, rect: Rect): TileAppearance {
  const part = partOf(tile.view, framingOf(tile, rect).cut)
  return part === undefined ? tile.appearance : { ...tile.appearance, part }
}

/**
 * The part of the picture as sent that is shown, from 0 to 1; `undefined` if it is all.
 *
 * @param cut - see `Framing`
 */
export function partOf({ zoom, x, y }: TileView, cut: Size = UNCUT): Rect | undefined {
  const width = cut.width / zoom
  const height = cut.height / zoom
  if (width >= 1 && height >= 1) return undefined
  const within = (middle: number, side: number) =>
    Math.max(0, Math.min(middle - side / 2, 1 - side))
  return { x: within(x, width), y: within(y, height), width, height }
}

/** A place of the shown picture, from 0 to 1, in the picture as it was sent: before it is mirrored, turned and zoomed. */
export function sentPlace(place: Point, { turn, part }: Shown): Point {
  const { x, y } = unturned(place, turn)
  const from = shownPart(part)
  return { x: from.x + x * from.width, y: from.y + y * from.height }
}

/** A place of the picture as it was sent, from 0 to 1, in the shown picture: may be outside of it. */
export function placeOfSent({ x, y }: Point, { turn, part }: Shown): Point {
  const from = shownPart(part)
  return turned({ x: (x - from.x) / from.width, y: (y - from.y) / from.height }, turn)
}

/**
 * Enlarges the picture by a factor; what is at a place of the tile stays there, unless the picture would end within the tile.
 *
 * @param place - from 0 to 1, as shown
 */
export function zoomedAbout(
  view: TileView,
  factor: number,
  place: Point,
  { turn, cut }: Framing,
): TileView {
  const wanted = Math.max(1, Math.min(view.zoom * factor, MAX_ZOOM))
  const zoom = wanted < LEAST_ZOOM ? 1 : wanted
  const at = unturned(place, turn)
  const from = shownPart(partOf(view, cut))
  const fixed = { x: from.x + at.x * from.width, y: from.y + at.y * from.height }
  return inside(
    {
      zoom,
      x: fixed.x + ((0.5 - at.x) * cut.width) / zoom,
      y: fixed.y + ((0.5 - at.y) * cut.height) / zoom,
    },
    cut,
  )
}

/** Moves the picture on the tile. @param by - in widths and heights of the tile, as shown */
export function panned(view: TileView, by: Point, { turn, cut }: Framing): TileView {
  const to = unturned({ x: 0.5 - by.x, y: 0.5 - by.y }, turn)
  return inside(
    {
      zoom: view.zoom,
      x: view.x + ((to.x - 0.5) * cut.width) / view.zoom,
      y: view.y + ((to.y - 0.5) * cut.height) / view.zoom,
    },
    cut,
  )
}

/** With the middle of what is shown. */
function inside(view: TileView, cut: Size): TileView {
  const part = partOf(view, cut)
  if (part === undefined) return UNZOOMED
  return { zoom: view.zoom, x: part.x + part.width / 2, y: part.y + part.height / 2 }
}

/** A place of the shown picture in the picture before it is mirrored and turned. */
function unturned({ x, y }: Point, turn: TileAppearance['turn']): Point {
  const { quarters, mirrored } = turn ?? { quarters: 0, mirrored: false }
  const before = [
    { x, y },
    { x: y, y: 1 - x },
    { x: 1 - x, y: 1 - y },
    { x: 1 - y, y: x },
  ][quarters] ?? { x, y }
  return mirrored ? { x: 1 - before.x, y: before.y } : before
}

/** The reverse of `unturned`. */
function turned(place: Point, turn: TileAppearance['turn']): Point {
  const { quarters, mirrored } = turn ?? { quarters: 0, mirrored: false }
  const { x, y } = mirrored ? { x: 1 - place.x, y: place.y } : place
  return (
    [
      { x, y },
      { x: 1 - y, y: x },
      { x: 1 - x, y: 1 - y },
      { x: y, y: 1 - x },
    ][quarters] ?? { x, y }
  )
}
