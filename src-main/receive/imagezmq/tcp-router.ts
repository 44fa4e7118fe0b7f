/** A ROUTER socket on Node's own sockets: ZMTP over plain TCP, without encryption. */
import { once } from 'node:events'
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net'
import { plainAddress } from '../../contract/address.ts'
import type { Source } from '../../contract/source.ts'
import { within } from '../../lib/pause.ts'
import { Connection } from '../zmtp/connection.ts'
import { bindingOf } from './binding.ts'
import type { HubGuard } from './image-hub.ts'
import { KEEPALIVE } from './keepalive.ts'
import { MAX_MESSAGE_BYTES } from './message.ts'
import {
  LINGER_MS,
  MAX_PEERS,
  type RouterListener,
  type RouterPlan,
  type RouterSocket,
} from './router-socket.ts'
import { TurnQueue } from './turn-queue.ts'

/** As long as libzmq's own default would leave a place to somebody who sends nothing, three times over. */
const HANDSHAKE_MS = 10_000
/** Of the kernel: connections that wait to be accepted. Every sender of a large wall may come back at the same time. */
const BACKLOG = 1024

/** See `openRouter`. */
export async function openTcpRouter({ listen, guard }: RouterPlan): Promise<RouterSocket> {
  const binding = await bindingOf(listen)
  const server = createServer({
    pauseOnConnect: true, // See `readSocket`.
    noDelay: true,
    keepAlive: true,
    keepAliveInitialDelay: 1000 * KEEPALIVE.tcpKeepaliveIdle,
  })
  server.listen({ ...binding, backlog: BACKLOG })
  await once(server, 'listening') // Rejects with an error of the server.
  // One connection that cannot be accepted, for example because too many files are open.
  server.on('error', () => undefined)
  return new TcpRouter(server, guard)
}

class TcpRouter implements RouterSocket {
  readonly address: string
  readonly #server: Server
  readonly #guard: HubGuard | undefined
  readonly #handshakeSeconds: number
  readonly #connections = new Map<string, Connection>()
  #accepted = 0
  #seconds: NodeJS.Timeout | undefined

  constructor(server: Server, guard: HubGuard | undefined) {
    this.#server = server
    this.#guard = guard
    this.#handshakeSeconds = (guard?.options.handshakeInterval ?? HANDSHAKE_MS) / 1000
    const { address, port, family } = server.address() as AddressInfo
    this.address = `tcp://${family === 'IPv6' ? `[${address}]` : address}:${port}`
  }

  follow(listener: RouterListener): void {
    const queue = new TurnQueue<Connection>({
      // Until what it has sent is handled: memory does not grow with what comes meanwhile.
      deferred: (connection) => connection.pause(),
      caughtUp: (connection) => connection.resume(),
    })
    this.#server.on('connection', (socket) => this.#accept(socket, queue, listener))
    this.#seconds = setInterval(() => {
      for (const connection of this.#connections.values()) connection.passSecond()
    }, 1000)
  }

  hasSent(peer: string): boolean {
    return this.#connections.get(peer)?.hasSent === true
  }

  send(peer: string, parts: readonly (Uint8Array | string)[]): void {
    this.#connections.get(peer)?.send(parts)
  }

  async close(): Promise<void> {
    clearInterval(this.#seconds)
    this.#server.removeAllListeners('connection')
    const free = new Promise((resolve) => this.#server.close(resolve))
    const connections = [...this.#connections.values()]
    for (const connection of connections) connection.end()
    await within(LINGER_MS, Promise.all(connections.map(({ closed }) => closed)))
    for (const connection of connections) connection.destroy()
    await free
  }

  #accept(socket: Socket, queue: TurnQueue<Connection>, listener: RouterListener): void {
    const { remoteAddress } = socket
    if (remoteAddress === undefined || this.#connections.size >= MAX_PEERS) {
      socket.destroy()
      return
    }
    const peer = String((this.#accepted += 1))
    let source: Source | undefined
    let hasJoined = false
    const inTurn = (tell: () => void) => queue.add(connection, tell)
    const connection = new Connection(
      socket,
      { maxBytes: MAX_MESSAGE_BYTES, handshakeSeconds: this.#handshakeSeconds },
      {
        admits: () => {
          source = this.#guard?.admit(remoteAddress)
          return this.#guard === undefined || source !== undefined
        },
        joined: () => {
          hasJoined = true
          inTurn(() => listener.joined(peer, source))
        },
        received: (parts) => inTurn(() => listener.received(peer, parts)),
      },
    )
    this.#connections.set(peer, connection)
    void connection.closed.then((fault) => {
      this.#connections.delete(peer)
      if (hasJoined) inTurn(() => listener.left(peer))
      if (fault === 'socket-type') listener.misfit()
      const address = plainAddress(remoteAddress)
      if (fault === 'mechanism') listener.refused(address, 'encrypts')
      // Before the handshake is completed, it is another program's bytes that say so.
      if (fault === 'too-large' && hasJoined) listener.refused(address, 'too-large')
    })
  }
}
