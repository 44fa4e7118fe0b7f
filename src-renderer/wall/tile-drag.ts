/** Drags a tile with the pointer. */
import type { CamwallStore } from '../store/camwall-store.ts'
import { tileAt } from './arrangement.ts'
import type { Drag } from './presses.ts'
import type { Stage } from './stage.ts'
import { dragFreeTile } from './free-drag.ts'

/**
 * Picks a tile up, with all selected tiles when it is one of them.
 *
 * @returns `undefined` when it cannot be moved: a tile is shown solo, tiles are held already, all tiles would move (unless each
 *   is where a person put it), or the layout is locked
 */
export function dragTile(
  store: CamwallStore,
  stage: Pick<Stage, 'scene' | 'move'>,
  id: string,
): Drag | undefined {
  const { hand, tiles, view } = store
  const { ids } = view.now.selection
  const lifted = ids.has(id) ? [...ids] : [id]
  if (store.mode !== 'all' || store.areFixed()) return undefined
  if (store.isFree) return dragFreeTile(store, stage, id, lifted)
  if (lifted.length >= tiles.all.length) return undefined
  hand.lift(id, lifted, 'pointer')
  // The tile may be dropped before the drag ends: by a key, or because it was removed.
  const isHeld = () => hand.held?.tile === id && hand.held.by === 'pointer'
  return {
    move: (from, to) => {
      if (!isHeld()) return
      stage.move({ x: to.x - from.x, y: to.y - from.y })
      const place = stage.scene === undefined ? undefined : tileAt(stage.scene.arrangement, to)
      if (place !== undefined) hand.carry(place + (stage.scene?.first ?? 0))
    },
    drop: () => {
      if (isHeld()) hand.drop()
    },
    cancel: () => {
      if (isHeld()) hand.putBack()
    },
  }
}
