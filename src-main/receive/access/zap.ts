/** The messages of the ZeroMQ Authentication Protocol (ZAP 1.0). Source: ZeroMQ RFC 27. */
import { toZ85 } from '../../contract/z85.ts'

/** The ZAP endpoint of each context. */
export const ZAP_ADDRESS = 'inproc://zeromq.zap.01'
const VERSION = '1.0'
/** Length of a CURVE key. */
const KEY_BYTES = 32

export interface ZapRequest {
  readonly id: Buffer
  /** The ZAP domain of the listening socket. */
  readonly domain: string
  /** The peer's numeric address. */
  readonly address: string
  /** The peer's authenticated public key in Z85; `undefined` without encryption. */
  readonly key: string | undefined
}

/** @returns `undefined` when the message is not a ZAP 1.0 request */
export function parseZapRequest(parts: readonly Buffer[]): ZapRequest | undefined {
  const [version, id, domain, address, , mechanism, credentials] = parts
  if (version?.toString() !== VERSION || id === undefined) return undefined
  if (domain === undefined || address === undefined || mechanism === undefined) return undefined
  const isCurve = mechanism.toString() === 'CURVE'
  if (isCurve && credentials?.byteLength !== KEY_BYTES) return undefined
  return {
    id,
    domain: domain.toString(),
    address: address.toString(),
    key: isCurve && credentials !== undefined ? toZ85(credentials) : undefined,
  }
}

/**
 * Refuses with status 300 (temporary error): the handshake times out, and the peer's libzmq retries. After status 400 it
 * would never retry, and a sender that is allowed later would have to be restarted.
 */
export function zapReply(id: Buffer, isAllowed: boolean): (string | Buffer)[] {
  return [VERSION, id, isAllowed ? '200' : '300', isAllowed ? 'OK' : 'Not allowed', '', '']
}
