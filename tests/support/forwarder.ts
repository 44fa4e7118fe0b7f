/** Simulates a failing network between two programs: a TCP forwarder on this computer. */
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net'
import { once } from 'node:events'

/** One connection: the accepted socket and the socket to the target. */
type Link = readonly [near: Socket, far: Socket]

export class Forwarder {
  readonly #server: Server
  /** Stays the same while it refuses connections. */
  readonly port: number
  readonly #links = new Set<Link>()
  readonly #passed: Buffer[] = []
  /** The accepted sockets that are closed with their next bytes. */
  readonly #cut = new Set<Socket>()
  #isRecording = false
  /** Number of connections since it was opened. */
  accepted = 0
  /** Bytes that came from the target. */
  fromTarget = 0

  private constructor(server: Server) {
    this.#server = server
    this.port = (server.address() as AddressInfo).port
  }

  /** Forwards to a port of this computer. */
  static async open(target: number): Promise<Forwarder> {
    const server = createServer()
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    const forwarder = new Forwarder(server)
    server.on('connection', (near) => forwarder.#join(near, connect(target, '127.0.0.1')))
    return forwarder
  }

  get address(): string {
    return `tcp://127.0.0.1:${this.port}`
  }

  /** Starts recording the traffic into `bytes`. */
  record(): void {
    this.#isRecording = true
  }

  /** The recorded traffic of both directions. */
  get bytes(): Buffer {
    return Buffer.concat(this.#passed)
  }

  /** Accepts no more connections; existing ones stay open. */
  refuse(): void {
    this.#server.close()
  }

  /** Accepts connections again, after the existing ones were closed. */
  async accept(): Promise<void> {
    this.#server.listen(this.port, '127.0.0.1')
    await once(this.#server, 'listening')
  }

  /** Closes every connection. */
  drop(): void {
    for (const [near, far] of this.#links) {
      near.destroy()
      far.destroy()
    }
  }

  /** Silently stops forwarding on the existing connections. */
  stall(): void {
    for (const half of [...this.#links].flat()) half.pause()
  }

  /** Resumes forwarding, including the held bytes. */
  resume(): void {
    for (const half of [...this.#links].flat()) half.resume()
  }

  /** Discards all further bytes on the existing connections; new ones work. */
  swallow(): void {
    for (const [near, far] of this.#links)
      for (const half of [near, far]) half.removeAllListeners('data').on('data', () => undefined)
  }

  /** Closes every connection in the middle of a message: forwards only half of the next bytes to the target. */
  async cut(): Promise<void> {
    const halves = [...this.#links].map(([near]) => near)
    for (const near of halves) this.#cut.add(near)
    await Promise.all(halves.map((near) => once(near, 'close')))
  }

  async close(): Promise<void> {
    this.drop()
    if (!this.#server.listening) return
    this.#server.close()
    await once(this.#server, 'close')
  }

  #join(near: Socket, far: Socket): void {
    this.accepted += 1
    const link: Link = [near, far]
    this.#links.add(link)
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      from.setNoDelay(true)
      from.on('data', (bytes) => {
        if (from === far) this.fromTarget += bytes.byteLength
        if (this.#isRecording) this.#passed.push(bytes)
        if (from === near && this.#cut.delete(near)) {
          to.write(bytes.subarray(0, bytes.length >> 1), () => to.destroy())
          from.destroy()
        } else if (!to.write(bytes)) {
          from.pause()
          to.once('drain', () => from.resume())
        }
      })
      from.on('error', () => undefined) // The event `close` follows.
      from.on('close', () => {
        to.destroy()
        this.#cut.delete(near)
        this.#links.delete(link)
      })
    }
  }
}
