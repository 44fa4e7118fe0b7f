/**
 * The relay: hubs of several sites connect to it and publish, walls connect to it and subscribe. It is libzmq's own proxy of an
 * XSUB and an XPUB socket. Subscriptions travel up to the sites, so that a link carries only what somebody watches.
 */
import { Proxy, XPublisher, XSubscriber } from '../native/zeromq.ts'
import type { HubGuard } from '../imagezmq/image-hub.ts'
import { KEEPALIVE } from '../imagezmq/keepalive.ts'
import { HEARTBEAT, SEND_BUFFER } from '../imagezmq/link.ts'
import { MAX_MESSAGE_BYTES } from '../imagezmq/message.ts'
import { MAX_TOPIC_BYTES } from '../imagezmq/publishing-socket.ts'

export interface RelayPlan {
  /** Where the hubs of sites connect. */
  readonly sites: string
  /** Where walls connect. */
  readonly walls: string
  /** Messages that may wait for each wall. A wall that is slower loses frames alone. */
  readonly queue: number
}

/** Without a guard, everybody may connect. */
export interface RelayGuards {
  readonly sites: HubGuard | undefined
  readonly walls: HubGuard | undefined
}

export interface Relay {
  /** With their real ports. */
  readonly sites: string
  readonly walls: string
  /** Resolves when it has ended, rejects if it fails. */
  readonly ended: Promise<void>
  /** Resolves when both sockets are closed. */
  stop(): Promise<void>
}

/** Rejects if it cannot listen. */
export async function openRelay(
  { sites, walls, queue }: RelayPlan,
  guards: RelayGuards,
): Promise<Relay> {
  const shared = { linger: 0, ...KEEPALIVE, ...HEARTBEAT }
  const fromSites = new XSubscriber({
    ...shared,
    maxMessageSize: MAX_MESSAGE_BYTES,
    receiveHighWaterMark: queue,
    ipv6: sites.includes('['),
    ...guards.sites?.options,
  })
  const toWalls = new XPublisher({
    ...shared,
    ...SEND_BUFFER,
    maxMessageSize: 1 + MAX_TOPIC_BYTES,
    sendHighWaterMark: queue,
    ipv6: walls.includes('['),
    ...guards.walls?.options,
  })
  // All of them, also of topics that another wall has: libzmq counts them on both sides of a proxy, and sites send the newest
  // picture of a camera for each.
  toWalls.verbosity = 'allSubsUnsubs'
  try {
    await fromSites.bind(sites)
    await toWalls.bind(walls)
  } catch (error) {
    fromSites.close()
    toWalls.close()
    throw error
  }
  // Not before; see `rep-hub.ts`.
  guards.sites?.watch(fromSites.events)
  guards.walls?.watch(toWalls.events)
  const addresses = {
    sites: fromSites.lastEndpoint ?? sites,
    walls: toWalls.lastEndpoint ?? walls,
  }
  const proxy = new Proxy(fromSites, toWalls)
  const ended = proxy.run()
  return {
    ...addresses,
    ended,
    stop: async () => {
      proxy.terminate()
      await ended
    },
  }
}
