/**
 * The side of a ROUTER in one connection of ZMTP 3.x or 2.0, without a socket: bytes in, messages out. As in libzmq, but for what a
 * receiver of requests does not need: identities, subscriptions, and a limit of the time between two PINGs.
 */
import {
  BUILT_PING,
  ERROR,
  parseCommand,
  PING,
  pongOf,
  READY,
  READY_OF_ROUTER,
  socketTypeOf,
} from './commands.ts'
import { FrameReader, type ZmtpFrame } from './frame-reader.ts'
import { buildCommandFrame } from './frames.ts'
import { GREETING_BEGIN, GreetingReader, type Greeting } from './greeting.ts'
import { ProtocolError } from './protocol-error.ts'

/** Of a message. Camwall's senders have three, and one more for each proxy on the way. */
export const MAX_PARTS = 1024

/** Types whose messages are requests, as libzmq's ROUTER accepts them. */
const REQUESTERS: ReadonlySet<string> = new Set(['REQ', 'DEALER', 'ROUTER'])

export interface ProtocolHost {
  write(bytes: Uint8Array): void
  /** Whether the peer may connect. Called once, when it has greeted; if it may not, it hears nothing more. */
  admits(): boolean
  /** The peer's handshake is completed. */
  joined(): void
  received(parts: readonly Uint8Array<ArrayBuffer>[]): void
}

export class RouterProtocol {
  readonly #host: ProtocolHost
  readonly #greetingReader: GreetingReader
  readonly #frames: FrameReader
  readonly #maxBytes: number
  #state: 'greeting' | 'handshake' | 'open' | 'refused' = 'greeting'
  #greeting: Greeting | undefined
  /** Of a message that is not complete. */
  #parts: Uint8Array<ArrayBuffer>[] = []
  #bytes = 0
  #hasSentPart = false

  /** @param maxBytes - of a message */
  constructor(maxBytes: number, host: ProtocolHost) {
    this.#host = host
    this.#maxBytes = maxBytes
    this.#greetingReader = new GreetingReader((rest) => host.write(rest))
    this.#frames = new FrameReader(maxBytes, (frame) => this.#take(frame))
  }

  /** Begins the handshake. */
  greet(): void {
    this.#host.write(GREETING_BEGIN)
  }

  get isOpen(): boolean {
    return this.#state === 'open'
  }

  /** Whether a message of the peer has begun to arrive. */
  get hasSent(): boolean {
    return this.#hasSentPart || (this.isOpen && this.#frames.isInMessage)
  }

  /** See `FrameReader.space`. */
  get space(): Uint8Array<ArrayBuffer> | undefined {
    return this.#frames.space
  }

  /** See `FrameReader.wrote`. @throws ProtocolError */
  wrote(count: number): void {
    this.#frames.wrote(count)
  }

  /** Reads the next bytes of the connection, in pieces of any length. @throws ProtocolError */
  read(bytes: Uint8Array): void {
    const used = this.#state === 'greeting' ? this.#readGreeting(bytes) : 0
    if (this.#state === 'handshake' || this.#state === 'open')
      this.#frames.read(bytes.subarray(used))
  }

  /** Asks the peer whether it is there. Does nothing to one that may not understand it, as REQ sockets of libzmq 4.1. */
  ping(): boolean {
    const understands = this.#greeting?.major === 3 && this.#greeting.minor > 0
    if (understands) this.#host.write(buildCommandFrame(BUILT_PING))
    return understands
  }

  #readGreeting(bytes: Uint8Array): number {
    const used = this.#greetingReader.read(bytes)
    this.#greeting = this.#greetingReader.greeting
    if (this.#greeting !== undefined) this.#state = this.#host.admits() ? 'handshake' : 'refused'
    return used
  }

  #take(frame: ZmtpFrame): void {
    if (this.#state === 'handshake') this.#shakeHands(frame)
    else if (frame.isCommand) this.#obey(frame.body)
    else this.#add(frame)
  }

  /** The peer's first frame: READY, or its identity in ZMTP 2.0. */
  #shakeHands({ isCommand, body }: ZmtpFrame): void {
    const isOld = this.#greeting?.major === 2
    if (isCommand === isOld) throw new ProtocolError('malformed')
    const socketType = this.#greeting?.major === 2 ? this.#greeting.socketType : typeIn(body)
    // Then the peer knows why, and does not try again.
    if (!isOld) this.#host.write(buildCommandFrame(READY_OF_ROUTER))
    if (socketType !== undefined && !REQUESTERS.has(socketType))
      throw new ProtocolError('socket-type')
    this.#state = 'open'
    this.#host.joined()
  }

  #obey(body: Uint8Array): void {
    const { name, data } = parseCommand(body)
    if (name === PING) this.#host.write(buildCommandFrame(pongOf(data)))
    if (name === ERROR) throw new ProtocolError('ended')
  }

  #add({ hasMore, body }: ZmtpFrame): void {
    this.#hasSentPart = true
    this.#parts.push(body)
    this.#bytes += body.byteLength
    if (this.#bytes > this.#maxBytes || this.#parts.length > MAX_PARTS)
      throw new ProtocolError('too-large')
    if (hasMore) return
    const parts = this.#parts
    this.#parts = []
    this.#bytes = 0
    this.#host.received(parts)
  }
}

function typeIn(body: Uint8Array): string | undefined {
  const { name, data } = parseCommand(body)
  if (name === ERROR) throw new ProtocolError('ended')
  if (name !== READY) throw new ProtocolError('malformed')
  return socketTypeOf(data)
}
