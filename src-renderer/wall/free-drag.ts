/** Drags a tile of the kind `free`, or one of its handles, with the pointer. */
import { cellsIn } from '../../src-main/contract/arrange/measures.ts'
import type { Handle } from '../../src-main/contract/arrange/resizing.ts'
import type { CamwallStore } from '../store/camwall-store.ts'
import type { HeldCell } from '../store/held-cell.ts'
import { keptAspect } from '../store/kept-aspect.ts'
import { NewestWork } from './newest-work.ts'
import type { Drag } from './presses.ts'
import type { Stage } from './stage.ts'

/**
 * The least time from one step on the grid to the next: in each, neighbours give way and are laid out and drawn elsewhere, and
 * several of them cost a wall of 64 cameras refreshes. A tile that is moved follows the pointer in each refresh all the same.
 */
export const STEP_MS = 100

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
    return () => freeHand.moveBy(cellsIn(by, view.area))
  })
}

/** The tile is resized on the grid. With Shift, the cell can get another shape than the picture. */
export function dragHandle(store: CamwallStore, id: string, handle: Handle): Drag | undefined {
  const { freeHand, view, tiles } = store
  const tile = tiles.get(id)
  if (tile === undefined || store.mode !== 'all' || store.areFixed()) return undefined
  freeHand.lift(id, [id], 'handle')
  return whileHeld(freeHand, id, 'handle', (from, to, { shiftKey }) => {
    const by = cellsIn({ x: to.x - from.x, y: to.y - from.y }, view.area)
    const aspect = shiftKey ? undefined : keptAspect(tile, view.area)
    return () => freeHand.dragHandle(handle, by, aspect)
  })
}

/**
 * The tile may be dropped before the drag ends: by a key, or because it was removed.
 *
 * @param move - called at each move of the pointer; returns the step on the grid
 */
function whileHeld(
  freeHand: CamwallStore['freeHand'],
  id: string,
  by: HeldCell['by'],
  move: (...at: Parameters<Drag['move']>) => () => void,
): Drag {
  const isHeld = () => freeHand.held?.tile === id && freeHand.held.by === by
  const steps = new NewestWork(STEP_MS)
  return {
    move: (...at) => {
      if (!isHeld()) return
      const step = move(...at)
      steps.ask(() => {
        if (isHeld()) step()
      })
    },
    drop: () => {
      steps.finish()
      if (isHeld()) freeHand.drop()
    },
    cancel: () => {
      steps.cancel()
      if (isHeld()) freeHand.putBack()
    },
  }
}
