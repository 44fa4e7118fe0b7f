/** Closes a listening socket and waits until its port is free. */
import type { Socket } from 'zeromq'
import { within } from '../../lib/pause.ts'

/** libzmq reports the freed port within milliseconds; this bounds the wait if it does not. */
const MAX_WAIT_MS = 500

/**
 * Messages already queued are still sent, for as long as the socket lingers. Unbinding first would also free the port, but
 * libzmq 4.3.5 then closes the connections twice and sometimes aborts the process (`pipe.cpp`, line 305).
 */
export async function closeBound(socket: Socket): Promise<void> {
  const freed = new Promise<void>((resolve) => {
    socket.events.on('close', () => resolve())
  })
  socket.close()
  // libzmq closes the listening socket on its I/O thread.
  await within(MAX_WAIT_MS, freed)
}
