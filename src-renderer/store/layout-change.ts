/** Changes the layout, and shows it at once, while the request is under way. */
import type { LayoutPatch, WallLayout } from '../../src-main/contract/layout.ts'
import type { MainProcess } from './main-process.ts'

export async function changeLayout(main: MainProcess, patch: LayoutPatch): Promise<void> {
  const before = main.topics.getState()?.layout
  if (before === undefined) return
  const layout = { ...before, ...patch }
  main.assume({ layout })
  const isDone = await main.request('layout:change', patch)
  if (!isDone && main.topics.getState()?.layout === layout) main.assume({ layout: before })
}

/**
 * Whether a layout that tiles are held in is still the same for them: another window may have changed it.
 *
 * @param member - what of it the hand changes. The main process confirms a change that this window has assumed, which is none
 */
export function isStillSame(
  held: WallLayout,
  now: WallLayout | undefined,
  member: 'free' | 'sizes',
): boolean {
  return (
    held.kind === now?.kind &&
    held.isLocked === now.isLocked &&
    JSON.stringify(held[member]) === JSON.stringify(now[member])
  )
}
