/** The HTTP server with its limits: what a client that is slow, broken or hostile can occupy. */
import { createServer, type RequestListener, type Server, type ServerOptions } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { AddressInfo, Socket } from 'node:net'
import { hostOf, listensEverywhere, portOf } from '../../../contract/address.ts'
import type { Certificate } from './certificate.ts'

/** A browser opens six for each person; more than these are no household and no control room. */
const MAX_CONNECTIONS = 256
/** All headers together: a cookie or a token has less than 100 bytes. */
export const MAX_HEADER_BYTES = 8 * 1024
/** In which a client must have sent its headers, and its whole request. */
const HEADERS_TIMEOUT_MS = 10_000
const REQUEST_TIMEOUT_MS = 15_000
/** How often Node looks for requests that take longer. */
const TIMEOUTS_CHECKED_EVERY_MS = 2000
/** A connection without a request is closed. */
const KEEP_ALIVE_MS = 10_000
/** TCP probes a client that has been silent for so long: one that has vanished is closed, however little it is sent. */
const PROBED_AFTER_MS = 30_000

export interface HttpServerPlan {
  /** As `checkHttpAddress` returns it. The port 0 is any free one. */
  readonly address: string
  /** Without it, it is plain HTTP. */
  readonly certificate: Certificate | undefined
  readonly answer: RequestListener
}

export interface HttpServer {
  readonly server: Server
  readonly port: number
  /** Resolves when no connection is left. */
  close(): Promise<void>
}

/** Rejects if the address cannot be used, or the certificate. */
export async function openHttpServer({
  address,
  certificate,
  answer,
}: HttpServerPlan): Promise<HttpServer> {
  const options: ServerOptions = {
    maxHeaderSize: MAX_HEADER_BYTES,
    headersTimeout: HEADERS_TIMEOUT_MS,
    requestTimeout: REQUEST_TIMEOUT_MS,
    connectionsCheckingInterval: TIMEOUTS_CHECKED_EVERY_MS,
    keepAliveTimeout: KEEP_ALIVE_MS,
    keepAlive: true,
    keepAliveInitialDelay: PROBED_AFTER_MS,
    requireHostHeader: true,
  }
  const server =
    certificate === undefined
      ? createServer(options, answer)
      : createTlsServer({ ...options, ...certificate }, answer)
  server.maxConnections = MAX_CONNECTIONS
  // Node does not count those that were upgraded, or are still in the handshake of TLS, among the connections that it closes.
  const sockets = new Set<Socket>()
  server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
  })
  await listen(server, address)
  const { port } = server.address() as AddressInfo // It listens at a TCP port.
  return {
    server,
    port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        for (const socket of sockets) socket.destroy()
      }),
  }
}

function listen(server: Server, address: string): Promise<void> {
  const host = listensEverywhere(address) ? undefined : hostOf(address).replace(/^\[|\]$/g, '')
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen({ host, port: portOf(address) }, () => {
      server.off('error', reject)
      resolve()
    })
  })
}
