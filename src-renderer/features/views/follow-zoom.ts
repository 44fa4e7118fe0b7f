/** Zooms and moves pictures by the wheel, by dragging, and by two fingers. */
import type { CamwallStore } from '../../store/camwall-store.ts'
import { followPans } from './follow-pans.ts'
import { followPinches } from './follow-pinches.ts'
import { tileAt, zoomAt } from './tile-on-page.ts'

/** CSS pixels of the wheel that double the picture: two notches of a mouse. A trackpad's pinch comes as such pixels, too. */
const PIXELS_TO_DOUBLE = 240
/** CSS pixels of a line and of a page, for mice that scroll by these. */
const PIXELS_OF_MODE = [1, 40, 400] as const

export function followZoom(store: CamwallStore): () => void {
  const stopped = new AbortController()
  window.addEventListener('wheel', (event) => turnWheel(store, event), {
    passive: false,
    signal: stopped.signal,
  })
  const stops = [followPans(store), followPinches(store)]
  return () => {
    stopped.abort()
    for (const stop of stops) stop()
  }
}

/** With Ctrl, or on a tile that is zoomed or shown solo: elsewhere a touch of the wheel must not change the wall. */
function turnWheel(store: CamwallStore, event: WheelEvent): void {
  const at = tileAt(store, event.target)
  if (at === undefined || store.mode === 'holding') return
  if (!event.ctrlKey && store.mode !== 'solo' && at.tile.view.zoom <= 1) return
  event.preventDefault()
  const pixels = event.deltaY * (PIXELS_OF_MODE[event.deltaMode] ?? 1)
  zoomAt(store, at, 2 ** (-pixels / PIXELS_TO_DOUBLE), { x: event.clientX, y: event.clientY })
}
