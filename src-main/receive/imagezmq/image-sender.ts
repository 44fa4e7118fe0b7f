/** The sending end of imageZMQ, wire-compatible with Python's `imagezmq.ImageSender`. */
import { closeBound } from './close-bound.ts'
import {
  buildArrayMessage,
  buildEncodedMessage,
  buildReplayedMessage,
  type ImageArray,
  type ReplayedFrame,
} from './message.ts'
import { Request, XPublisher } from '../native/zeromq.ts'

export type SenderOptions =
  | {
      readonly mode: 'req-rep'
      /** The hub's address, e.g. `tcp://192.168.1.20:5555`. */
      readonly connect: string
      /** Milliseconds to wait for the hub's reply before `send…` rejects (`EAGAIN`); unlimited by default. */
      readonly replyTimeout?: number
    }
  | {
      readonly mode: 'pub-sub'
      /** The address to which hubs connect, e.g. `tcp://*:5556`; port `*` selects a free port. */
      readonly bind: string
      /** Frames queued for a slow hub before new ones are dropped. */
      readonly sendHighWaterMark?: number
    }

export interface ImageSender {
  /** The address in use, with the real port if `*` was given. */
  readonly address: string
  /** Sends an encoded picture unchanged. Resolves with the hub's reply; in PUB/SUB at once with `undefined`. */
  sendJpg(text: string, picture: Uint8Array): Promise<Uint8Array | undefined>
  /** Sends a raw uint8 array. Resolves as `sendJpg` does. */
  sendImage(text: string, image: ImageArray): Promise<Uint8Array | undefined>
  /** Sends a frame of a recording. Resolves as `sendJpg` does. */
  sendReplayed(frame: ReplayedFrame): Promise<Uint8Array | undefined>
  /** Resolves when a hub would get what is sent: in PUB/SUB when the first one has subscribed. Called once. */
  ready(): Promise<void>
  close(): Promise<void>
}

export async function openImageSender(options: SenderOptions): Promise<ImageSender> {
  return options.mode === 'req-rep' ? openReqSender(options) : openPubSender(options)
}

type SendMessage = (message: [string, Uint8Array]) => Promise<Uint8Array | undefined>

function sender(
  address: string,
  send: SendMessage,
  { ready, close }: Pick<ImageSender, 'ready' | 'close'>,
): ImageSender {
  return {
    address,
    sendJpg: (text, picture) => send(buildEncodedMessage(text, picture)),
    sendImage: (text, image) => send(buildArrayMessage(text, image)),
    sendReplayed: (frame) => send(buildReplayedMessage(frame)),
    ready,
    close,
  }
}

/** Unlike Python's sender it does not block on a lost reply: it may send a new request without a reply to the last one. */
function openReqSender(options: Extract<SenderOptions, { mode: 'req-rep' }>): ImageSender {
  const socket = new Request({
    relaxed: true,
    correlate: true,
    linger: 0,
    receiveTimeout: options.replyTimeout ?? -1,
  })
  let isConnected = false
  const send: SendMessage = async (message) => {
    // Connects with the first message, because a hub treats a peer that connects and then stays silent as blocked.
    if (!isConnected) socket.connect(options.connect)
    isConnected = true
    await socket.send(message)
    const [reply] = await socket.receive()
    return reply
  }
  return sender(options.connect, send, {
    ready: () => Promise.resolve(),
    close: () => {
      socket.close()
      return Promise.resolve()
    },
  })
}

async function openPubSender(
  options: Extract<SenderOptions, { mode: 'pub-sub' }>,
): Promise<ImageSender> {
  // Unlike a PUB socket it tells of subscriptions.
  const socket = new XPublisher({
    sendHighWaterMark: options.sendHighWaterMark ?? 1000,
    linger: 0,
  })
  await socket.bind(options.bind)
  const address = socket.lastEndpoint ?? options.bind
  const send: SendMessage = async (message) => {
    await socket.send(message)
    return undefined
  }
  return sender(address, send, {
    ready: async () => void (await socket.receive()),
    close: () => closeBound(socket),
  })
}
