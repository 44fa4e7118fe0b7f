/** An XPUB socket for subscribers of imageZMQ: it tells what they subscribe to, and sends each message to those it concerns. */
import { XPublisher } from '../native/zeromq.ts'
import { ANNOUNCEMENT, announcementOf, type AnnouncedCameras } from './announcement.ts'
import { closeBound } from './close-bound.ts'
import { ENDED_BY_PEER } from './ended-by-peer.ts'
import type { CurveKeys, HubGuard } from './image-hub.ts'
import { KEEPALIVE } from './keepalive.ts'
import { HEARTBEAT, RECONNECT, SEND_BUFFER } from './link.ts'
import { messagesOf } from './messages-of.ts'
import { watchForMisfitsAt } from './misfits.ts'

/** Of the first bytes that a subscriber chooses messages by. libzmq closes the connection of one that sends more. */
export const MAX_TOPIC_BYTES = 1024
/** The bytes before a topic. */
const SUBSCRIBE = 1
const UNSUBSCRIBE = 0
/** Topics whose subscribers are counted: more than walls have. */
const MAX_COUNTED = 4096
/** With what the headers of all frames begin, and no announcement. */
const ALL_FRAMES = Buffer.from('{')
/** Of libzmq (`zmq.h`). */
const ZMQ_SUBSCRIBE = 6
const ZMQ_UNSUBSCRIBE = 7
const EMPTY = Buffer.alloc(0)
const ANNOUNCED = Buffer.from(ANNOUNCEMENT)
/** An XPUB socket can always send: a message for a subscriber whose queue is full is dropped for that one. See `rep-hub.ts`. */
const SEND_AT_ONCE = 0

export interface SubscriptionListener {
  /** Also called when another subscriber has the topic already. */
  subscribed(topic: Buffer): void
  /** The last subscriber of the topic is gone. */
  unsubscribed(topic: Buffer): void
}

export interface AnnouncedTo extends SubscriptionListener {
  /** A Camwall has connected, which wants to know what is published. */
  announcementWanted(): void
}

export interface PublishingSocket {
  /** Where it listens, with its real port. */
  readonly address: string
  /** Called once: reports the topics that subscribers have, and will have. */
  follow(listener: SubscriptionListener): void
  /** The message must not be changed afterwards: libzmq sends it from the same memory, after this returns. */
  send(header: string, body: Buffer): void
  /** Resolves when the port is free. */
  close(): Promise<void>
}

export interface ListeningSocket extends Omit<PublishingSocket, 'follow'> {
  follow(listener: AnnouncedTo): void
  /** Tells those who want to know it which cameras there are. */
  announce(cameras: AnnouncedCameras): void
}

interface QueueOption {
  /**
   * Messages that may wait for each subscriber. It cannot be changed later: libzmq permits it, but the connections that are open then
   * may stop for ever; see `sub-hub.ts`.
   */
  readonly queue: number
}

export interface PublishingOptions extends QueueOption {
  /** Something connected that does not subscribe. */
  readonly misfit: () => void
  /** Without it, everybody may subscribe. */
  readonly guard: HubGuard | undefined
}

export async function openPublishingSocket(
  address: string,
  { queue, misfit, guard }: PublishingOptions,
): Promise<ListeningSocket> {
  const socket = new ManualPublisher({
    ...socketOptions(address, queue),
    ...guard?.options,
    manual: true,
  })
  try {
    await socket.bind(address)
  } catch (error) {
    socket.close()
    throw error
  }
  // Not before; see `rep-hub.ts`.
  guard?.watch(socket.events)
  watchForMisfitsAt(socket.events, guard, misfit)
  return {
    ...publishingSocket<AnnouncedTo>(socket, socket.lastEndpoint ?? address, (listener) =>
      admitAll(socket, listener, misfit),
    ),
    announce: (cameras) => {
      socket.send([ANNOUNCEMENT, announcementOf(cameras)]).catch(() => undefined)
    },
  }
}

export interface LinkOptions extends QueueOption {
  /** Without them nothing is encrypted. */
  readonly keys: CurveKeys | undefined
}

export interface LinkListener {
  connected(): void
  /** The connection is lost, or is not there yet. It is tried again. */
  waiting(): void
  /** The other end does not accept the key, or does not encrypt as this one does. It is tried again. */
  refused(): void
}

/**
 * An XPUB socket that connects to a relay, from which the subscriptions come.
 *
 * @throws Error if libzmq rejects the address
 */
export function connectPublishingSocket(
  address: string,
  { keys, queue }: LinkOptions,
  listener: LinkListener,
): PublishingSocket {
  const socket = new XPublisher({
    ...socketOptions(address, queue),
    ...{ ...HEARTBEAT, ...RECONNECT, ...SEND_BUFFER },
    ...keys,
  })
  socket.verbosity = 'allSubs'
  /** Not of a socket that is closed. */
  const tell = (what: keyof LinkListener) => () => {
    if (!socket.closed) listener[what]()
  }
  socket.events.on('handshake', tell('connected'))
  for (const event of ['disconnect', 'connect:retry'] as const)
    socket.events.on(event, tell('waiting'))
  for (const event of ['handshake:error:protocol', 'handshake:error:auth'] as const)
    socket.events.on(event, tell('refused'))
  // The other end closes the connection if the keys do not fit, or if only one side encrypts.
  socket.events.on('handshake:error:other', ({ error }) => {
    if (ENDED_BY_PEER.has(error.code)) tell('refused')()
  })
  try {
    socket.connect(address)
  } catch (error) {
    socket.close()
    throw error
  }
  return publishingSocket<SubscriptionListener>(socket, address, (listener) =>
    receive(socket, listener),
  )
}

/** It decides for the connection whose order was received last. */
class ManualPublisher extends XPublisher {
  admit(topic: Buffer): void {
    this.setStringOption(ZMQ_SUBSCRIBE, topic)
  }

  dismiss(topic: Buffer): void {
    this.setStringOption(ZMQ_UNSUBSCRIBE, topic)
  }
}

function socketOptions(address: string, queue: number) {
  return {
    sendHighWaterMark: queue,
    maxMessageSize: 1 + MAX_TOPIC_BYTES,
    linger: 0,
    sendTimeout: SEND_AT_ONCE,
    ipv6: address.includes('['),
    ...KEEPALIVE,
  }
}

function publishingSocket<Listener>(
  socket: XPublisher,
  address: string,
  receiveFor: (listener: Listener) => Promise<void>,
) {
  let receiving: Promise<void> | undefined
  return {
    address,
    follow: (listener: Listener) => {
      receiving = receiveFor(listener)
    },
    send: (header: string, body: Buffer) => {
      // It rejects when the socket is closed, and then the message is lost with all others.
      socket.send([header, body]).catch(() => undefined)
    },
    close: async () => {
      await closeBound(socket)
      await receiving
    },
  }
}

async function receive(socket: XPublisher, listener: SubscriptionListener): Promise<void> {
  for await (const [order = EMPTY] of messagesOf(socket)) {
    const topic = order.subarray(1)
    if (topic.equals(ANNOUNCED)) continue // It is not announced there.
    if (order[0] === SUBSCRIBE) listener.subscribed(topic)
    else if (order[0] === UNSUBSCRIBE) listener.unsubscribed(topic)
  }
}

/**
 * Admits all, but who subscribes to everything gets no announcements: Python's `ImageHub` could not read them. libzmq tells each order
 * of each connection then, so that subscribers are counted here.
 *
 * A message that is no order is taken by libzmq for one when it looks up whose turn it is (`src/xpub.cpp`: `xrecv` and
 * `_pending_pipes`), so that the orders that are queued behind it seem to come from the connection after their own. Until the queue is
 * empty, all these connections get all frames, of which SUB sockets leave out what they have not subscribed to, and nobody loses any.
 */
async function admitAll(
  socket: ManualPublisher,
  listener: AnnouncedTo,
  misfit: () => void,
): Promise<void> {
  const subscribers = new Map<string, number>()
  let isShifted = false
  for await (const [order = EMPTY] of messagesOf(socket)) {
    if (socket.closed) return // An order that was read before, and can be answered no more.
    const [kind] = order
    const topic = order.subarray(1)
    const filter = topic.byteLength === 0 ? ALL_FRAMES : topic
    const key = topic.toString('latin1')
    const before = subscribers.get(key) ?? 0
    if (isShifted) socket.admit(ALL_FRAMES)
    if (kind === SUBSCRIBE) {
      socket.admit(filter)
      if (before > 0 || subscribers.size < MAX_COUNTED) subscribers.set(key, before + 1)
      if (topic.equals(ANNOUNCED)) listener.announcementWanted()
      else listener.subscribed(topic)
    } else if (kind === UNSUBSCRIBE) {
      if (!isShifted) socket.dismiss(filter)
      if (before > 1) subscribers.set(key, before - 1)
      else {
        subscribers.delete(key)
        if (!topic.equals(ANNOUNCED)) listener.unsubscribed(topic)
      }
    } else if (!isShifted && socket.readable) {
      isShifted = true
      socket.admit(ALL_FRAMES)
      misfit()
    }
    isShifted &&= socket.readable
  }
}
