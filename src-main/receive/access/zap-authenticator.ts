/**
 * The ZAP handler, which libzmq queries during each handshake. A context has exactly one ZAP endpoint, so the authenticator
 * creates its own context, and guarded sockets must be opened in that context.
 */
import { parseZapRequest, ZAP_ADDRESS, zapReply, type ZapRequest } from './zap.ts'
import { messagesOf } from '../imagezmq/messages-of.ts'
import { Context, Reply } from '../native/zeromq.ts'

/** Whether a peer may connect. Runs for every handshake, so it must return quickly. */
export type Policy = (request: ZapRequest) => boolean

/** Options with which a guarded socket must be opened. */
export interface Registration {
  readonly context: Context
  readonly zapDomain: string
}

export class ZapAuthenticator {
  readonly #policies = new Map<string, Policy>()
  #socket: Reply | undefined
  #opening: Promise<Context> | undefined
  #registrations = 0

  /** Registers the policy of one socket. Its ZAP domain, which every request contains, selects the policy. */
  async register(policy: Policy): Promise<Registration> {
    this.#opening ??= this.#open()
    const context = await this.#opening
    const zapDomain = `camwall-${++this.#registrations}`
    this.#policies.set(zapDomain, policy)
    return { context, zapDomain }
  }

  /** Removes the policy. From now on the socket refuses every peer. */
  unregister({ zapDomain }: Registration): void {
    this.#policies.delete(zapDomain)
  }

  /** Call it after the guarded sockets are closed. Not by `unbind`, which closes connections twice, so that libzmq aborts. */
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
    for await (const parts of messagesOf(socket)) {
      const request = parseZapRequest(parts)
      const id = request?.id ?? parts[1] ?? Buffer.alloc(0)
      try {
        await socket.send(zapReply(id, request !== undefined && this.#allows(request)))
      } catch (error) {
        if (!socket.closed) throw error
      }
    }
  }

  /** A policy that throws refuses the peer. */
  #allows(request: ZapRequest): boolean {
    try {
      return this.#policies.get(request.domain)?.(request) === true
    } catch (error) {
      console.error('camwall: a fault while a sender was checked:', error)
      return false
    }
  }
}
