/** Drags a tile of the kind `free`, or one of its handles, with the pointer. */
import { cellsIn } from '../../src-main/contract/arrange/measures.ts'
import type { Handle } from '../../src-main/contract/arrange/resizing.ts'
import type { Point } from '../../src-main/contract/rect.ts'
import type { CamwallStore } from '../store/camwall-store.ts'
import type { HeldCell } from '../store/held-cell.ts'
import { keptAspect } from '../store/kept-aspect.ts'
import type { Drag, Modifiers } from './presses.ts'
import type { Stage } from './stage.ts'

/** The tile follows the pointer; where it lands is outlined, on the grid. */
export function dragFreeTile(
  { freeHand, view }: CamwallStore,
  stage: Pick<Stage, 'move'>,
  id: string,
  ids: readonly string[],
): Drag {
  freeHand.lift(id, ids, 'pointer')
  return whileHeld(freeHand, id, 'pointer', (from, to) => {
    const by = { x: to.x - from.x, y: to.y - from.y }
    stage.move(by)
    freeHand.moveBy(cellsIn(by, view.area))
  })
}

/** The tile is resized on the grid. With Shift, the cell can get another shape than the picture. */
export function dragHandle(store: CamwallStore, id: string, handle: Handle): Drag | undefined {
  const { freeHand, view, tiles } = store
  const tile = tiles.get(id)
  if (tile === undefined || store.mode !== 'all' || store.isLocked()) return undefined
  freeHand.lift(id, [id], 'handle')
  return whileHeld(freeHand, id, 'handle', (from, to, { shiftKey }) => {
    const by = cellsIn({ x: to.x - from.x, y: to.y - from.y }, view.area)
    freeHand.dragHandle(handle, by, shiftKey ? undefined : keptAspect(tile, view.area))
  })
}

/** The tile may be dropped before the drag ends: by a key, or because it was removed. */
function whileHeld(
  freeHand: CamwallStore['freeHand'],
  id: string,
  by: HeldCell['by'],
  move: (from: Point, to: Point, modifiers: Modifiers) => void,
): Drag {
  const isHeld = () => freeHand.held?.tile === id && freeHand.held.by === by
  return {
    move: (...step) => {
      if (isHeld()) move(...step)
    },
    drop: () => {
      if (isHeld()) freeHand.drop()
    },
    cancel: () => {
      if (isHeld()) freeHand.putBack()
    },
  }
}
