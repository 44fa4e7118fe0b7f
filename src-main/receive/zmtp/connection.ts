/** One connection of a ROUTER on a socket of Node: reads messages, writes replies, and notices a peer that is gone. */
import type { Duplex } from 'node:stream'
import { buildMessage } from './frames.ts'
import { ProtocolError, type ProtocolFault } from './protocol-error.ts'
import { readSocket } from './read-socket.ts'
import { RouterProtocol, type ProtocolHost } from './router-protocol.ts'

/** What is not the inside of a large frame is read here: greetings, heads, headers and small pictures. */
const SCRATCH_BYTES = 8 * 1024
/**
 * Seconds without a byte from a peer after something was sent to it, until it is asked whether it is there, and until it is gone. A
 * connection survives a network that stalls for half a minute.
 */
const PING_AFTER_S = 10
const GONE_AFTER_S = 60

export interface ConnectionLimits {
  /** Of a message. */
  readonly maxBytes: number
  /** Of the handshake. */
  readonly handshakeSeconds: number
}

export class Connection {
  /** Resolves when it is closed, by whomever; with the fault if it was closed for one. */
  readonly closed: Promise<ProtocolFault | undefined>
  readonly #limits: ConnectionLimits
  readonly #socket: Duplex
  readonly #protocol: RouterProtocol
  readonly #scratch = Buffer.allocUnsafeSlow(SCRATCH_BYTES)
  /** Whether the bytes of the read that is due go into the memory of a frame. */
  #isDirect = false
  /** Calls of `passSecond`: since it began, until it is open; then since the last bytes. */
  #seconds = 0
  /** Something was sent, and nothing came back yet. */
  #isUnconfirmed = false
  #isPinged = false
  #fault: ProtocolFault | undefined

  /** @param accepted - see `readSocket` */
  constructor(accepted: Duplex, limits: ConnectionLimits, host: Omit<ProtocolHost, 'write'>) {
    this.#limits = limits
    this.#protocol = new RouterProtocol(limits.maxBytes, {
      write: (bytes) => this.#write(bytes),
      admits: () => host.admits(),
      joined: () => host.joined(),
      received: (parts) => host.received(parts),
    })
    this.#socket = readSocket(accepted, {
      space: () => this.#space(),
      wrote: (count) => this.#wrote(count),
      read: (bytes) => this.#take(() => this.#protocol.read(bytes)),
    })
    this.#socket.on('error', () => undefined) // It is closed then, which is told.
    this.#socket.on('drain', () => this.#socket.resume())
    this.closed = new Promise((resolve) => {
      this.#socket.once('close', () => resolve(this.#fault))
    })
    this.#protocol.greet()
  }

  /** See `RouterProtocol.hasSent`. */
  get hasSent(): boolean {
    return this.#protocol.hasSent
  }

  /** What the peer does not take is kept, and meanwhile nothing more is read from it. */
  send(parts: readonly (Uint8Array | string)[]): void {
    if (this.#protocol.isOpen) this.#write(buildMessage(parts))
  }

  pause(): void {
    this.#socket.pause()
  }

  resume(): void {
    if (!this.#socket.writableNeedDrain) this.#socket.resume()
  }

  /**
   * Call it every second. It counts calls instead of reading a clock, which goes on while the computer sleeps. The kernel's probes
   * (keepalive) notice a dead peer only while nothing is on its way to it.
   */
  passSecond(): void {
    this.#seconds += 1
    if (!this.#protocol.isOpen) {
      if (this.#seconds >= this.#limits.handshakeSeconds) this.destroy()
    } else if (this.#isUnconfirmed) {
      if (this.#isPinged && this.#seconds >= GONE_AFTER_S) this.destroy()
      if (!this.#isPinged && this.#seconds >= PING_AFTER_S) this.#isPinged = this.#protocol.ping()
    }
  }

  /** Sends what is to be sent, and closes the connection. */
  end(): void {
    this.#socket.pause()
    this.#socket.end(() => this.#socket.destroy())
  }

  destroy(): void {
    this.#socket.destroy()
  }

  #space(): Uint8Array {
    const space = this.#protocol.space
    this.#isDirect = space !== undefined
    return space ?? this.#scratch
  }

  #wrote(count: number): void {
    this.#take(() => {
      if (this.#isDirect) this.#protocol.wrote(count)
      else this.#protocol.read(this.#scratch.subarray(0, count))
    })
  }

  /**
   * Nothing may be thrown into Node's reading of sockets: it would go on to read into the memory of a frame that has been received.
   */
  #take(read: () => void): void {
    if (this.#fault !== undefined) return
    if (this.#protocol.isOpen) this.#seconds = 0
    this.#isUnconfirmed = false
    this.#isPinged = false
    try {
      read()
    } catch (error) {
      this.#fault = error instanceof ProtocolError ? error.fault : 'malformed'
      if (!(error instanceof ProtocolError))
        console.error('camwall: a fault while receiving:', error)
      // In the handshake the peer is told why, if it can be.
      if (this.#protocol.isOpen) this.destroy()
      else this.end()
    }
  }

  #write(bytes: Uint8Array): void {
    if (!this.#socket.writable) return
    this.#isUnconfirmed = true
    if (!this.#socket.write(bytes)) this.#socket.pause()
  }
}
