/** Who may send: what the page is told of the hub's own key. */
import type { HubKeyState } from '../../contract/access.ts'

export interface EncryptionTopics {
  readonly hubKey: HubKeyState
}
