/** In kiosk mode, hides the pointer while it does not move. */
import type { CamwallStore } from '../../store/camwall-store.ts'

const HIDE_AFTER_MS = 3000

/** Returns the function that stops it. */
export function hidePointer(store: CamwallStore): () => void {
  const { dataset } = document.documentElement
  let hiding: ReturnType<typeof setTimeout> | undefined
  const show = () => {
    clearTimeout(hiding)
    delete dataset['pointerHidden']
    if (store.main.topics.getState()?.kiosk.isOn === true)
      hiding = setTimeout(() => (dataset['pointerHidden'] = ''), HIDE_AFTER_MS)
  }
  const stop = store.main.topics.subscribe((topics, before) => {
    if (topics?.kiosk.isOn !== before?.kiosk.isOn) show()
  })
  window.addEventListener('pointermove', show)
  return () => {
    clearTimeout(hiding)
    stop()
    window.removeEventListener('pointermove', show)
  }
}
