/** Why there is no picture: the likeliest causes, from what the hub sees. Pure. */
import type { Camwall } from '../../app/camwall.ts'
import { refusalWords } from '../../app/notices/refusal-words.ts'
import { portOf } from '../../contract/address.ts'
import { faultsOf, isClosed, type HubState } from '../../contract/hub.ts'
import { message, type Message } from '../../contract/text/text.ts'
import type { RefusedCount } from '../../receive/access/refusal.ts'
import type { Cause } from './contract.ts'

/** More do not help a person who looks for one. */
const MAX_CAUSES = 6

export interface Evidence {
  readonly hub: HubState
  /** Senders that are connected now. */
  readonly connections: number
  /** Refused senders since Camwall started. */
  readonly refused: readonly RefusedCount[]
  /** Cameras that have sent pictures. */
  readonly withPicture: number
  /** Messages that could not be shown. */
  readonly malformed: number
}

export function causesOf({
  state,
  connections,
  refused,
  cameras,
}: Pick<Camwall, 'state' | 'connections' | 'refused' | 'cameras'>): readonly Cause[] {
  return likelyCauses({
    hub: state.hub,
    connections,
    refused,
    withPicture: cameras.filter(({ received }) => received > 0).length,
    malformed: state.totals.malformed,
  })
}

export function likelyCauses(evidence: Evidence): readonly Cause[] {
  const { hub, refused, withPicture } = evidence
  const faults = faultsOf(hub)
  if (isClosed(hub)) return faults.slice(0, MAX_CAUSES)
  const refusals = refused
    .toSorted((a, b) => b.times - a.times)
    .flatMap((count) => refusalCause(count) ?? [])
  const others = withPicture > 0 ? [] : hubCauses(evidence)
  return [...faults, ...refusals, ...others].slice(0, MAX_CAUSES)
}

/** While no camera has sent a picture. */
function hubCauses(evidence: Evidence): readonly Cause[] {
  if (evidence.malformed > 0)
    return [cause(message('cause.not-shown'), message('cause.not-shown.todo'))]
  return [...listenerCauses(evidence), ...publisherCauses(evidence.hub)]
}

function listenerCauses({ hub, connections, refused }: Evidence): readonly Cause[] {
  const open = hub.listeners.find(({ state }) => state === 'listening')
  if (open === undefined) return []
  const publishers = hub.publishers.filter(({ state }) => state === 'connected').length
  const senders = connections - publishers
  if (senders > 0)
    return [cause(message('cause.silent', { count: senders }), message('cause.silent.todo'))]
  // Who was refused has connected.
  if (refused.length > 0) return []
  const { address } = open
  const todo = message('cause.no-connection.todo', { port: portOf(address) })
  return [cause(message('cause.no-connection', { address }), todo)]
}

function publisherCauses({ mode, publishers }: HubState): readonly Cause[] {
  if (publishers.length === 0 && mode === 'pub-sub')
    return [cause(message('cause.no-publisher'), message('cause.no-publisher.todo'))]
  return publishers.flatMap(({ address, state }): readonly Cause[] => {
    switch (state) {
      case 'waiting':
        return [
          cause(
            message('cause.publisher-waiting', { address }),
            message('cause.publisher-waiting.todo'),
          ),
        ]
      case 'connected':
        return [cause(message('cause.publisher-silent', { address }), message('cause.silent.todo'))]
      case 'keyless':
        return [
          cause(
            message('cause.publisher-keyless', { address }),
            message('cause.publisher-keyless.todo'),
          ),
        ]
      case 'refused':
      case 'fault':
        return [] // It is among those that were refused, or among the faults.
    }
  })
}

function refusalCause({ why, who }: RefusedCount): Cause | undefined {
  if (why === 'unencrypted' || why === 'wrong-hub-key') return refusalWords(why, '')
  // The count of all those that are not listed one by one.
  if (who === undefined) return undefined
  if (why !== 'key') return refusalWords(why, who)
  const section = message('settings.access')
  return cause(
    message('cause.key', { key: who }),
    message('refusal.key.todo', { key: who, section }),
  )
}

function cause(what: Message, todo: Message): Cause {
  return { what, todo }
}
