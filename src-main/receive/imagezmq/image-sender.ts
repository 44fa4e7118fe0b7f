/** The sending end of imageZMQ, wire-compatible with Python's `imagezmq.ImageSender`. */
import { Publisher, Request } from 'zeromq'
import { closeBound } from './close-bound.ts'
import { buildArrayMessage, buildEncodedMessage, type ImageArray } from './message.ts'

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
  close(): Promise<void>
}

export async function openImageSender(options: SenderOptions): Promise<ImageSender> {
  return options.mode === 'req-rep' ? openReqSender(options) : openPubSender(options)
}

type SendMessage = (message: [string, Uint8Array]) => Promise<Uint8Array | undefined>

function sender(address: string, send: SendMessage, close: () => Promise<void>): ImageSender {
  return {
    address,
    sendJpg: (text, picture) => send(buildEncodedMessage(text, picture)),
    sendImage: (text, image) => send(buildArrayMessage(text, image)),
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
  return sender(options.connect, send, () => {
    socket.close()
    return Promise.resolve()
  })
}

async function openPubSender(
  options: Extract<SenderOptions, { mode: 'pub-sub' }>,
): Promise<ImageSender> {
  const socket = new Publisher({ sendHighWaterMark: options.sendHighWaterMark ?? 1000, linger: 0 })
  await socket.bind(options.bind)
  const address = socket.lastEndpoint ?? options.bind
  const send: SendMessage = async (message) => {
    await socket.send(message)
    return undefined
  }
  return sender(address, send, () => closeBound(socket))
}
