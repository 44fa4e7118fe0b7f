/** The geometry of zoomed tiles: which part of the picture a view shows, and how it is zoomed and moved. Pure. */
import type { Point, Rect } from '../../src-main/contract/rect.ts'
import { MAX_ZOOM, type TileView } from '../../src-main/features/views/contract.ts'
import { shownPart, type TileAppearance } from '../painting/tile-appearance.ts'

export const UNZOOMED: TileView = { zoom: 1, x: 0.5, y: 0.5 }

/** A tile that shows nearly all of its picture shows all of it. */
const LEAST_ZOOM = 1.01

/** How the picture is turned, and which part of it is shown. */
type Shown = Pick<TileAppearance, 'turn' | 'part'>

/** The part of the picture as sent that is shown, from 0 to 1; `undefined` if it is all. */
export function partOf({ zoom, x, y }: TileView): Rect | undefined {
  if (zoom <= 1) return undefined
  const side = 1 / zoom
  const within = (middle: number) => Math.max(0, Math.min(middle - side / 2, 1 - side))
  return { x: within(x), y: within(y), width: side, height: side }
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
  turn: TileAppearance['turn'],
): TileView {
  const zoom = Math.max(1, Math.min(view.zoom * factor, MAX_ZOOM))
  if (zoom < LEAST_ZOOM) return UNZOOMED
  const part = shownPart(partOf(view))
  const at = unturned(place, turn)
  const fixed = sentPlace(place, { ...(turn === undefined ? {} : { turn }), part })
  const side = 1 / zoom
  return inside({
    zoom,
    x: fixed.x + (0.5 - at.x) * side,
    y: fixed.y + (0.5 - at.y) * side,
  })
}

/** Moves the picture on the tile. @param by - in widths and heights of the tile, as shown */
export function panned(view: TileView, by: Point, turn: TileAppearance['turn']): TileView {
  const to = unturned({ x: 0.5 - by.x, y: 0.5 - by.y }, turn)
  return inside({
    zoom: view.zoom,
    x: view.x + (to.x - 0.5) / view.zoom,
    y: view.y + (to.y - 0.5) / view.zoom,
  })
}

/** With the middle of what is shown. */
function inside(view: TileView): TileView {
  const part = partOf(view)
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
