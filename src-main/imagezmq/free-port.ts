/** Lets go of a bound address, and waits until its port is free for the next socket. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Socket } from 'zeromq'

/** libzmq tells when the port is free within milliseconds; this bounds the wait should it not. */
const MAX_WAIT_MS = 500

/** Ends the connections that came by this address, too; what was sent before still goes out. */
export async function freePort(socket: Socket, address: string): Promise<void> {
  const closed = new Promise<void>((resolve) => {
    socket.events.on('close', () => resolve())
  })
  await socket.unbind(address)
  // libzmq closes the listening socket on a thread of its own.
  await Promise.race([closed, sleep(MAX_WAIT_MS)])
}
