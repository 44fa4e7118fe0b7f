/** Webhooks, sent to a server on loopback. */
import { createHmac } from 'node:crypto'
import { afterEach, describe, expect, test } from 'vitest'
import { ENGLISH } from '../../../../src-main/contract/text/text.ts'
import {
  sendWebhook,
  type Delivery,
  type Outcome,
  type Sending,
} from '../../../../src-main/features/alarms/webhook.ts'
import { WebhookQueue } from '../../../../src-main/features/alarms/webhook-queue.ts'
import { freePort } from '../../../support/free-port.ts'
import type { Closing } from '../../../support/guarded-hub.ts'
import { until } from '../../../support/until.ts'
import { openWebhookServer } from './webhook-server.ts'

const closing: Closing = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

const AT = Date.UTC(2026, 10, 17, 12)
const SECRET = 'a secret'

function deliveryTo(url: string, differs: Partial<Delivery> = {}): Delivery {
  const webhook = { url, allowsLocal: true }
  return { rule: 'r1', webhook, id: 'one', body: '{"rule":"Törn"}', ...differs }
}

function send(delivery: Delivery, differs: Partial<Sending> = {}): Promise<Outcome> {
  const { signal } = new AbortController()
  return sendWebhook(delivery, { secret: SECRET, at: AT, signal, ...differs })
}

function wordsOf(outcome: Outcome): string {
  return outcome.ok ? `${outcome.status}` : ENGLISH.say(outcome.why)
}

describe('a webhook', () => {
  test('has a signature that its receiver can check', async () => {
    const { port, taken } = await openWebhookServer(closing)
    const outcome = await send(deliveryTo(`http://127.0.0.1:${port}/hook?of=barn`))
    expect(outcome).toEqual({ ok: true, status: 204 })
    expect(taken).toHaveLength(1)
    const { path, headers, body } = taken[0] ?? { path: '', headers: {}, body: '' }
    expect(path).toBe('/hook?of=barn')
    expect(body).toBe('{"rule":"Törn"}')
    expect(headers['content-type']).toBe('application/json')
    expect(headers['camwall-id']).toBe('one')
    const timestamp = String(headers['camwall-timestamp'])
    expect(timestamp).toBe(String(AT / 1000))
    const signature = createHmac('sha256', SECRET).update(`${timestamp}.${body}`).digest('hex')
    expect(headers['camwall-signature']).toBe(`v1=${signature}`)
  })

  test('is sent to the address that was checked, whatever the name resolves to then', async () => {
    const { port, taken } = await openWebhookServer(closing)
    const asked: string[] = []
    const network = {
      resolve: (host: string) => {
        asked.push(host)
        return Promise.resolve([{ address: '127.0.0.1', family: 4 } as const])
      },
      own: () => [],
    }
    const delivery = deliveryTo(`http://no-such-host.invalid:${port}/`)
    expect(await send(delivery, { network })).toEqual({ ok: true, status: 204 })
    expect(asked).toEqual(['no-such-host.invalid'])
    expect(taken[0]?.headers.host).toBe(`no-such-host.invalid:${port}`)
  })

  test('is sent to the address at which there is a server', async () => {
    const { port } = await openWebhookServer(closing)
    const addresses = [
      { address: '::1', family: 6 },
      { address: '127.0.0.1', family: 4 },
    ] as const
    const network = { resolve: () => Promise.resolve(addresses), own: () => [] }
    const delivery = deliveryTo(`http://localhost:${port}/`)
    expect(await send(delivery, { network })).toEqual({ ok: true, status: 204 })
    const toNobody = await send(deliveryTo(`http://localhost:${await freePort()}/`), { network })
    expect(wordsOf(toNobody)).toContain('ECONNREFUSED')
  })

  test('does not follow a redirect', async () => {
    const { port, taken } = await openWebhookServer(closing, () => 307)
    const outcome = await send(deliveryTo(`http://127.0.0.1:${port}/`))
    expect(outcome).toMatchObject({ ok: false, canRetry: false })
    expect(wordsOf(outcome)).toContain('redirects')
    expect(taken).toHaveLength(1)
  })

  test.each([
    [200, true, undefined],
    [400, false, false],
    [404, false, false],
    [429, false, true],
    [500, false, true],
    [503, false, true],
  ])('that is answered with %i', async (status, ok, canRetry) => {
    const { port } = await openWebhookServer(closing, () => status)
    const outcome = await send(deliveryTo(`http://127.0.0.1:${port}/`))
    expect(outcome.ok).toBe(ok)
    expect('canRetry' in outcome ? outcome.canRetry : undefined).toBe(canRetry)
    expect(wordsOf(outcome)).toContain(String(status))
  })

  test('waits for a slow server no longer than its time limit', async () => {
    const { port } = await openWebhookServer(closing, () => undefined)
    const outcome = await send(deliveryTo(`http://127.0.0.1:${port}/`), { timeoutMs: 50 })
    expect(outcome).toMatchObject({ ok: false, canRetry: true })
    expect(wordsOf(outcome)).toContain('in time')
  })

  test('is tried again when nothing answers', async () => {
    const outcome = await send(deliveryTo('http://127.0.0.1:9/'))
    expect(outcome).toMatchObject({ ok: false, canRetry: true })
  })
})

describe('the queue', () => {
  function queueTo(outcomes: (delivery: Delivery) => Promise<Outcome>, retryAfterMs = [1, 1]) {
    const failed: string[] = []
    const queue = new WebhookQueue({
      send: outcomes,
      failed: ({ rule, id }, why) => failed.push(`${rule} ${id}: ${ENGLISH.say(why)}`),
      retryAfterMs,
    })
    closing.push(() => {
      queue.stop()
      return Promise.resolve()
    })
    return { queue, failed }
  }
  const fails = (canRetry: boolean): Outcome => ({
    ok: false,
    why: { key: 'verbatim', values: { text: 'busy' } },
    canRetry,
  })

  test('a slow server delays only its own rule', async () => {
    const slow = await openWebhookServer(closing, () => undefined)
    const fast = await openWebhookServer(closing)
    const { queue } = queueTo((delivery) => send(delivery))
    for (const id of ['1', '2', '3'])
      queue.add(deliveryTo(`http://127.0.0.1:${slow.port}/`, { rule: 'slow', id }))
    for (const id of ['1', '2', '3'])
      queue.add(deliveryTo(`http://127.0.0.1:${fast.port}/`, { rule: 'fast', id }))
    await until('all of the fast one', () => fast.taken.length === 3)
    expect(fast.taken.map(({ headers }) => headers['camwall-id'])).toEqual(['1', '2', '3'])
    expect(slow.taken.length).toBeLessThanOrEqual(1)
  })

  test('tries again a bounded number of times, with the same id', async () => {
    const ids: string[] = []
    const { queue, failed } = queueTo(({ id }) => {
      ids.push(id)
      return Promise.resolve(fails(true))
    })
    queue.add(deliveryTo('https://example.com/'))
    await until('it is given up', () => failed.length === 1)
    expect(ids).toEqual(['one', 'one', 'one'])
    expect(failed).toEqual(['r1 one: busy'])
  })

  test('does not try again what would fail again', async () => {
    const ids: string[] = []
    const { queue, failed } = queueTo(({ id }) => {
      ids.push(id)
      return Promise.resolve(fails(false))
    })
    queue.add(deliveryTo('https://example.com/'))
    await until('it is given up', () => failed.length === 1)
    expect(ids).toEqual(['one'])
  })

  test('has a bound: the oldest that waits is dropped', () => {
    const { queue, failed } = queueTo(() => new Promise(() => undefined))
    for (let number = 1; number <= 11; number += 1)
      queue.add(deliveryTo('https://example.com/', { id: `${number}` }))
    // The first one is on its way, and eight wait.
    expect(failed.map((line) => line.split(':')[0])).toEqual(['r1 2', 'r1 3'])
  })

  test('ends: what waits is not sent any more', async () => {
    const signals: AbortSignal[] = []
    const queue = new WebhookQueue({
      send: (_delivery, signal) => {
        signals.push(signal)
        return new Promise((resolve) => {
          signal.addEventListener('abort', () => resolve(fails(true)))
        })
      },
      failed: () => expect.unreachable(),
    })
    queue.add(deliveryTo('https://example.com/', { id: '1' }))
    queue.add(deliveryTo('https://example.com/', { id: '2' }))
    queue.stop()
    queue.add(deliveryTo('https://example.com/', { id: '3' }))
    await Promise.resolve()
    expect(signals.map(({ aborted }) => aborted)).toEqual([true])
  })
})
