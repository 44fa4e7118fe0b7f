/** Why there is no picture: the likeliest causes, from what the hub sees. Pure. */
import type { Camwall } from '../../app/camwall.ts'
import { portOf } from '../../contract/address.ts'
import type { HubState } from '../../contract/hub.ts'
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
  if (hub.kind === 'fault') return [{ what: hub.what, todo: hub.todo }]
  const refusals = refused
    .toSorted((a, b) => b.times - a.times)
    .flatMap((count) => refusalCause(count) ?? [])
  const others = withPicture > 0 ? [] : hubCauses(evidence)
  return [...refusals, ...others].slice(0, MAX_CAUSES)
}

/** While no camera has sent a picture. */
function hubCauses({ hub, connections, malformed, refused }: Evidence): readonly Cause[] {
  const notShown =
    malformed === 0 ? [] : [cause(message('cause.not-shown'), message('cause.not-shown.todo'))]
  switch (hub.kind) {
    case 'opening':
    case 'fault':
      return []
    case 'subscribed':
      return [...notShown, ...(malformed === 0 ? publisherCauses(hub) : [])]
    case 'listening': {
      if (malformed > 0) return notShown
      if (connections > 0)
        return [
          cause(message('cause.silent', { count: connections }), message('cause.silent.todo')),
        ]
      // Who was refused has connected.
      if (refused.length > 0) return []
      const { address } = hub
      const todo = message('cause.no-connection.todo', { port: portOf(address) })
      return [cause(message('cause.no-connection', { address }), todo)]
    }
  }
}

function publisherCauses({
  publishers,
}: HubState & { readonly kind: 'subscribed' }): readonly Cause[] {
  if (publishers.length === 0)
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
        return [] // It is among those that were refused.
    }
  })
}

function refusalCause({ why, who }: RefusedCount): Cause | undefined {
  const section = message('settings.access')
  if (why === 'unencrypted')
    return cause(message('refusal.unencrypted'), message('refusal.unencrypted.todo', { section }))
  if (why === 'wrong-hub-key')
    return cause(message('refusal.wrong-hub-key'), message('refusal.other-hub.todo', { section }))
  // The count of all those that are not listed one by one.
  if (who === undefined) return undefined
  switch (why) {
    case 'address':
      return cause(
        message('refusal.address', { address: who }),
        message('refusal.address.todo', { section }),
      )
    case 'name':
      return cause(
        message('refusal.name', { camera: who }),
        message('refusal.name.todo', { section }),
      )
    case 'key':
      return cause(
        message('cause.key', { key: who }),
        message('refusal.key.todo', { key: who, section }),
      )
    case 'publisher-address':
      return cause(
        message('refusal.publisher-address', { address: who }),
        message('refusal.publisher-address.todo'),
      )
    case 'publisher-key':
      return cause(
        message('refusal.publisher-key', { address: who }),
        message('refusal.publisher-key.todo', { section }),
      )
    case 'publisher-hub-key':
      return cause(
        message('refusal.publisher-hub-key', { address: who }),
        message('refusal.other-hub.todo', { section }),
      )
    case 'publisher-encrypts':
      return cause(
        message('refusal.publisher-encrypts', { address: who }),
        message('refusal.publisher-encrypts.todo', { section }),
      )
  }
}

function cause(what: Message, todo: Message): Cause {
  return { what, todo }
}
