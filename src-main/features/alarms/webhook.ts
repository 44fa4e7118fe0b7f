/**
 * Sends one webhook: a signed POST of JSON, to an address that was checked, without following redirects.
 *
 * `Camwall-Signature` is `v1=` and, in hexadecimal, the HMAC-SHA256 with the rule's secret of the timestamp, a full stop and the
 * body. The timestamp keeps a recorded request from being sent again later; the id is the same for each attempt.
 */
import { createHmac } from 'node:crypto'
import type { RequestOptions } from 'node:http'
import { message, type Message } from '../../contract/text/text.ts'
import { messageOf } from '../../lib/message-of.ts'
import type { Webhook } from '../../contract/alarm-rule.ts'
import { checkAddress, type Addresses, type NetworkView } from './webhook-address.ts'

/** From the connection to the head of the answer. A server that needs longer should answer first and work then. */
const TIMEOUT_MS = 10_000
/** Too many requests, and requests that came too slowly, are accepted later. */
const LATER: ReadonlySet<number> = new Set([408, 425, 429])

export interface Delivery {
  /** Of the rule. */
  readonly rule: string
  readonly webhook: Webhook
  /** The same for each attempt. */
  readonly id: string
  /** JSON. */
  readonly body: string
}

export type Outcome =
  | { readonly ok: true; readonly status: number }
  | { readonly ok: false; readonly why: Message; readonly canRetry: boolean }

export interface Sending {
  readonly secret: string
  /** Milliseconds since the epoch. */
  readonly at: number
  /** Ends the attempt. */
  readonly signal: AbortSignal
  readonly network?: NetworkView
  readonly timeoutMs?: number
}

/** Never rejects. */
export async function sendWebhook(delivery: Delivery, sending: Sending): Promise<Outcome> {
  const { network, signal, timeoutMs = TIMEOUT_MS } = sending
  const checked = await checkAddress(delivery.webhook, network)
  if (!checked.ok) return checked
  const late = new AbortController()
  const timer = setTimeout(() => late.abort(), timeoutMs)
  try {
    const ends = AbortSignal.any([signal, late.signal])
    return outcomeOf(
      await post(checked.url, checked.addresses, delivery, { ...sending, signal: ends }),
    )
  } catch (error) {
    const why = late.signal.aborted
      ? message('webhook.timeout')
      : message('verbatim', { text: messageOf(error) })
    return { ok: false, why, canRetry: true }
  } finally {
    clearTimeout(timer)
  }
}

/** @param status - of the answer */
function outcomeOf(status: number): Outcome {
  if (status >= 200 && status < 300) return { ok: true, status }
  const isRedirect = status >= 300 && status < 400
  const why = isRedirect ? message('webhook.redirect') : message('webhook.status', { status })
  return { ok: false, why, canRetry: LATER.has(status) || status >= 500 }
}

/** @param timestamp - seconds since the epoch */
export function signatureOf(secret: string, timestamp: number, body: string): string {
  return `v1=${createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex')}`
}

/** Resolves to the status of the answer, whose body is not read. */
async function post(
  url: URL,
  addresses: Addresses,
  { id, body }: Delivery,
  { secret, at, signal }: Sending,
): Promise<number> {
  const timestamp = Math.floor(at / 1000)
  const options: RequestOptions = {
    method: 'POST',
    // A connection of its own, which is closed afterwards.
    agent: false,
    // Node tries all of them, one after the other: `localhost` has two, and few servers listen at both.
    lookup: (_host, { all }, found) => {
      if (all === true) found(null, [...addresses])
      else found(null, addresses[0].address, addresses[0].family)
    },
    signal,
    headers: {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
      'user-agent': 'Camwall',
      'camwall-id': id,
      'camwall-timestamp': String(timestamp),
      'camwall-signature': signatureOf(secret, timestamp, body),
    },
  }
  // Not imported at the start, of which it would take a twentieth: an import of Node's HTTP client loads its WebSockets, too.
  const { request } =
    url.protocol === 'https:' ? await import('node:https') : await import('node:http')
  return new Promise((resolve, reject) => {
    const sent = request(url, options)
    sent.on('error', reject)
    sent.on('response', (answer) => {
      resolve(answer.statusCode ?? 0)
      answer.destroy()
    })
    sent.end(body)
  })
}
