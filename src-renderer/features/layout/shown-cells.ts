/** The tiles as they are shown now, as cells of the kind `free`: its first arrangement. */
import { cellsNear } from '../../../src-main/contract/arrange/measures.ts'
import type { LayoutKind, LayoutPatch, WallLayout } from '../../../src-main/contract/layout.ts'
import type { CamwallStore } from '../../store/camwall-store.ts'

/** The kind, and the cells when nobody has arranged any tile yet: then all tiles stay where they are. */
export function patchForKind(
  { tiles, view }: CamwallStore,
  layout: WallLayout,
  kind: LayoutKind,
): LayoutPatch {
  const isArranged = Object.keys(layout.free).length > 0
  const isShown = view.now.solo === undefined && view.rects.length === tiles.all.length
  if (kind !== 'free' || isArranged || !isShown) return { kind }
  const cells = cellsNear(view.rects, view.area).map(
    (cell, index) => [tiles.all[index]?.id ?? '', cell] as const,
  )
  return { kind, free: Object.fromEntries(cells) }
}
