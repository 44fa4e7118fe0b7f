/** The tile at an element of the page, and its picture zoomed and moved by points of the page. */
import type { Point } from '../../../src-main/contract/rect.ts'
import type { CamwallStore } from '../../store/camwall-store.ts'
import { isOffered } from '../../store/offered.ts'
import { framingOf, panned, zoomedAbout } from '../../store/tile-view.ts'
import type { WallTile } from '../../store/wall-tile.ts'

/** A tile on the page, and the rectangle of its picture in CSS pixels of the window. */
export interface TileOnPage {
  readonly tile: WallTile
  readonly rect: DOMRectReadOnly
}

/** @param point - in CSS pixels of the window; what is there stays there */
export function zoomAt(
  { views }: CamwallStore,
  { tile, rect }: TileOnPage,
  factor: number,
  point: Point,
): void {
  const place = {
    x: (point.x - rect.left) / rect.width,
    y: (point.y - rect.top) / rect.height,
  }
  views.change(tile.id, zoomedAbout(views.of(tile.id), factor, place, framingOf(tile, rect)))
}

/** @param by - in CSS pixels */
export function panBy({ views }: CamwallStore, { tile, rect }: TileOnPage, by: Point): void {
  const share = { x: by.x / rect.width, y: by.y / rect.height }
  views.change(tile.id, panned(views.of(tile.id), share, framingOf(tile, rect)))
}

/** `undefined` outside of tiles, on their buttons, and on a page where a person may only look. */
export function tileAt(
  { tiles, main }: CamwallStore,
  target: EventTarget | null,
): TileOnPage | undefined {
  if (!isOffered('zoom-in') || main.topics.getState()?.kiosk.isOn === true) return undefined
  if (!(target instanceof Element) || target.closest('button') !== null) return undefined
  const element = target.closest<HTMLElement>('[data-tile]')
  const tile = tiles.get(element?.dataset['tile'])
  return element === null || tile === undefined
    ? undefined
    : { tile, rect: element.getBoundingClientRect() }
}
