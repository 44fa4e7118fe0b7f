/** Options of connections between programs of Camwall over links that are thin, lose packets, or are cut. */

/**
 * Unlike senders (see `keepalive.ts`), both ends answer ZMTP heartbeats. Milliseconds: a link that is cut is noticed within six
 * seconds by either end, and not only when TCP gives up.
 */
export const HEARTBEAT = {
  heartbeatInterval: 2000,
  heartbeatTimeout: 4000,
  heartbeatTimeToLive: 6000,
} as const

/** Milliseconds. TCP alone would wait for up to half a minute before it tried again, when the link has been back for long. */
export const CONNECT = { connectTimeout: 2000 } as const
export const RECONNECT = { ...CONNECT, reconnectInterval: 500 } as const

/**
 * Bytes that the kernel keeps for a connection. By default it grows to megabytes, which are many seconds of a thin link, and old
 * pictures. These carry 12 MB/s at 20 ms.
 */
export const SEND_BUFFER = { sendBufferSize: 256 * 1024 } as const
