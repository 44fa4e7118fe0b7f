/** The addresses on which the hub listens and to which it connects, and the access rules. */
import type { HubSettings } from '../../contract/settings.ts'
import type { Access } from '../access/guard.ts'

/** The settings whose change requires new sockets. */
export type HubAddresses = Pick<HubSettings, 'mode' | 'listen' | 'alsoListen' | 'connect'> & {
  /** Publishers that never encrypt: those of the demo. */
  readonly clear: readonly string[]
  /** REQ/REP: who may connect. PUB/SUB: whether publishers must encrypt. */
  readonly access: Access
}
