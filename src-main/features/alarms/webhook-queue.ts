/**
 * Sends the webhooks of each rule one after the other, and again if that fails. Rules do not wait for each other: a slow server
 * delays only its own.
 */
import { message, type Message } from '../../contract/text/text.ts'
import type { Delivery, Outcome } from './webhook.ts'

/** Webhooks of one rule that wait. Beyond that the oldest is dropped: the newest says more of what is so now. */
const MAX_WAITING = 8
/** Between the attempts: a restart of a server, and a failure of the network of a minute, are outlasted. */
const RETRY_AFTER_MS = [2000, 10_000, 60_000] as const

export interface WebhookQueueOptions {
  readonly send: (delivery: Delivery, signal: AbortSignal) => Promise<Outcome>
  /** A webhook was given up. */
  readonly failed: (delivery: Delivery, why: Message) => void
  readonly retryAfterMs?: readonly number[]
}

export class WebhookQueue {
  readonly #options: WebhookQueueOptions
  /** Those that wait, by rule. A rule has an entry while one of its webhooks is on its way. */
  readonly #waiting = new Map<string, Delivery[]>()
  readonly #ending = new AbortController()

  constructor(options: WebhookQueueOptions) {
    this.#options = options
  }

  add(delivery: Delivery): void {
    if (this.#ending.signal.aborted) return
    const waiting = this.#waiting.get(delivery.rule)
    if (waiting === undefined) {
      this.#waiting.set(delivery.rule, [])
      void this.#sendAll(delivery)
      return
    }
    waiting.push(delivery)
    if (waiting.length <= MAX_WAITING) return
    const dropped = waiting.shift()
    if (dropped !== undefined) this.#options.failed(dropped, message('webhook.dropped'))
  }

  /** Those that are on their way are given up. */
  stop(): void {
    this.#ending.abort()
    this.#waiting.clear()
  }

  async #sendAll(first: Delivery): Promise<void> {
    const { rule } = first
    for (
      let delivery: Delivery | undefined = first;
      delivery !== undefined;
      delivery = this.#waiting.get(rule)?.shift()
    )
      await this.#deliver(delivery)
    this.#waiting.delete(rule)
  }

  async #deliver(delivery: Delivery): Promise<void> {
    const { signal } = this.#ending
    const { send, failed, retryAfterMs = RETRY_AFTER_MS } = this.#options
    for (const wait of [...retryAfterMs, undefined]) {
      const outcome = await send(delivery, signal)
      if (outcome.ok || signal.aborted) return
      if (!outcome.canRetry || wait === undefined) {
        failed(delivery, outcome.why)
        return
      }
      await pauseUnless(signal, wait)
    }
  }
}

/** Resolves after the time, or when the signal is aborted. */
function pauseUnless(signal: AbortSignal, milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer)
      signal.removeEventListener('abort', end)
      resolve()
    }
    const timer = setTimeout(end, milliseconds)
    signal.addEventListener('abort', end)
  })
}
