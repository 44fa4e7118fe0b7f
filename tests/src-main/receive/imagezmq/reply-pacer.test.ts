import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  MAX_REPLY_WAIT_MS,
  NO_LIMIT,
  ReplyPacer,
  type RateLimit,
  type ReplyLimits,
} from '../../../../src-main/receive/imagezmq/reply-pacer.ts'
import { paced, UNLIMITED } from '../../../support/limits.ts'

interface Sender {
  readonly camera: string
  /** Bytes of each message. */
  readonly bytes: number
  /** Milliseconds from a reply to the next message. */
  readonly pause: number
}

interface Given {
  readonly sender: Sender
  readonly bytes: number
  readonly at: number
  /** How long the sender has waited for it. */
  readonly wait: number
}

const aSender = (camera: string, differs: Partial<Sender> = {}): Sender => ({
  camera,
  bytes: 1000,
  pause: 0,
  ...differs,
})

const wallOf = (wall: Partial<RateLimit>): ReplyLimits => ({
  ...UNLIMITED,
  wall: () => ({ ...NO_LIMIT, ...wall }),
})

/** Simulates senders that send, wait for the reply and pause; returns every reply. The clock advances in steps of `tick` ms. */
function run(limits: ReplyLimits, senders: readonly Sender[], end: number, tick?: number): Given[] {
  const pacer = new ReplyPacer<Sender>(limits)
  const sendsAt = new Map(senders.map((sender) => [sender, 0]))
  const sent = new Map<Sender, Pick<Given, 'bytes' | 'at'>>()
  const given: Given[] = []
  for (let now = 0; now <= end;) {
    const give = (sender: Sender) => {
      const { bytes, at } = sent.get(sender) ?? { bytes: NaN, at: NaN }
      given.push({ sender, bytes, at: now, wait: now - at })
      sendsAt.set(sender, now + sender.pause)
    }
    for (let sender = pacer.next(now); sender !== undefined; sender = pacer.next(now)) give(sender)
    for (const [sender, at] of sendsAt) {
      if (at > now) continue
      sendsAt.delete(sender)
      const { bytes, camera } = sender
      sent.set(sender, { bytes, at: now })
      if (pacer.admit(sender, camera, bytes, now)) give(sender)
    }
    const then = Math.min(pacer.wakeAt, ...sendsAt.values())
    now = tick === undefined ? then : Math.max(now + tick, Math.ceil(then / tick) * tick)
  }
  return given
}

const between = (min: number, max: number) => fc.double({ min, max, noNaN: true })

const timesOf = (given: readonly Given[], camera: string) =>
  given.filter(({ sender }) => sender.camera === camera).map(({ at }) => at)

/** Checks that no interval between two replies exceeds the limit by more than one message. */
function expectWithin(given: readonly Given[], { fps, mbps }: RateLimit): void {
  const ALMOST = 1e-6
  for (const [first, { at: start }] of given.entries()) {
    let bits = 0
    for (let last = first + 1; last < given.length; last++) {
      const span = (given[last]?.at ?? NaN) - start + ALMOST
      bits += 8 * (given[last - 1]?.bytes ?? NaN)
      if (last - first > (span * fps) / 1000) expect.fail(`Too many replies in ${span} ms.`)
      if (bits > span * mbps * 1000) expect.fail(`Too many bits in ${span} ms.`)
    }
  }
}

describe('one camera', () => {
  test('the first reply is sent at once, the next ones at the limit’s rate', () => {
    expect(
      timesOf(
        run(
          paced(() => 10),
          [aSender('Barn')],
          250,
        ),
        'Barn',
      ),
    ).toEqual([0, 100, 200])
  })

  test('a camera below the limit never waits', () => {
    const given = run(
      paced(() => 10),
      [aSender('Barn', { pause: 120 })],
      1000,
    )
    expect(given).toHaveLength(9)
    expect(given.every(({ wait }) => wait === 0)).toBe(true)
  })

  test('a late request does not delay the following ones: the mean rate is the limit', () => {
    const given = run(
      paced(() => 10),
      [aSender('Barn', { pause: 7 })],
      1900,
    )
    expect(timesOf(given, 'Barn').at(-1)).toBe(1900)
  })

  test('a reply waits for the time that the message’s bits take at the limit', () => {
    const limits = { ...UNLIMITED, camera: () => ({ fps: 60, mbps: 2 }) }
    // 25,000 bytes are 0.2 megabits: ten a second.
    const given = run(limits, [aSender('Barn', { bytes: 25_000 })], 1000)
    expect(timesOf(given, 'Barn')).toHaveLength(11)
  })

  test('each camera has its own limit', () => {
    const limits = paced((camera) => (camera === 'seen' ? 50 : 1))
    const given = run(limits, [aSender('seen'), aSender('hidden')], 1000)
    expect(timesOf(given, 'seen')).toHaveLength(51)
    expect(timesOf(given, 'hidden')).toEqual([0, 1000])
  })

  test('senders with the same name share its limit', () => {
    const given = run(
      paced(() => 10),
      [aSender('Barn'), aSender('Barn'), aSender('Barn')],
      1000,
    )
    expect(timesOf(given, 'Barn')).toHaveLength(11)
  })

  test('names that are used once are removed', () => {
    const pacer = new ReplyPacer<number>(paced(() => 1))
    for (let name = 0; name < 5000; name++) pacer.admit(name, `Pi ${name}`, 1000, name * 10)
    expect(pacer.admit(0, 'Pi 0', 1000, 50_000)).toBe(true)
  })
})

describe('the wall', () => {
  const frames = (given: readonly Given[], camera: string, from: number) =>
    timesOf(given, camera).filter((at) => at > from).length
  const names = (length: number) => Array.from({ length }, (_, index) => `Pi ${index}`)

  test('its frames are shared equally, however fast each camera is', () => {
    const pauses = [0, 1, 16, 67, 140]
    const senders = pauses.map((pause) => aSender(`${pause}`, { pause }))
    const given = run(wallOf({ fps: 30 }), senders, 60_000)
    for (const { camera } of senders)
      expect(Math.abs(timesOf(given, camera).length - 360)).toBeLessThanOrEqual(1)
  })

  test('its bits are shared equally, however large the frames of each camera are', () => {
    const sizes = [10_000, 40_000, 100_000]
    const senders = sizes.map((bytes) => aSender(`${bytes}`, { bytes }))
    const given = run(wallOf({ mbps: 12 }), senders, 60_000)
    for (const { camera, bytes } of senders)
      expect(Math.abs(timesOf(given, camera).length * bytes - 30_000_000)).toBeLessThan(200_000)
  })

  test('the unused share of a slow camera goes to the others, and it hardly waits', () => {
    const fast = names(9).map((camera) => aSender(camera))
    const given = run(wallOf({ fps: 100 }), [...fast, aSender('slow', { pause: 499 })], 60_000)
    expect(given).toHaveLength(6001)
    const slow = given.filter(({ sender }) => sender.camera === 'slow')
    expect(slow.length).toBeGreaterThan(60 * 1.95)
    expect(Math.max(...slow.slice(1).map(({ wait }) => wait))).toBeLessThanOrEqual(10.001)
    for (const { camera } of fast)
      expect(Math.abs(frames(given, camera, 0) - (6000 - slow.length) / 9)).toBeLessThan(2)
  })

  test('senders with the same name share one camera’s share', () => {
    const twins = [aSender('Barn'), aSender('Barn'), aSender('Barn')]
    const given = run(wallOf({ fps: 20 }), [...twins, aSender('Yard')], 10_000)
    expect(Math.abs(timesOf(given, 'Barn').length - timesOf(given, 'Yard').length)).toBeLessThan(3)
  })

  test('a hidden camera waits for its own limit without blocking the wall for others', () => {
    const limits = {
      camera: (camera: string) => ({ ...NO_LIMIT, fps: camera === 'seen' ? 60 : 1 }),
      wall: () => ({ ...NO_LIMIT, fps: 30 }),
    }
    const hidden = names(10).map((camera) => aSender(camera))
    const given = run(limits, [aSender('seen'), ...hidden], 10_000)
    for (const { camera } of hidden) expect(frames(given, camera, 1000)).toBeGreaterThanOrEqual(8)
    expect(frames(given, 'seen', 1000)).toBeGreaterThan(9 * 19)
    expectWithin(given, limits.wall())
  })

  test('late timers do not lower the rate', () => {
    const senders = names(3).map((camera) => aSender(camera))
    const given = run(wallOf({ fps: 100 }), senders, 10_000, 8)
    expect(given.length).toBeGreaterThan(990)
  })
})

test('neither a camera nor the wall exceeds its limits by more than one message', () => {
  const rate = (fps: fc.Arbitrary<number>, mbps: fc.Arbitrary<number>) =>
    fc.record({
      fps: fc.oneof(fc.constant(Infinity), fps),
      mbps: fc.oneof(fc.constant(Infinity), mbps),
    })
  const some = fc.record({
    // Together they never require a longer wait than a sender may have.
    camera: rate(between(1, 60), between(1, 20)),
    wall: rate(between(8, 200), between(8, 100)),
    senders: fc.array(
      fc.record({
        bytes: fc.integer({ min: 1, max: 120_000 }),
        pause: fc.integer({ min: 5, max: 300 }),
      }),
      { minLength: 1, maxLength: 6 },
    ),
  })
  fc.assert(
    fc.property(some, ({ camera, wall, senders }) => {
      const limits = { camera: () => camera, wall: () => wall }
      const all = senders.map((sender, index) => aSender(`Pi ${index}`, sender))
      const given = run(limits, all, 3000)
      expectWithin(given, wall)
      for (const one of all)
        expectWithin(
          given.filter(({ sender }) => sender === one),
          camera,
        )
    }),
  )
})

describe('limits that require more than the longest wait', () => {
  test('hold no reply longer, for either limit', () => {
    const rate = fc.record({
      fps: between(0.01, 10),
      mbps: between(0.01, 1),
    })
    const size = fc.integer({ min: 1, max: 1e6 })
    fc.assert(
      fc.property(
        rate,
        rate,
        fc.array(size, { minLength: 1, maxLength: 20 }),
        (one, all, sizes) => {
          const senders = sizes.map((bytes, index) =>
            aSender(`Pi ${index % 7}`, { bytes, pause: 5 }),
          )
          const given = run({ camera: () => one, wall: () => all }, senders, 10_000)
          expect(Math.max(...given.map(({ wait }) => wait))).toBeLessThanOrEqual(
            MAX_REPLY_WAIT_MS + 1e-6,
          )
          expect(given.length).toBeGreaterThanOrEqual(sizes.length * 4)
        },
      ),
    )
  })

  test('stop affecting a camera that used more than its share', () => {
    let sent = 0
    const once: Sender = {
      ...aSender('once large'),
      get bytes() {
        return sent++ < 20 ? 1e6 : 10_000
      },
    }
    const light = aSender('light', { bytes: 10_000 })
    const given = run(wallOf({ mbps: 1 }), [once, light], 70_000)
    const late = (camera: string) => timesOf(given, camera).filter((at) => at > 60_000).length
    expect(Math.abs(late('once large') - late('light'))).toBeLessThanOrEqual(2)
  })

  test('have no effect after they are removed', () => {
    const pacer = new ReplyPacer<string>(wallOf({ mbps: 0.1 }))
    for (let second = 0; second < 100; second++)
      for (const name of ['A', 'B', 'C']) {
        pacer.admit(name, name, 1e6, second * 1000)
        while (pacer.next(second * 1000) !== undefined);
      }
    while (pacer.next(102_000) !== undefined);
    expect(pacer.wakeAt).toBe(Infinity)
    expect(pacer.admit('A', 'A', 1, 104_000)).toBe(true)
  })
})

test('new limits apply from now, and held replies are returned once', () => {
  let fps = 2
  const pacer = new ReplyPacer<number>({
    camera: () => NO_LIMIT,
    wall: () => ({ ...NO_LIMIT, fps }),
  })
  const admitted = [1, 2, 3].map((reply) => pacer.admit(reply, `Pi ${reply}`, 1000, 0))
  expect(admitted).toEqual([true, false, false])
  expect(pacer.next(500)).toBe(2)
  fps = 100
  expect(pacer.reset()).toEqual([3])
  expect(pacer.wakeAt).toBe(Infinity)
  expect(pacer.admit(4, 'Pi 1', 1000, 501)).toBe(true)
})
