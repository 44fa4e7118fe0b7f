/** What the hub receives from: a plan for each address. Pure. */
import { listenerOf, type Listener } from '../../contract/listener.ts'
import { uses } from '../../contract/mode.ts'
import { publisherOf } from '../../contract/publisher.ts'
import type { Access } from '../access/guard.ts'
import type { HubAddresses } from './hub-addresses.ts'

/** Plans that are equal need no new socket. */
export type ReceiverPlan = ListenerPlan | PublisherPlan

export interface ListenerPlan extends Listener {
  readonly kind: 'listener'
  readonly access: Access
}

export interface PublisherPlan {
  readonly kind: 'publisher'
  readonly address: string
  readonly prefix: string
  readonly cameras: readonly string[]
  readonly encryption: PublisherEncryption
}

/** `keyless`: Encrypt is on, and the publisher's line has no key, so that it is not connected. */
export type PublisherEncryption =
  | { readonly kind: 'clear' | 'keyless' }
  | { readonly kind: 'encrypted'; readonly key: string }

const CLEAR: PublisherEncryption = { kind: 'clear' }

/** One for each address, by its key: of several lines with the same address, the first counts. */
export function receiverPlans(wanted: HubAddresses): ReadonlyMap<string, ReceiverPlan> {
  const { mode } = wanted
  const plans = new Map<string, ReceiverPlan>()
  for (const plan of [
    ...(uses(mode, 'req-rep') ? listenerPlans(wanted) : []),
    ...(uses(mode, 'pub-sub') ? publisherPlans(wanted) : []),
  ]) {
    const key = `${plan.kind} ${plan.address}`
    if (!plans.has(key)) plans.set(key, plan)
  }
  return plans
}

function listenerPlans({ listen, alsoListen, access }: HubAddresses): readonly ListenerPlan[] {
  return [listen, ...alsoListen].map((line) => ({ kind: 'listener', ...listenerOf(line), access }))
}

function publisherPlans({ connect, clear, access }: HubAddresses): readonly PublisherPlan[] {
  const ofSettings = connect.map((line): PublisherPlan => {
    const { address, prefix, cameras, key } = publisherOf(line)
    const encryption = access.encrypt ? encryptionBy(key) : CLEAR
    return { kind: 'publisher', address, prefix, cameras, encryption }
  })
  const ofOthers = clear.map((address): PublisherPlan => {
    return { kind: 'publisher', address, prefix: '', cameras: [], encryption: CLEAR }
  })
  return [...ofSettings, ...ofOthers]
}

function encryptionBy(key: string | undefined): PublisherEncryption {
  return key === undefined ? { kind: 'keyless' } : { kind: 'encrypted', key }
}
