/** Shows the pages of the wall in turn, while that is switched on in this window. */
import type { CamwallStore } from '../../store/camwall-store.ts'

/** What a person does at the wall pauses the cycle: the page stays for as long as it would after it was turned. */
const PAUSING_EVENTS = ['pointerdown', 'pointermove', 'keydown', 'wheel'] as const

/** @returns the function that stops it */
export function cyclePages(store: CamwallStore, turnPage: () => void): () => void {
  let waiting: ReturnType<typeof setTimeout> | undefined

  const restart = () => {
    clearTimeout(waiting)
    waiting = undefined
    const { dwell } = store.main.topics.getState()?.layout ?? {}
    if (!store.cycling.getState() || dwell === undefined) return
    waiting = setTimeout(() => {
      turnPage()
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
    store.main.topics.subscribe((now, before) => {
      if (now?.layout.dwell !== before?.layout.dwell) restart()
    }),
  ]
  return () => {
    clearTimeout(waiting)
    stopped.abort()
    for (const stop of stops) stop()
  }
}
