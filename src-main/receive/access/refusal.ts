/** Who was not let in, and why. */
import type { ReachFault } from '../imagezmq/image-hub.ts'

export type Refusal =
  | { readonly why: 'address'; readonly who: string }
  /** `who` is the address. */
  | { readonly why: 'key'; readonly who: string; readonly key: string }
  | { readonly why: 'name'; readonly who: string }
  /** PUB/SUB; `who` is the address. */
  | { readonly why: `publisher-${ReachFault}`; readonly who: string }
  /** libzmq does not tell whose these are. */
  | { readonly why: 'unencrypted' | 'wrong-hub-key' }

export interface RefusedCount {
  readonly why: Refusal['why']
  /** An address, a key or a camera's name; missing when libzmq does not tell, and for those beyond the first many. */
  readonly who?: string
  readonly times: number
}
