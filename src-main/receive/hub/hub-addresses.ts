/** Where the hub listens, or to whom it connects. */
import type { HubSettings } from '../../contract/settings.ts'
import type { Access } from '../access/guard.ts'

/** The settings that need other sockets when they change. */
export type HubAddresses = Pick<HubSettings, 'mode' | 'listen' | 'connect'> & {
  /** Publishers that never encrypt: the demo's own. */
  readonly clear?: readonly string[]
  /** Who may connect in REQ/REP; everybody without it. In PUB/SUB, whether publishers must encrypt. */
  readonly access?: Access
}
