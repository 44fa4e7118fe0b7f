/** The messages of a socket, until it is closed. */

interface Receiving extends AsyncIterable<Buffer[]> {
  readonly closed: boolean
}

/**
 * zeromq.js ends its own iteration when the socket is closed, but for one case: it receives up to 512 messages at once and the next
 * one a little later, and rejects (`ENOTSOCK`) if the socket is closed by then (`src/socket.cc`, `max_sync_operations`).
 */
export async function* messagesOf(socket: Receiving): AsyncGenerator<Buffer[], void> {
  try {
    yield* socket
  } catch (error) {
    if (!socket.closed) throw error
  }
}
