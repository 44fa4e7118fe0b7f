/** An error while the page is rendered, after which React leaves nothing on it. */
import { MAX_ERROR_LENGTH } from '../../src-main/contract/limits.ts'
import type { CamwallStore } from '../store/camwall-store.ts'

/** So that a page that fails whenever it is loaded does not keep the computer busy. */
const LOAD_AGAIN_AFTER_MS = 1000

/** Reports it on the console, as React does by default, and has the page loaded again. */
export function loadAgainAfter(error: unknown, store: CamwallStore): void {
  reportError(error)
  const said = error instanceof Error ? error.message : String(error)
  setTimeout(
    () => void store.request('page:failed', said.slice(0, MAX_ERROR_LENGTH)),
    LOAD_AGAIN_AFTER_MS,
  )
}
