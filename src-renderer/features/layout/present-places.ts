/** The places of the tiles that are shown now, for a template of one's own. */
import { freeCells } from '../../../src-main/contract/arrange/free-cells.ts'
import { cellNear } from '../../../src-main/contract/arrange/measures.ts'
import type { Cell, WallLayout } from '../../../src-main/contract/layout.ts'
import type { CamwallStore } from '../../store/camwall-store.ts'
import { pageOf, rangeOf } from '../../store/pages.ts'

/** In the order of the tiles; none overlap. Empty while one camera is shown solo, and on a wall without tiles. */
export function presentPlaces(
  { tiles, view }: Pick<CamwallStore, 'tiles' | 'view'>,
  layout: WallLayout,
): readonly Cell[] {
  const { solo, current } = view.now
  if (solo !== undefined || view.rects.length !== tiles.all.length) return []
  if (layout.kind === 'own' && layout.own.length > 0) return layout.own
  const [first, end] = rangeOf(pageOf(tiles.indexOf(current ?? ''), layout), layout)
  const ids = tiles.all.slice(first, end).map(({ id }) => id)
  const asShown = view.rects
    .slice(first, end)
    .map((rect, index) => [ids[index] ?? '', cellNear(rect, view.area)] as const)
  // Where two round to the same cell, one of them gets another place.
  const cells = freeCells(layout.kind === 'free' ? layout.free : Object.fromEntries(asShown), ids)
  return [...cells.values()]
}
