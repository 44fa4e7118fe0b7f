/** The state of the hub in a few words. */
import { faultsOf, isOpening, type HubState } from '../../src-main/contract/hub.ts'
import { PATTERNS, uses, type Mode, type Pattern } from '../../src-main/contract/mode.ts'
import { say, text } from './language.ts'

/** ZeroMQ's names: the same in every language. */
export const PATTERN_NAMES: Readonly<Record<Pattern, string>> = {
  'req-rep': 'REQ/REP',
  'pub-sub': 'PUB/SUB',
}

/** `REQ/REP + PUB/SUB` for both. */
export function modeName(mode: Mode): string {
  return PATTERNS.filter((pattern) => uses(mode, pattern))
    .map((pattern) => PATTERN_NAMES[pattern])
    .join(' + ')
}

/** The first fault, or where the hub listens and how many publishers are connected. */
export function hubWords(hub: HubState): string {
  const [fault] = faultsOf(hub)
  if (fault !== undefined) return say(fault.what)
  if (isOpening(hub)) return text('hub.opening')
  const { mode, listeners, publishers } = hub
  const connected = publishers.filter(({ state }) => state === 'connected').length
  const subscribed =
    publishers.length === 0
      ? text('hub.no-address')
      : text('hub.connected', { connected, count: publishers.length })
  return [
    ...listeners.map(({ address }) => address),
    ...(uses(mode, 'pub-sub') ? [subscribed] : []),
  ].join(', ')
}
