/**
 * Answers libzmq when it asks who may connect. It asks in one place for each context, so the doorman has a context of
 * its own, and the sockets that it guards are opened in that.
 */
import { Context, Reply } from 'zeromq'
import { parseZapRequest, ZAP_ADDRESS, zapReply, type ZapRequest } from './zap.ts'

/** Whether a peer may connect. Asked for each handshake, so it must return quickly. */
export type Policy = (request: ZapRequest) => boolean

/** What a socket is opened with to be guarded. */
export interface Post {
  readonly context: Context
  readonly zapDomain: string
}

export class Doorman {
  readonly #policies = new Map<string, Policy>()
  #socket: Reply | undefined
  #opening: Promise<Context> | undefined
  #posts = 0

  /** Each socket has a policy of its own, by its domain, which stands in every question. */
  async take(policy: Policy): Promise<Post> {
    this.#opening ??= this.#open()
    const context = await this.#opening
    const zapDomain = `camwall-${++this.#posts}`
    this.#policies.set(zapDomain, policy)
    return { context, zapDomain }
  }

  /** Nobody comes in by this post any longer. */
  leave({ zapDomain }: Post): void {
    this.#policies.delete(zapDomain)
  }

  /** After the sockets that it guards. Never by `unbind`: that ends connections twice, and libzmq aborts. */
  close(): void {
    this.#socket?.close()
    this.#socket = undefined
    this.#opening = undefined
  }

  async #open(): Promise<Context> {
    const context = new Context()
    const socket = new Reply({ context, linger: 0 })
    this.#socket = socket
    await socket.bind(ZAP_ADDRESS)
    void this.#answer(socket)
    return context
  }

  async #answer(socket: Reply): Promise<void> {
    for await (const parts of socket) {
      const request = parseZapRequest(parts)
      const id = request?.id ?? parts[1] ?? Buffer.alloc(0)
      try {
        await socket.send(zapReply(id, request !== undefined && this.#allows(request)))
      } catch (error) {
        if (!socket.closed) throw error
      }
    }
  }

  /** Nobody comes in by a fault of a policy. */
  #allows(request: ZapRequest): boolean {
    try {
      return this.#policies.get(request.domain)?.(request) === true
    } catch (error) {
      console.error('camwall: a fault while a sender was checked:', error)
      return false
    }
  }
}
