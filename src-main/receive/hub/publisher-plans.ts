/** How the hub connects to each publisher: unencrypted, encrypted, or not at all while its key is missing. */
import type { KeyPair } from '../access/hub-key.ts'
import { publisherOf } from '../../contract/publisher.ts'
import type { CurveKeys, HubPattern } from '../imagezmq/image-hub.ts'
import type { HubAddresses } from './hub-addresses.ts'

export type PublisherPlan = { readonly address: string } & (
  | { readonly kind: 'clear' }
  | { readonly kind: 'encrypted'; readonly key: string }
  /** Encrypt is on, and the publisher's line has no key. */
  | { readonly kind: 'keyless' }
)

export function publisherPlans({ connect, clear = [], access }: HubAddresses): PublisherPlan[] {
  const planOf = (line: string): PublisherPlan => {
    const { address, key } = publisherOf(line)
    if (access?.encrypt !== true) return { address, kind: 'clear' }
    return key === undefined ? { address, kind: 'keyless' } : { address, kind: 'encrypted', key }
  }
  return [...connect.map(planOf), ...clear.map((address) => ({ address, kind: 'clear' }) as const)]
}

/** @param hubKeys - without them the hub connects only to unencrypted publishers */
export function subPattern(
  plans: readonly PublisherPlan[],
  hubKeys: KeyPair | undefined,
): Extract<HubPattern, { mode: 'pub-sub' }> {
  const connect: string[] = []
  const curve = new Map<string, CurveKeys>()
  for (const plan of plans)
    if (plan.kind === 'clear') connect.push(plan.address)
    else if (plan.kind === 'encrypted' && hubKeys !== undefined) {
      connect.push(plan.address)
      curve.set(plan.address, {
        curveServerKey: plan.key,
        curvePublicKey: hubKeys.publicKey,
        curveSecretKey: hubKeys.secretKey,
      })
    }
  return { mode: 'pub-sub', connect, curve }
}
