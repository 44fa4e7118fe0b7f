/** What a click on the wall does while a person moves, swaps or resizes tiles by clicks. */
import { cellsIn } from '../../src-main/contract/arrange/measures.ts'
import { draggedBy, type Handle } from '../../src-main/contract/arrange/resizing.ts'
import type { Point, Rect } from '../../src-main/contract/rect.ts'
import { swapTiles } from '../features/arrange/swap-tiles.ts'
import type { CamwallStore } from '../store/camwall-store.ts'
import type { ClickTarget } from '../store/click-mode.ts'
import { keptAspect } from '../store/kept-aspect.ts'
import { tileAt } from './arrangement.ts'
import type { Scene } from './scene.ts'

/** @param point - in CSS pixels from the top left corner of the wall */
export function clickInMode(
  store: CamwallStore,
  scene: Scene | undefined,
  { target, point }: { readonly target: ClickTarget; readonly point: Point },
): void {
  const place = scene?.tiles.find(({ tile }) => tile.id === target.tile)
  if (target.act === 'move') {
    if (!store.isFree) moveToTile(store, scene, { target, point })
    else if (place !== undefined) centreAt(store, { target, rect: place.rect, point })
    store.clickMode.end()
  } else if (target.act === 'swap') {
    const index = indexAt(scene, point)
    if (index !== undefined) swapTiles(store, store.tiles.get(target.tile), store.tiles.all[index])
    store.clickMode.end()
  } else if (store.isFree && place !== undefined) {
    const { rect, tile } = place
    resizeTo(store, { id: tile.id, aspect: keptAspect(tile, store.view.area), rect, point })
  }
}

/** The tile takes the place of the one that was clicked, as if it was dragged there. */
function moveToTile(
  { hand }: CamwallStore,
  scene: Scene | undefined,
  { target, point }: { readonly target: ClickTarget; readonly point: Point },
): void {
  const index = indexAt(scene, point)
  if (index === undefined) return
  hand.lift(target.tile, target.ids, 'pointer')
  hand.carry(index)
  hand.drop()
}

/** The place among all tiles of the one at the point, from 0. */
function indexAt(scene: Scene | undefined, point: Point): number | undefined {
  const place = scene === undefined ? undefined : tileAt(scene.arrangement, point)
  return scene === undefined || place === undefined ? undefined : scene.first + place
}

function centreAt(
  { freeHand, view }: CamwallStore,
  {
    target,
    rect,
    point,
  }: { readonly target: ClickTarget; readonly rect: Rect; readonly point: Point },
): void {
  const by = cellsIn(between(centreOf(rect), point), view.area)
  freeHand.run(target.tile, { kind: 'move', tiles: target.ids, by })
}

/** Its corner that is nearest to the point goes there. */
function resizeTo(
  { freeHand, view }: CamwallStore,
  {
    id,
    aspect,
    rect,
    point,
  }: {
    readonly id: string
    readonly aspect: number | undefined
    readonly rect: Rect
    readonly point: Point
  },
): void {
  const cell = freeHand.cellOf(id)
  if (cell === undefined) return
  const [handle, corner] = nearestCorner(rect, point)
  const to = draggedBy(cell, handle, cellsIn(between(corner, point), view.area), aspect)
  freeHand.run(id, { kind: 'resize', tile: id, to })
}

function nearestCorner(rect: Rect, point: Point): readonly [Handle, Point] {
  const { x, y, width, height } = rect
  const centre = centreOf(rect)
  const isLeft = point.x < centre.x
  const isTop = point.y < centre.y
  const corner = { x: isLeft ? x : x + width, y: isTop ? y : y + height }
  return [isTop ? (isLeft ? 'nw' : 'ne') : isLeft ? 'sw' : 'se', corner]
}

function centreOf({ x, y, width, height }: Rect): Point {
  return { x: x + width / 2, y: y + height / 2 }
}

function between(from: Point, to: Point): Point {
  return { x: to.x - from.x, y: to.y - from.y }
}
