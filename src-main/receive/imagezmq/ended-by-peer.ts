/** Error codes of a handshake that failed because the peer closed the connection. */
export const ENDED_BY_PEER: ReadonlySet<unknown> = new Set(['EPIPE', 'ECONNRESET'])
