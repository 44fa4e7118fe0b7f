/** The messages in which libzmq asks who may connect. Source: ZeroMQ RFC 27, ZAP 1.0. */
import { toZ85 } from '../../contract/z85.ts'

/** Where libzmq asks, in each context. */
export const ZAP_ADDRESS = 'inproc://zeromq.zap.01'
const VERSION = '1.0'
/** Of a CURVE key. */
const KEY_BYTES = 32

export interface ZapRequest {
  readonly id: Buffer
  /** Which socket asks. */
  readonly domain: string
  /** The peer's address, in numbers. */
  readonly address: string
  /** The peer's public key in Z85, which it has proved to be its own; `undefined` without encryption. */
  readonly key: string | undefined
}

/** `undefined` when it is no request of ZAP 1.0. */
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
 * A refused peer is told nothing (300): its connection ends with the time for the handshake, and libzmq tries again.
 * After 400 it would give up for ever, so that a sender that is let in later would have to be started again.
 */
export function zapReply(id: Buffer, isAllowed: boolean): (string | Buffer)[] {
  return [VERSION, id, isAllowed ? '200' : '300', isAllowed ? 'OK' : 'Not allowed', '', '']
}
