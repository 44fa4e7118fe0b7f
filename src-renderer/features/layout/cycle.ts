/** Shows pages, or layouts, in turn, while that is switched on in this window. */
import type { LayoutSummary } from '../../../src-main/contract/named-layout.ts'
import type { CamwallStore } from '../../store/camwall-store.ts'

/** What a person does at the wall pauses the cycle: what is shown stays for as long as it would after a turn. */
const PAUSING_EVENTS = ['pointerdown', 'pointermove', 'keydown', 'wheel'] as const

/** @returns the function that stops it */
export function startCycle(store: CamwallStore, turn: () => void): () => void {
  let waiting: ReturnType<typeof setTimeout> | undefined

  const restart = () => {
    clearTimeout(waiting)
    waiting = undefined
    const { dwell } = store.main.topics.getState()?.layout ?? {}
    const isOn = store.cycling.getState() || store.cycledLayouts.getState().length > 0
    if (!isOn || dwell === undefined) return
    store.cycleRestarts.setState((count) => count + 1, true)
    waiting = setTimeout(() => {
      turn()
      restart()
    }, 1000 * dwell)
  }

  const stopped = new AbortController()
  for (const event of PAUSING_EVENTS)
    window.addEventListener(event, restart, {
      capture: true,
      passive: true,
      signal: stopped.signal,
    })
  const stops = [
    store.cycling.subscribe(restart),
    store.cycledLayouts.subscribe(restart),
    // The page hears nothing of what a person does in a menu of the system.
    store.menus.subscribe(restart),
    store.main.topics.subscribe((now, before) => {
      if (now !== undefined && now.layouts !== before?.layouts) keepOnly(now.layouts, store)
      const isOther = now?.window.layout !== before?.window.layout
      if (isOther || now?.layout.dwell !== before?.layout.dwell) restart()
    }),
  ]
  return () => {
    clearTimeout(waiting)
    stopped.abort()
    for (const stop of stops) stop()
  }
}

/** A layout that was deleted is not shown in turn. */
function keepOnly(layouts: readonly LayoutSummary[], { cycledLayouts }: CamwallStore): void {
  const cycled = cycledLayouts.getState()
  const kept = cycled.filter((id) => layouts.some((layout) => layout.id === id))
  if (kept.length < cycled.length) cycledLayouts.setState(kept, true)
}
