/** A network between two programs that can fail: a TCP forwarder on this computer. */
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net'
import { once } from 'node:events'

/** One connection: the half that was accepted, and the half to the target. */
type Link = readonly [near: Socket, far: Socket]

export class Forwarder {
  readonly #server: Server
  readonly #links = new Set<Link>()
  readonly #passed: Buffer[] = []
  #cutAfter = Infinity
  /** Connections since it was opened. */
  accepted = 0

  private constructor(server: Server) {
    this.#server = server
  }

  /** Forwards to a port of this computer. */
  static async open(target: number): Promise<Forwarder> {
    const server = createServer()
    const forwarder = new Forwarder(server)
    server.on('connection', (near) => forwarder.#join(near, connect(target, '127.0.0.1')))
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    return forwarder
  }

  get address(): string {
    return `tcp://127.0.0.1:${this.port}`
  }

  /** All that has passed, in both directions. */
  get bytes(): Buffer {
    return Buffer.concat(this.#passed)
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port
  }

  /** Takes no more connections; those there are stay. */
  refuse(): void {
    this.#server.close()
  }

  /** Ends every connection. */
  drop(): void {
    for (const [near, far] of this.#links) {
      near.destroy()
      far.destroy()
    }
  }

  /** Nothing passes on the connections there are, and nobody is told. */
  stall(): void {
    for (const half of [...this.#links].flat()) half.pause()
  }

  /** What was held passes. */
  resume(): void {
    for (const half of [...this.#links].flat()) half.resume()
  }

  /** From now on what comes on the connections there are is thrown away; new ones work. */
  swallow(): void {
    for (const [near, far] of this.#links)
      for (const half of [near, far]) half.removeAllListeners('data').on('data', () => undefined)
  }

  /** After so many more bytes to the target a connection ends: in the middle of a message. */
  cutAfter(bytes: number): void {
    this.#cutAfter = bytes
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
        this.#passed.push(bytes)
        if (from === near && this.#isCut(bytes.length)) {
          to.write(bytes.subarray(0, bytes.length >> 1), () => to.destroy())
          from.destroy()
        } else if (!to.write(bytes)) {
          from.pause()
          to.once('drain', () => from.resume())
        }
      })
      from.on('error', () => undefined) // Its end follows.
      from.on('close', () => {
        to.destroy()
        this.#links.delete(link)
      })
    }
  }

  #isCut(bytes: number): boolean {
    this.#cutAfter -= bytes
    if (this.#cutAfter > 0) return false
    this.#cutAfter = Infinity
    return true
  }
}
