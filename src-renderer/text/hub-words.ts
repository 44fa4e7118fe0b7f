/** The state of the hub in a few words. */
import type { HubState } from '../../src-main/contract/hub.ts'
import type { Mode } from '../../src-main/contract/settings.ts'
import { say, text } from './language.ts'

/** ZeroMQ's names: the same in every language. */
export const MODE_NAMES: Readonly<Record<Mode, string>> = {
  'req-rep': 'REQ/REP',
  'pub-sub': 'PUB/SUB',
}

export function hubWords(hub: HubState): string {
  switch (hub.kind) {
    case 'opening':
      return text('hub.opening')
    case 'listening':
      return hub.address
    case 'subscribed': {
      const { publishers } = hub
      const connected = publishers.filter(({ state }) => state === 'connected').length
      return publishers.length === 0
        ? text('hub.no-address')
        : text('hub.connected', { connected, count: publishers.length })
    }
    case 'fault':
      return say(hub.what)
  }
}
