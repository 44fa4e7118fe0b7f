/** Encrypted PUB/SUB: the publisher is the CURVE server, the hub its client. Real sockets on both sides. */
import { Context, curveKeyPair, Publisher, Reply } from 'zeromq'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { closeBound } from '../../../../src-main/receive/imagezmq/close-bound.ts'
import { openImageHub } from '../../../../src-main/receive/imagezmq/open-image-hub.ts'
import { closeAfterEach } from '../../../support/guarded-hub.ts'
import { HubLog } from '../../../support/hub-log.ts'
import { jpegHeader } from '../../../support/pictures.ts'

const closing = closeAfterEach()
const HUB = curveKeyPair()
const BARN = curveKeyPair()

/** Sends until it is closed, because a subscription takes a moment to reach it. */
async function aPublisher(
  options: ConstructorParameters<typeof Publisher>[0],
  bind = 'tcp://127.0.0.1:*',
) {
  const socket = new Publisher({ linger: 0, ...options })
  await socket.bind(bind)
  const end = new AbortController()
  const sending = (async () => {
    while (!end.signal.aborted) {
      await socket.send([JSON.stringify({ msg: 'Barn' }), jpegHeader(8, 8)])
      await new Promise(setImmediate)
    }
  })()
  const close = async () => {
    if (end.signal.aborted) return
    end.abort()
    await sending
    await closeBound(socket)
  }
  closing.push(close)
  return { address: socket.lastEndpoint ?? bind, close }
}

const encrypted = { curveServer: true, curveSecretKey: BARN.secretKey }

async function aHub(address: string, publisherKey: string | undefined) {
  const log = new HubLog()
  const keys = { curvePublicKey: HUB.publicKey, curveSecretKey: HUB.secretKey }
  const hub = await openImageHub(
    {
      ...{ mode: 'pub-sub', connect: address },
      ...(publisherKey && { curve: { curveServerKey: publisherKey, ...keys } }),
    },
    log.listener,
  )
  closing.push(() => hub.stop())
  return log
}

const whys = ({ events }: HubLog) =>
  events.flatMap((event) => (event.kind === 'refused' ? [event.why] : []))
const states = ({ events }: HubLog) =>
  events.flatMap((event) => (event.kind === 'publisher' ? [event.state] : []))

test('with the publisher’s key its frames arrive', async () => {
  const { address } = await aPublisher(encrypted)
  const log = await aHub(address, BARN.publicKey)
  await log.until(({ messages }) => messages.length > 0)
  expect(log.messages[0]).toMatchObject({ kind: 'picture', camera: 'Barn' })
  expect(whys(log)).toEqual([])
})

describe('refused, reported with the address, and no frame arrives', () => {
  test.each([
    ['with another key', encrypted, curveKeyPair().publicKey, 'key'],
    ['that does not encrypt', {}, BARN.publicKey, 'key'],
    ['that encrypts while the hub does not', encrypted, undefined, 'encrypts'],
  ] as const)('a publisher %s', async (_, options, key, why) => {
    const { address } = await aPublisher(options)
    const log = await aHub(address, key)
    await log.until(() => whys(log).length > 0)
    expect(log.events).toEqual([
      { kind: 'refused', address, why },
      { kind: 'publisher', address, state: 'refused' },
    ])
  })

  test('a publisher that refuses this hub', async () => {
    const context = new Context()
    const zap = new Reply({ context, linger: 0 })
    await zap.bind('inproc://zeromq.zap.01')
    closing.push(() => zap.close())
    void (async () => {
      for await (const [version = '', id = ''] of zap)
        await zap.send([version, id, '400', 'Not allowed', '', ''])
    })()
    const { address } = await aPublisher({ ...encrypted, context, zapDomain: 'barn' })
    const log = await aHub(address, BARN.publicKey)
    await log.until(() => whys(log).length > 0)
    expect(whys(log)).toEqual(['hub-key'])
    expect(log.messages).toEqual([])
  })
})

describe('after a refusal', () => {
  afterEach(() => vi.useRealTimers())

  test.each([
    ['does not encrypt', {}, encrypted, BARN.publicKey],
    ['encrypts', encrypted, {}, undefined],
  ] as const)(
    'a publisher that %s is retried every 3 seconds, and received after it has changed',
    async (_, before, after, key) => {
      vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
      const wrong = await aPublisher(before)
      const log = await aHub(wrong.address, key)
      await log.until(() => whys(log).length === 1)
      vi.advanceTimersByTime(2999)
      expect(vi.getTimerCount()).toBe(1)
      vi.advanceTimersByTime(1)
      await log.until(() => whys(log).length === 2)
      await wrong.close()
      await aPublisher(after, wrong.address)
      vi.advanceTimersByTime(3000)
      await log.until(({ messages }) => messages.length > 0)
      expect(states(log)).toEqual(['refused', 'connected'])
    },
  )

  test('a publisher that has stopped is waited for', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const wrong = await aPublisher({})
    const log = await aHub(wrong.address, BARN.publicKey)
    await log.until(() => whys(log).length === 1)
    await wrong.close()
    vi.advanceTimersByTime(3000)
    await log.until(() => states(log).length === 2)
    expect(states(log)).toEqual(['refused', 'waiting'])
  })
})
