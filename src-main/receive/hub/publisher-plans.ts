/** How the hub reaches each publisher: in the clear, encrypted, or not at all while its key is missing. */
import type { KeyPair } from '../access/hub-key.ts'
import { publisherOf } from '../../contract/publisher.ts'
import type { CurveKeys, HubPattern } from '../imagezmq/image-hub.ts'
import type { HubAddresses } from './hub-addresses.ts'

export type PublisherPlan = { readonly address: string } & (
  | { readonly way: 'clear' }
  | { readonly way: 'encrypted'; readonly key: string }
  /** Encrypt is on, and no key stands after the address. */
  | { readonly way: 'keyless' }
)

export function publisherPlans({ connect, clear = [], access }: HubAddresses): PublisherPlan[] {
  const planOf = (line: string): PublisherPlan => {
    const { address, key } = publisherOf(line)
    if (access?.encrypt !== true) return { address, way: 'clear' }
    return key === undefined ? { address, way: 'keyless' } : { address, way: 'encrypted', key }
  }
  return [...connect.map(planOf), ...clear.map((address) => ({ address, way: 'clear' }) as const)]
}

/** @param own - the hub's key pair; without it only publishers in the clear are reached */
export function subPattern(
  plans: readonly PublisherPlan[],
  own: KeyPair | undefined,
): Extract<HubPattern, { mode: 'pub-sub' }> {
  const connect: string[] = []
  const curve = new Map<string, CurveKeys>()
  for (const plan of plans)
    if (plan.way === 'clear') connect.push(plan.address)
    else if (plan.way === 'encrypted' && own !== undefined) {
      connect.push(plan.address)
      curve.set(plan.address, {
        curveServerKey: plan.key,
        curvePublicKey: own.publicKey,
        curveSecretKey: own.secretKey,
      })
    }
  return { mode: 'pub-sub', connect, curve }
}
