/**
 * Notices peers whose type of socket does not fit, such as a REQ socket at a PUB socket: somebody has mixed up the patterns.
 *
 * Both sides find out during the handshake. The one that is first closes the connection, without an event of a completed or a failed
 * handshake (libzmq `src/mechanism.cpp`, `check_socket_type`); for the other one the peer has ended the connection, as any peer may.
 */
import type { Observer } from 'zeromq'
import type { HubGuard } from './image-hub.ts'
import { ENDED_BY_PEER } from './ended-by-peer.ts'

/** A connection that does not fit is closed as soon as both sides have said what they are. */
const CLOSED_WITHIN_MS = 2000
/** The events of other connections that have just begun arrive within this time. */
const SETTLED_AFTER_MS = 500

/**
 * Watches a connecting socket, which libzmq connects again when the other side has closed: some time it closes first.
 *
 * @param found - called once for each peer that does not fit, or for several at once
 */
export function watchForMisfits(events: Observer, found: () => void): void {
  /** Connections so far, and those of them whose handshake is completed or has failed. */
  let begun = 0
  let known = 0
  let begunAt = -Infinity
  const begin = () => {
    begun += 1
    begunAt = performance.now()
  }
  const end = () => {
    known = Math.min(begun, known + 1)
  }
  events.on('accept', begin)
  events.on('connect', begin)
  events.on('handshake', end)
  events.on('handshake:error:protocol', end)
  events.on('handshake:error:auth', end)
  events.on('handshake:error:other', end)
  events.on('disconnect', () => {
    if (known === begun || performance.now() - begunAt > CLOSED_WITHIN_MS) return
    // Only those until now: a sender that opens a socket for each frame always has one that has just begun.
    const due = begun
    setTimeout(() => {
      if (known >= due) return
      known = due
      found()
    }, SETTLED_AFTER_MS).unref()
  })
}

/**
 * Watches a listening socket. A peer that has found out first does not come back, so one that ends the connection during the handshake
 * counts, too; it may be a program that only tries the port. Not of a socket that encrypts, where such a peer does not encrypt.
 */
export function watchForMisfitsAt(
  listening: Observer,
  guard: HubGuard | undefined,
  found: () => void,
): void {
  watchForMisfits(listening, found)
  if (guard?.options.curveServer === true) return
  listening.on('handshake:error:other', ({ error }) => {
    if (ENDED_BY_PEER.has(error.code)) found()
  })
}
