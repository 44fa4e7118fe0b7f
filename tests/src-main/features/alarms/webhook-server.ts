/** A server on loopback that takes webhooks, for tests. */
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Closing } from '../../../support/guarded-hub.ts'

export interface TakenRequest {
  readonly path: string
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

export interface WebhookServer {
  readonly port: number
  readonly taken: readonly TakenRequest[]
}

/** @param statusOf - the answer to a request; `undefined` is none, ever */
export async function openWebhookServer(
  closing: Closing,
  statusOf: (request: TakenRequest) => number | undefined = () => 204,
): Promise<WebhookServer> {
  const taken: TakenRequest[] = []
  const server = createServer((incoming, answer) => {
    const parts: Buffer[] = []
    incoming.on('data', (part: Buffer) => parts.push(part))
    incoming.on('end', () => {
      const body = Buffer.concat(parts).toString()
      const request = { path: incoming.url ?? '', headers: incoming.headers, body }
      taken.push(request)
      const status = statusOf(request)
      if (status === undefined) return
      if (status >= 300 && status < 400) answer.setHeader('location', '/elsewhere')
      answer.writeHead(status).end('an answer that is not read')
    })
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  closing.push(
    () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve(undefined))
      }),
  )
  return { port: (server.address() as AddressInfo).port, taken }
}
