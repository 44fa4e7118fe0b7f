/** Drags a handle of a tile of the kind `fit`: the tile becomes as wide and as high as one, two or three tiles. */
import { spanDraggedBy, type Handle } from '../../src-main/contract/arrange/resizing.ts'
import type { CamwallStore } from '../store/camwall-store.ts'
import { sizeIn } from '../store/size-hand.ts'
import type { Drag } from './presses.ts'

/** The corners that a tile of the kind `fit` is resized by. Its buttons are in the fourth. */
export const FIT_HANDLES: readonly Handle[] = ['nw', 'sw', 'se']

/** The size follows from the way of the pointer alone, although the tile moves and grows on the way. */
export function dragSize(store: CamwallStore, id: string, handle: Handle): Drag | undefined {
  const { sizeHand, view } = store
  const rect = view.rectOf(id)
  if (rect === undefined || store.mode !== 'all' || store.areFixed()) return undefined
  sizeHand.lift(id)
  const { held } = sizeHand
  if (held === undefined) return undefined
  const span = sizeIn(held.start, id)
  const unit = { width: rect.width / span, height: rect.height / span }
  // The tile may be dropped before the drag ends: by a key, or because it was removed.
  const isHeld = () => sizeHand.held?.tile === id
  return {
    move: (from, to) => {
      const by = { x: (to.x - from.x) / unit.width, y: (to.y - from.y) / unit.height }
      if (isHeld()) sizeHand.resize(spanDraggedBy(span, handle, by))
    },
    drop: () => {
      if (isHeld()) sizeHand.drop()
    },
    cancel: () => {
      if (isHeld()) sizeHand.putBack()
    },
  }
}
