/** Refused connections and messages, with the reason. */
import type { ReachFault, SenderFault } from '../imagezmq/image-hub.ts'

export type Refusal =
  | { readonly why: 'address'; readonly who: string }
  /** `who` is the address. */
  | { readonly why: 'key'; readonly who: string; readonly key: string }
  | { readonly why: 'name'; readonly who: string }
  /** PUB/SUB; `who` is the publisher's address. */
  | { readonly why: `publisher-${ReachFault}`; readonly who: string }
  /** What it sent cannot be received; `who` is its address. */
  | { readonly why: `sender-${SenderFault}`; readonly who: string }
  /** Somebody connected who uses another pattern; `who` is the address of the hub to which. */
  | { readonly why: 'not-a-requester' | 'not-a-subscriber'; readonly who: string }
  /** libzmq does not report the peer of these. */
  | { readonly why: 'unencrypted' | 'wrong-hub-key' }

export interface RefusedCount {
  readonly why: Refusal['why']
  /**
   * An address, a key or a camera's name. Missing when libzmq does not report the peer, and in the total of the refusals
   * beyond the maximum number of separate entries.
   */
  readonly who?: string
  readonly times: number
}
