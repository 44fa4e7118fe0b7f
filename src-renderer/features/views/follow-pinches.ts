/** Zooms and moves the picture of a tile by two fingers on it. */
import type { Point } from '../../../src-main/contract/rect.ts'
import type { CamwallStore } from '../../store/camwall-store.ts'
import { panBy, tileAt, zoomAt } from './tile-on-page.ts'

/** CSS pixels. Two fingers that are nearer cannot be told apart. */
const LEAST_SPREAD = 8

export function followPinches(store: CamwallStore): () => void {
  /** By pointer: where the fingers are, in CSS pixels of the window. */
  const fingers = new Map<number, Point>()
  let tile: string | undefined
  const stopped = new AbortController()
  const { signal } = stopped

  const down = (event: PointerEvent) => {
    if (event.pointerType !== 'touch') return
    const at = tileAt(store, event.target)
    if (fingers.size === 0) tile = at?.tile.id
    if (at === undefined || at.tile.id !== tile) return
    fingers.set(event.pointerId, pointOf(event))
    // What the first finger lifted is back already, but the keyboard may hold tiles, too.
    if (fingers.size === 2) store.putBack()
  }
  const move = (event: PointerEvent) => {
    if (!fingers.has(event.pointerId)) return
    const before = spreadOf([...fingers.values()])
    fingers.set(event.pointerId, pointOf(event))
    const now = spreadOf([...fingers.values()])
    if (before === undefined || now === undefined || tile === undefined) return
    const at = tileAt(store, document.querySelector(`[data-tile="${CSS.escape(tile)}"]`))
    if (at === undefined) return
    panBy(store, at, { x: now.middle.x - before.middle.x, y: now.middle.y - before.middle.y })
    zoomAt(store, at, now.length / before.length, now.middle)
  }
  const end = (event: PointerEvent) => void fingers.delete(event.pointerId)
  window.addEventListener('pointerdown', down, { signal })
  window.addEventListener('pointermove', move, { signal })
  window.addEventListener('pointerup', end, { signal })
  window.addEventListener('pointercancel', end, { signal })
  return () => stopped.abort()
}

/** `undefined` unless there are two fingers. */
function spreadOf([first, second, third]: readonly Point[]) {
  if (first === undefined || second === undefined || third !== undefined) return undefined
  return {
    middle: { x: (first.x + second.x) / 2, y: (first.y + second.y) / 2 },
    length: Math.max(LEAST_SPREAD, Math.hypot(first.x - second.x, first.y - second.y)),
  }
}

function pointOf({ clientX, clientY }: PointerEvent): Point {
  return { x: clientX, y: clientY }
}
