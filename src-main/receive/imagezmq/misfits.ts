/**
 * Notices peers whose type of socket does not fit, such as a REQ socket at a PUB socket: somebody has mixed up the patterns. libzmq
 * closes such a connection without an event of a completed or a failed handshake (`src/mechanism.cpp`, `check_socket_type`).
 */
import type { Observer } from 'zeromq'

/** A connection that does not fit is closed as soon as both sides have said what they are. */
const CLOSED_WITHIN_MS = 2000
/** The events of other connections that have just begun arrive within this time. */
const SETTLED_AFTER_MS = 500

/** @param found - called once for each such peer, or for several at once */
export function watchForMisfits(events: Observer, found: () => void): void {
  /** Connections whose handshake is neither completed nor failed. */
  let shaking = 0
  let begunAt = -Infinity
  const begin = () => {
    shaking += 1
    begunAt = performance.now()
  }
  const end = () => {
    shaking = Math.max(0, shaking - 1)
  }
  events.on('accept', begin)
  events.on('connect', begin)
  events.on('handshake', end)
  events.on('handshake:error:protocol', end)
  events.on('handshake:error:auth', end)
  events.on('handshake:error:other', end)
  events.on('disconnect', () => {
    if (shaking === 0 || performance.now() - begunAt > CLOSED_WITHIN_MS) return
    setTimeout(() => {
      if (shaking === 0) return
      shaking = 0
      found()
    }, SETTLED_AFTER_MS).unref()
  })
}
