/** Whose request it is, as the limit of log-ins and the log have it: behind a proxy, not the proxy's. */
import { isIP } from 'node:net'
import { isLoopback, plainAddress } from '../../../contract/address.ts'

/**
 * A client may send the header itself, but a proxy adds whom it serves as the last entry. Where the proxy does not, or a program on this
 * computer connects, that is made up.
 *
 * @param peer - the address at the other end of the connection
 * @param forwardedFor - the header `X-Forwarded-For`
 */
export function clientBehindProxy(peer: string, forwardedFor: string | undefined): string {
  if (!isLoopback(plainAddress(peer)) && peer !== '::1') return peer
  const last = forwardedFor?.split(',').at(-1)?.trim() ?? ''
  return isIP(last) === 0 ? peer : last
}
