/** Unmodified Python senders with Camwall's hub: both kinds of message, both patterns. */
import { afterEach, describe, expect, test } from 'vitest'
import type { Picture } from '../../src-main/contract/frame.ts'
import { openImageHub } from '../../src-main/receive/imagezmq/open-image-hub.ts'
import { ReplyScheduler } from '../../src-main/receive/imagezmq/reply-scheduler.ts'
import { UINT8 } from '../support/arrays.ts'
import { freePorts } from '../support/free-port.ts'
import { HubLog } from '../support/hub-log.ts'
import { paced, promptReplies, unlimitedCapacity } from '../support/limits.ts'
import { PYTHON, startSenders, type SenderPlan } from '../support/python.ts'

const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

const KINDS = ['jpg', 'png', 'bgr', 'bgra', 'gray'] as const
const FRAMES = 5

function plan(
  mode: SenderPlan['mode'],
  addresses: readonly string[],
  frames?: number,
): SenderPlan[] {
  return KINDS.map((kind, index) => ({
    name: `Pi ${kind}|jpg`,
    mode,
    address: addresses[index] ?? '',
    kind,
    colour: [10, 20, 30],
    ...(frames === undefined ? {} : { frames }),
  }))
}

/** The expected message of each kind: 320x240, and the first bytes (magic number, or a pixel). */
const SIZE = { width: 320, height: 240 }
const EXPECTED: Readonly<Record<SenderPlan['kind'], { picture: Picture; first: number[] }>> = {
  jpg: { picture: { kind: 'encoded', format: 'jpeg', ...SIZE }, first: [0xff, 0xd8] },
  png: { picture: { kind: 'encoded', format: 'png', ...SIZE }, first: [0x89, 0x50] },
  bgr: { picture: { kind: 'raw', values: UINT8, channels: 3, ...SIZE }, first: [10, 20, 30] },
  bgra: { picture: { kind: 'raw', values: UINT8, channels: 4, ...SIZE }, first: [10, 20, 30, 255] },
  gray: { picture: { kind: 'raw', values: UINT8, channels: 1, ...SIZE }, first: [22] },
}

function check(log: HubLog): void {
  for (const kind of KINDS) {
    const ofKind = log.messages.filter(({ camera }) => camera === `Pi ${kind}`)
    expect(ofKind.length).toBeGreaterThan(0)
    for (const message of ofKind) {
      if (message.kind !== 'picture') throw new Error(`A ${kind} became ${message.kind}.`)
      expect(message.picture).toEqual(EXPECTED[kind].picture)
      expect(message.fields).toEqual(['jpg'])
      const { first } = EXPECTED[kind]
      expect([...message.body.subarray(0, first.length)]).toEqual(first)
    }
  }
}

describe.skipIf(PYTHON === undefined)('unmodified Python senders', () => {
  test('REQ/REP: every frame of every kind arrives and is answered with OK', async () => {
    const log = new HubLog()
    const hub = await openImageHub(
      {
        mode: 'req-rep',
        listen: 'tcp://127.0.0.1:*',
        replies: promptReplies(),
      },
      log.listener,
    )
    closing.push(() => hub.stop())
    const address = hub.address
    const senders = startSenders(
      plan(
        'req-rep',
        KINDS.map(() => address),
        FRAMES,
      ),
    )
    closing.push(() => senders.kill())
    await senders.end()
    expect(senders.lines).toHaveLength(KINDS.length * FRAMES)
    expect(new Set(senders.lines.map(({ reply }) => reply))).toEqual(new Set(['OK']))
    expect(log.messages).toHaveLength(KINDS.length * FRAMES)
    check(log)
  })

  test('PUB/SUB: frames of every kind arrive, from publishers that start after the hub', async () => {
    const ports = await freePorts(KINDS.length)
    const log = new HubLog()
    for (const port of ports) {
      const connect = `tcp://127.0.0.1:${port}`
      const hub = await openImageHub({ mode: 'pub-sub', connect }, log.listener)
      closing.push(() => hub.stop())
    }
    const senders = startSenders(
      plan(
        'pub-sub',
        ports.map((port) => `tcp://*:${port}`),
      ),
    )
    closing.push(() => senders.kill())
    await log.until(
      ({ messages }) => new Set(messages.map(({ camera }) => camera)).size === KINDS.length,
    )
    check(log)
  })

  test('after a hub is killed with unanswered requests, the next one wakes all senders', async () => {
    const [port] = await freePorts(1)
    const listen = `tcp://127.0.0.1:${port}`
    const address = (name: string) =>
      ({ name, mode: 'req-rep', address: listen, kind: 'bgr', colour: [1, 2, 3] }) as const
    // The first hub answers slowly, so every sender is waiting when it is closed.
    const first = new HubLog()
    const slow = await openImageHub(
      {
        mode: 'req-rep',
        listen,
        replies: new ReplyScheduler(
          paced(() => 0.51),
          unlimitedCapacity,
        ),
      },
      first.listener,
    )
    const names = Array.from({ length: 8 }, (_, index) => `Pi ${index}`)
    const senders = startSenders(names.map(address))
    closing.push(() => senders.kill())
    await first.until(({ messages }) => messages.length === 2 * names.length)
    await slow.stop()

    const second = new HubLog()
    const hub = await openImageHub(
      { mode: 'req-rep', listen, replies: promptReplies() },
      second.listener,
    )
    closing.push(() => hub.stop())
    await second.until(({ messages }) => new Set(messages.map(({ camera }) => camera)).size === 8)
  })
})
