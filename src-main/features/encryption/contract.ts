/** Access control: the topic with the hub's public key. */
import type { HubKeyState } from '../../contract/access.ts'

export interface EncryptionTopics {
  readonly hubKey: HubKeyState
}
