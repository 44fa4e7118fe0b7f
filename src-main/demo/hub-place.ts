/** Where senders of Camwall's own send to. Pure. */
import { hostOf, listensEverywhere, portOf } from '../contract/address.ts'
import type { HubState } from '../contract/hub.ts'
import { uses } from '../contract/mode.ts'

export type HubPlace =
  /** `hub`: its address, as a sender on this computer connects to it. */
  { readonly mode: 'req-rep'; readonly hub: string } | { readonly mode: 'pub-sub' }

/** @returns `undefined` while the hub does not listen: another program may, at the same address, and would take what is sent */
export function hubPlaceOf({ mode, listeners }: HubState): HubPlace | undefined {
  if (!uses(mode, 'req-rep')) return { mode: 'pub-sub' }
  const [first] = listeners
  return first?.state === 'listening'
    ? { mode: 'req-rep', hub: reachable(first.address) }
    : undefined
}

function reachable(listen: string): string {
  return listensEverywhere(listen)
    ? `tcp://127.0.0.1:${portOf(listen)}`
    : `tcp://${hostOf(listen)}:${portOf(listen)}`
}
