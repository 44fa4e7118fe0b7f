/** A network between two programs that can fail: a TCP forwarder on this computer. */
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net'
import { once } from 'node:events'

/** One connection: the half that was accepted, and the half to the target. */
type Link = readonly [near: Socket, far: Socket]

export class Forwarder {
  readonly #server: Server
  readonly #links = new Set<Link>()
  readonly #passed: Buffer[] = []
  /** The near halves that end with their next bytes. */
  readonly #cut = new Set<Socket>()
  #isRecording = false
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

  /** From now on `bytes` has what passes. */
  record(): void {
    this.#isRecording = true
  }

  /** What has passed while it was recorded, in both directions. */
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

  /** Every connection ends with the next bytes to the target, half of which pass: in the middle of a message. */
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
        if (this.#isRecording) this.#passed.push(bytes)
        if (from === near && this.#cut.delete(near)) {
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
        this.#cut.delete(near)
        this.#links.delete(link)
      })
    }
  }
}
