/** What the hub is doing, in the fewest words. */
import type { HubState } from '../../src-main/contract/hub.ts'
import type { Mode } from '../../src-main/contract/settings.ts'

export const MODE_NAMES: Readonly<Record<Mode, string>> = {
  'req-rep': 'REQ/REP',
  'pub-sub': 'PUB/SUB',
}

export function hubWords(hub: HubState): string {
  switch (hub.kind) {
    case 'opening':
      return 'opening…'
    case 'listening':
      return hub.address
    case 'subscribed': {
      const { publishers } = hub
      const connected = publishers.filter(({ state }) => state === 'connected').length
      return publishers.length === 0
        ? 'no address yet'
        : `${connected} of ${publishers.length} connected`
    }
    case 'fault':
      return hub.what
  }
}
