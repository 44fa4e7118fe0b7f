/** An update server on loopback that serves the description of one version, and its artefact. */
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders, type Server, type ServerResponse } from 'node:http'

export interface Published {
  readonly version: string
  /** The bytes that are served. */
  readonly artefact: Buffer
  /** The bytes of the published checksum: the same, unless the artefact was tampered with. */
  readonly checksumOf?: Buffer
  /** Whether to serve slowly: a hundredth of the artefact at a time. */
  readonly isSlow?: boolean
}

/** A slow artefact takes 5 seconds. */
const PIECE_EVERY_MS = 50

export interface ServerRequest {
  readonly path: string
  readonly headers: IncomingHttpHeaders
}

export class UpdateServer {
  /** All received requests. */
  readonly requests: ServerRequest[] = []
  readonly #server: Server
  #files: Readonly<Record<string, string | Buffer>> = {}
  #isSlow = false
  #isSilent = false
  #lastPort = 0
  readonly #dripping = new Set<NodeJS.Timeout>()

  static async start(): Promise<UpdateServer> {
    const server = new UpdateServer()
    server.#server.listen(0, '127.0.0.1')
    await once(server.#server, 'listening')
    return server
  }

  private constructor() {
    this.#server = createServer(({ url = '', headers }, response) => {
      const { pathname } = new URL(url, 'http://127.0.0.1')
      this.requests.push({ path: pathname, headers })
      const file = this.#files[pathname]
      if (this.#isSilent) return
      if (file === undefined) response.writeHead(404).end()
      else {
        response.writeHead(200, { 'content-length': file.length })
        if (this.#isSlow && Buffer.isBuffer(file)) this.#drip(file, response)
        else response.end(file)
      }
    })
  }

  get address(): string {
    const address = this.#server.address()
    if (address === null || typeof address === 'string') throw new Error('There is no TCP port.')
    return `http://127.0.0.1:${address.port}`
  }

  publish({ version, artefact, checksumOf = artefact, isSlow = false }: Published): void {
    this.#isSlow = isSlow
    const name = `Camwall-${version}.AppImage`
    const sha512 = createHash('sha512').update(checksumOf).digest('base64')
    this.publishText(
      [
        `version: ${version}`,
        'files:',
        `  - url: ${name}`,
        `    sha512: ${sha512}`,
        `    size: ${artefact.length}`,
        "releaseDate: '2026-11-23T00:00:00.000Z'",
      ].join('\n'),
    )
    this.#files = { ...this.#files, [`/${name}`]: artefact }
  }

  /** Serves other data instead of a description. */
  publishText(text: string): void {
    this.#files = { '/latest-linux.yml': text }
  }

  /** Serves nothing any more. */
  withdraw(): void {
    this.#files = {}
  }

  /** Accepts every request without answering, until `answerAgain` is called. */
  fallSilent(): void {
    this.#isSilent = true
  }

  answerAgain(): void {
    this.#isSilent = false
  }

  /** Stops serving a slow artefact without closing its connection, as when a router has lost its state. */
  stall(): void {
    for (const timer of this.#dripping) clearInterval(timer)
  }

  async stop(): Promise<void> {
    this.#lastPort = Number(new URL(this.address).port)
    this.#server.close()
    this.#server.closeAllConnections()
    await once(this.#server, 'close')
  }

  /** At the address that it had before it was stopped. */
  async startAgain(): Promise<void> {
    this.#server.listen(this.#lastPort, '127.0.0.1')
    await once(this.#server, 'listening')
  }

  #drip(file: Buffer, response: ServerResponse): void {
    const size = Math.ceil(file.length / 100)
    let sent = 0
    const timer = setInterval(() => {
      response.write(file.subarray(sent, (sent += size)))
      if (sent >= file.length) response.end()
    }, PIECE_EVERY_MS)
    this.#dripping.add(timer)
    response.once('close', () => {
      clearInterval(timer)
      this.#dripping.delete(timer)
    })
  }
}
