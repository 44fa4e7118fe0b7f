import { describe, expect, test } from 'vitest'
import type { FrameMessage, PainterMessage } from '../../../src-main/contract/frame.ts'
import { Feed, MAX_CAMERAS, WINDOW_IN_FLIGHT } from '../../../src-main/feed/feed.ts'
import type { Message } from '../../../src-main/imagezmq/message.ts'

function picture(camera: string, mark = 0): Message {
  return {
    kind: 'picture',
    camera,
    fields: [],
    picture: { kind: 'encoded', format: 'jpeg', width: 640, height: 480 },
    body: Uint8Array.of(mark),
    bytes: 21,
  }
}

function malformed(camera: string | undefined): Message {
  return { kind: 'malformed', camera, why: 'It is broken.', bytes: 5 }
}

const decoded = (id: number, overtaken?: number): PainterMessage => ({
  kind: 'decoded',
  id,
  overtaken,
})

/** A feed, what it told, and what it sent to its painter. */
function openFeed() {
  const appeared: string[] = []
  const faults: [why: string, camera: string | undefined][] = []
  const feed = new Feed({
    appeared: (camera) => appeared.push(camera),
    fault: (why, camera) => faults.push([why, camera]),
  })
  const sent: FrameMessage[] = []
  const attach = () => feed.attach((frame) => sent.push(frame))
  const take = (message: Message, now = 0) => feed.take(message, 'peer', 'req-rep', now)
  const paint = ({ id }: FrameMessage) => {
    feed.heard(decoded(id))
    feed.heard({ kind: 'drawn', painted: [id] })
  }
  const status = (camera: string, now = 0) => {
    const found = feed.statuses(now).find(({ name }) => name === camera)
    if (found === undefined) throw new Error(`${camera} has no status.`)
    return found
  }
  return { feed, appeared, faults, sent, attach, take, paint, status }
}

/** `last` for a list that must not be empty. */
function last<T>(list: readonly T[]): T {
  const item = list.at(-1)
  if (item === undefined) throw new Error('The list is empty.')
  return item
}

describe('the way of a frame', () => {
  test('it is sent at once, and counted as painted when it was drawn', () => {
    const { sent, attach, take, paint, status } = openFeed()
    attach()
    take(picture('Barn', 7))
    expect(sent).toMatchObject([{ camera: 'Barn', body: Uint8Array.of(7) }])
    expect(status('Barn')).toMatchObject({ received: 1, painted: 0, dropped: 0, bytes: 21 })
    paint(last(sent))
    expect(status('Barn')).toMatchObject({ received: 1, painted: 1, dropped: 0 })
  })

  test('a newer frame replaces one that waits, and the drop is counted', () => {
    const { sent, attach, take, status } = openFeed()
    for (const mark of [1, 2, 3]) take(picture('Barn', mark))
    attach()
    expect(sent.map(({ body }) => body[0])).toEqual([3])
    expect(status('Barn')).toMatchObject({ received: 3, dropped: 2 })
  })

  test('no more frames than the window are in flight, over all cameras', () => {
    const { feed, sent, attach, take } = openFeed()
    attach()
    for (let camera = 0; camera < 20; camera++) take(picture(`Pi ${camera}`))
    expect(sent).toHaveLength(WINDOW_IN_FLIGHT)
    feed.heard(decoded(last(sent).id))
    expect(sent).toHaveLength(WINDOW_IN_FLIGHT + 1)
  })

  test('cameras are served in turn: a fast one takes no slow one’s place', () => {
    const { feed, sent, attach, take } = openFeed()
    attach()
    for (let frame = 0; frame < WINDOW_IN_FLIGHT; frame++) take(picture('fast', frame))
    for (let frame = 0; frame < 50; frame++) take(picture('fast', frame))
    take(picture('slow'))
    feed.heard(decoded(1))
    take(picture('fast'))
    feed.heard(decoded(2))
    expect(sent.slice(WINDOW_IN_FLIGHT).map(({ camera }) => camera)).toEqual(['fast', 'slow'])
  })

  test('a frame that a newer one overtook at the painter counts as dropped', () => {
    const { feed, sent, attach, take, status } = openFeed()
    attach()
    take(picture('Barn', 1))
    take(picture('Barn', 2))
    const [first, second] = sent.map(({ id }) => id)
    feed.heard(decoded(second ?? 0, first))
    feed.heard({ kind: 'drawn', painted: [second ?? 0] })
    expect(status('Barn')).toMatchObject({ received: 2, painted: 1, dropped: 1 })
  })

  test('a picture that cannot be decoded is malformed, opens the window, and tells why', () => {
    const { feed, faults, sent, attach, take, status } = openFeed()
    attach()
    for (let camera = 0; camera <= WINDOW_IN_FLIGHT; camera++) take(picture(`Pi ${camera}`))
    feed.heard({ kind: 'undecodable', id: 1, why: 'It is cut off.' })
    expect(status('Pi 0')).toMatchObject({ received: 1, malformed: 1, lastFault: 'It is cut off.' })
    expect(faults).toEqual([['It is cut off.', 'Pi 0']])
    expect(sent).toHaveLength(WINDOW_IN_FLIGHT + 1)
  })

  test('only the bytes of the frame cross, not the buffer that they are part of', () => {
    const { sent, attach, take } = openFeed()
    attach()
    const body = new Uint8Array(1000).subarray(10, 20)
    take({ ...picture('Barn'), body } as Message)
    expect(last(sent).body.buffer.byteLength).toBe(10)
  })
})

describe('windows', () => {
  test('a new one gets the newest frame of every camera, which is not counted twice', () => {
    const { sent, attach, take, paint, status } = openFeed()
    attach()
    take(picture('Barn', 1))
    paint(last(sent))
    attach()
    expect(sent.map(({ body }) => body[0])).toEqual([1, 1])
    paint(last(sent))
    expect(status('Barn')).toMatchObject({ received: 1, painted: 1, dropped: 0 })
  })

  test('one that dies with frames in flight stops no camera', () => {
    const { feed, sent, attach, take, status } = openFeed()
    attach()
    for (let frame = 0; frame < WINDOW_IN_FLIGHT; frame++) take(picture('Barn', frame))
    feed.detach()
    take(picture('Barn', 99))
    attach()
    expect(last(sent).body[0]).toBe(99)
    expect(status('Barn')).toMatchObject({ received: 7, painted: 0, dropped: 6 })
  })

  test('a hidden one gets nothing, and the newest frame when it is shown again', () => {
    const { feed, sent, attach, take } = openFeed()
    attach()
    feed.setVisible(false)
    expect(feed.isSeen('Barn')).toBe(false)
    for (const mark of [1, 2]) take(picture('Barn', mark))
    expect(sent).toHaveLength(0)
    feed.setVisible(true)
    expect(sent.map(({ body }) => body[0])).toEqual([2])
  })

  test('while one camera is shown alone, the others get no frames', () => {
    const { feed, sent, attach, take } = openFeed()
    attach()
    feed.setSolo('Barn')
    take(picture('Yard'))
    take(picture('Barn'))
    expect(sent.map(({ camera }) => camera)).toEqual(['Barn'])
    expect([feed.isSeen('Barn'), feed.isSeen('Yard')]).toEqual([true, false])
    feed.setSolo(undefined)
    expect(sent.map(({ camera }) => camera)).toContain('Yard')
  })

  test('a camera’s newest frame is sent again when its tile has grown', () => {
    const { feed, sent, attach, take, paint } = openFeed()
    attach()
    take(picture('Barn'))
    paint(last(sent))
    feed.heard({ kind: 'again', camera: 'Barn' })
    expect(sent).toHaveLength(2)
  })
})

describe('what cameras are told to be', () => {
  test('a first picture makes a camera appear, a malformed message does not', () => {
    const { appeared, take, status } = openFeed()
    take(malformed('Barn'))
    expect(appeared).toEqual([])
    take(picture('Barn'))
    take(picture('Barn'))
    expect(appeared).toEqual(['Barn'])
    expect(status('Barn')).toMatchObject({ received: 2, malformed: 1, lastFault: 'It is broken.' })
  })

  test('frames stop: stalled after two seconds, live again with the next', () => {
    const { appeared, take, status } = openFeed()
    take(picture('Barn'), 0)
    take(picture('Barn'), 100)
    expect(status('Barn', 2000).state).toBe('live')
    expect(status('Barn', 2200).state).toBe('stalled')
    take(picture('Barn'), 5000)
    expect(status('Barn', 5000).state).toBe('live')
    expect(appeared).toEqual(['Barn', 'Barn'])
  })

  test('a camera that sends every ten seconds is live between its frames', () => {
    const { take, status } = openFeed()
    for (let frame = 0; frame < 60; frame++) take(picture('Slow'), frame * 10_000)
    expect(status('Slow', 59 * 10_000 + 15_000).state).toBe('live')
    expect(status('Slow', 59 * 10_000 + 60_000).state).toBe('stalled')
  })

  test('its last connection ends: gone, until it sends again', () => {
    const { feed, take, status } = openFeed()
    take(picture('Barn'), 0)
    feed.take(picture('Barn'), 'second peer', 'req-rep', 100)
    feed.left('peer')
    expect(status('Barn', 1500).state).toBe('live')
    feed.left('second peer')
    expect(status('Barn', 1500).state).toBe('gone')
    take(picture('Barn'), 1600)
    expect(status('Barn', 1600).state).toBe('live')
  })

  test('rates are those of the last two seconds', () => {
    const { feed, take, status } = openFeed()
    for (let at = 0; at <= 4000; at += 500) {
      for (let frame = 0; frame < 10; frame++) take(picture('Barn'), at)
      feed.sampleRates(at)
    }
    expect(status('Barn').receivedFps).toBeCloseTo(20)
  })
})

describe('totals', () => {
  test('hold messages that name no camera, and cameras that were taken off the wall', () => {
    const { feed, faults, take } = openFeed()
    take(malformed(undefined))
    take(picture('Barn'))
    feed.forget('Barn')
    expect(feed.statuses()).toEqual([])
    expect(feed.totals()).toEqual({ received: 1, painted: 0, dropped: 0, malformed: 1, bytes: 26 })
    expect(faults).toEqual([['It is broken.', undefined]])
  })

  test('a camera that is taken off with a frame at the painter leaves no frame uncounted', () => {
    const { feed, attach, take } = openFeed()
    attach()
    take(picture('Barn'))
    feed.forget('Barn')
    expect(feed.totals()).toMatchObject({ received: 1, painted: 0, dropped: 1 })
  })

  test('a full wall makes room: first a name without a picture, then a camera that has left', () => {
    const { feed, take, status } = openFeed()
    for (let camera = 0; camera < MAX_CAMERAS - 1; camera++) take(picture(`Pi ${camera}`), camera)
    take(malformed('nonsense'), 900)
    take(picture('New'), 1000)
    expect(() => status('nonsense')).toThrow()
    feed.left('peer')
    take(picture('Newer'), 5000)
    expect(() => status('Pi 0')).toThrow()
    expect(feed.statuses()).toHaveLength(MAX_CAMERAS)
  })

  test('a full wall refuses new names and says so; known cameras go on', () => {
    const { feed, faults, take, status } = openFeed()
    for (let camera = 0; camera <= MAX_CAMERAS; camera++) take(picture(`Pi ${camera}`))
    take(picture('Pi 0'))
    expect(feed.statuses()).toHaveLength(MAX_CAMERAS)
    expect(feed.totals().malformed).toBe(1)
    expect(faults.map(([why]) => why)).toEqual([expect.stringMatching(/wall is full/)])
    expect(status('Pi 0').received).toBe(2)
  })
})
