/** The tiles as they are shown now, as cells of the kind `free`: its first arrangement. */
import { cellsNear } from '../../../src-main/contract/arrange/measures.ts'
import type { LayoutKind, LayoutPatch, WallLayout } from '../../../src-main/contract/layout.ts'
import type { CamwallStore } from '../../store/camwall-store.ts'
import { pageCount } from '../../store/pages.ts'

/**
 * The kind, and the cells when nobody has arranged any tile yet: then all tiles stay where they are. Those of several pages cannot:
 * they get places of their own.
 */
export function patchForKind(
  { tiles, view }: CamwallStore,
  layout: WallLayout,
  kind: LayoutKind,
): LayoutPatch {
  const isArranged = Object.keys(layout.free).length > 0
  const { length } = tiles.all
  const areShown =
    view.now.solo === undefined && view.rects.length === length && pageCount(length, layout) === 1
  if (kind !== 'free' || isArranged || !areShown) return { kind }
  const cells = cellsNear(view.rects, view.area).map(
    (cell, index) => [tiles.all[index]?.id ?? '', cell] as const,
  )
  return { kind, free: Object.fromEntries(cells) }
}
