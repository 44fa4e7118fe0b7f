/**
 * Reads an accepted connection into memory that its reader names, with Node's option `onread`: no chunk is allocated for each read.
 * Node has it only for connections that it opens itself, so the handle of an accepted one moves to another `Socket`.
 */
import { Socket, type OnReadOpts, type SocketConstructorOpts } from 'node:net'
import type { Duplex } from 'node:stream'

export interface SocketReader {
  /** Where the next bytes are to be written. Called before each read. */
  space(): Uint8Array
  /** The first `count` bytes of the last `space` are written. */
  wrote(count: number): void
  /** Instead of the two, where sockets cannot read into given memory. */
  read(bytes: Uint8Array): void
}

/** A connection of libuv. It has no documentation: Node's own `cluster` module passes it on in this way. */
interface Handle {
  useUserBuffer(buffer: Uint8Array): void
}

/** How Node hides it in a `Socket`. */
type WithHandle = Duplex & { _handle?: Handle | null }

/**
 * Begins to read.
 *
 * @param accepted - by a server with `pauseOnConnect`; use it no more
 * @returns what the connection is to be used by
 */
export function readSocket(accepted: Duplex, reader: SocketReader): Duplex {
  const handle = handleOf(accepted)
  if (handle === undefined) {
    accepted.on('data', (bytes: Uint8Array) => reader.read(bytes))
    return accepted
  }
  const onread: OnReadOpts = {
    buffer: () => reader.space(),
    callback: (count) => {
      reader.wrote(count)
      return true
    },
  }
  // Its type allows only the handles of sockets that are bound and not connected.
  const socket = new Socket({ handle, onread } as unknown as SocketConstructorOpts)
  leave(accepted)
  return socket
}

function handleOf(accepted: WithHandle): Handle | undefined {
  const handle = accepted._handle
  return typeof handle?.useUserBuffer === 'function' ? handle : undefined
}

/** The server, which waits for its connections when it is closed, forgets this one. */
function leave(accepted: WithHandle): void {
  accepted._handle = null
  accepted.destroy()
}
