/** Closes a socket that listens, and waits until its port is free for the next one. */
import type { Socket } from 'zeromq'
import { within } from '../../lib/pause.ts'

/** libzmq tells when the port is free within milliseconds; this bounds the wait should it not. */
const MAX_WAIT_MS = 500

/**
 * What was sent before still goes out, for as long as the socket lingers. Unbinding first would free the port too,
 * but libzmq 4.3.5 then ends the connections twice, and now and then aborts the process (`pipe.cpp`, line 305).
 */
export async function closeBound(socket: Socket): Promise<void> {
  const freed = new Promise<void>((resolve) => {
    socket.events.on('close', () => resolve())
  })
  socket.close()
  // libzmq closes the listening socket on a thread of its own.
  await within(MAX_WAIT_MS, freed)
}
