/** Moves the picture of a zoomed tile by dragging it. */
import type { Point } from '../../../src-main/contract/rect.ts'
import type { CamwallStore } from '../../store/camwall-store.ts'
import { MIDDLE_BUTTON, movesPicture } from '../../store/moves-picture.ts'
import { appearanceIn } from '../../store/tile-view.ts'
import { panBy, tileAt } from './tile-on-page.ts'

export function followPans(store: CamwallStore): () => void {
  let dragged: { readonly pointer: number; readonly tile: string } | undefined
  let last: Point = { x: 0, y: 0 }
  const stopped = new AbortController()
  const { signal } = stopped

  const down = (event: PointerEvent) => {
    if (!event.isPrimary) {
      dragged = undefined // Two fingers move the picture: see `followPinches`.
      return
    }
    const at = tileAt(store, event.target)
    if (at === undefined) return
    if (!movesPicture(store, event, appearanceIn(at.tile, at.rect))) return
    if (event.button === MIDDLE_BUTTON) event.preventDefault() // Chromium would begin to scroll.
    dragged = { pointer: event.pointerId, tile: at.tile.id }
    last = { x: event.clientX, y: event.clientY }
  }
  const move = (event: PointerEvent) => {
    if (dragged?.pointer !== event.pointerId) return
    if (event.buttons === 0) {
      dragged = undefined
      return
    }
    const element = document.querySelector(`[data-tile="${CSS.escape(dragged.tile)}"]`)
    const at = tileAt(store, element)
    if (at === undefined) return
    panBy(store, at, { x: event.clientX - last.x, y: event.clientY - last.y })
    last = { x: event.clientX, y: event.clientY }
  }
  const end = (event: PointerEvent) => {
    if (dragged?.pointer === event.pointerId) dragged = undefined
  }
  window.addEventListener('pointerdown', down, { signal })
  window.addEventListener('pointermove', move, { signal })
  window.addEventListener('pointerup', end, { signal })
  window.addEventListener('pointercancel', end, { signal })
  return () => stopped.abort()
}
