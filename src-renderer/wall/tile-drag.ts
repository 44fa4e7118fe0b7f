/** A tile follows the pointer, and is dropped where the pointer lets go of it. */
import type { CamwallStore } from '../store/camwall-store.ts'
import { tileAt } from './arrangement.ts'
import type { Drag } from './presses.ts'
import type { Stage } from './stage.ts'

/**
 * Picks a tile up, with all that are selected when it is one of them.
 *
 * @returns `undefined` when nothing can be moved: one is shown alone, tiles are held already, or no other would stay
 */
export function dragTile(
  store: CamwallStore,
  stage: Pick<Stage, 'scene' | 'move'>,
  id: string,
): Drag | undefined {
  const { hand, tiles, view } = store
  const { ids } = view.now.selection
  const lifted = ids.has(id) ? [...ids] : [id]
  if (store.mode !== 'all' || lifted.length >= tiles.all.length) return undefined
  hand.lift(id, lifted, 'pointer')
  // The hold may end before the drag does: a key drops the tile, or its camera leaves.
  const isHeld = () => hand.held?.tile === id && hand.held.by === 'pointer'
  return {
    move: (from, to) => {
      if (!isHeld()) return
      stage.move({ x: to.x - from.x, y: to.y - from.y })
      const place = stage.scene === undefined ? undefined : tileAt(stage.scene.arrangement, to)
      if (place !== undefined) hand.carry(place)
    },
    drop: () => {
      if (isHeld()) hand.drop()
    },
    cancel: () => {
      if (isHeld()) hand.putBack()
    },
  }
}
