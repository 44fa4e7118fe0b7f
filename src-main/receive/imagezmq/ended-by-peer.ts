/** Codes of a handshake that fails because the other side hung up. */
export const ENDED_BY_PEER: ReadonlySet<unknown> = new Set(['EPIPE', 'ECONNRESET'])
