/**
 * Decides what receives from REQ senders: Node's own sockets, or libzmq.
 *
 * Node's sockets read a picture straight into memory that is used again. libzmq receives each message into new memory, and zeromq.js
 * copies it into new memory again: of a raw picture of 1280x720, three quarters of the CPU time of receiving it. libzmq has all that
 * Camwall's own side of ZMTP has not: encryption (CURVE), and transports other than TCP.
 */
import { openLibzmqRouter } from './libzmq-router.ts'
import type { RouterPlan, RouterSocket } from './router-socket.ts'
import { openTcpRouter } from './tcp-router.ts'

/** Rejects with the system's error (`code`: `EADDRINUSE`, `EADDRNOTAVAIL`, `ENODEV`, …) if it cannot listen. */
export function openRouter(plan: RouterPlan): Promise<RouterSocket> {
  const isPlainTcp = plan.listen.startsWith('tcp://') && plan.guard?.options.curveServer !== true
  return isPlainTcp && !isLibzmqWanted() ? openTcpRouter(plan) : openLibzmqRouter(plan)
}

/** `CAMWALL_RECEIVE=libzmq`: for comparisons, and if something is wrong with Node's sockets. */
function isLibzmqWanted(): boolean {
  return process.env['CAMWALL_RECEIVE'] === 'libzmq'
}
