/** Keys that count wherever the focus is. */
import type { CamwallStore } from '../store/camwall-store.ts'

/** What a key press tells; a KeyboardEvent has it. */
export interface PressedKey {
  readonly key: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly defaultPrevented: boolean
  preventDefault(): void
}

export function listenForPageKeys(page: Window, store: CamwallStore): () => void {
  const pressed = (event: KeyboardEvent) => answerPageKey(event, store)
  page.addEventListener('keydown', pressed)
  return () => page.removeEventListener('keydown', pressed)
}

export function answerPageKey(event: PressedKey, store: CamwallStore): void {
  if (event.defaultPrevented) return
  // The menu has the same key; whichever hears it first, the sheet opens once.
  if (event.key === ',' && (event.ctrlKey || event.metaKey)) {
    event.preventDefault()
    store.openSettings()
  }
  if (event.key === 'Escape' && store.back()) event.preventDefault()
}
