import { describe, expect, test } from 'vitest'
import type { FrameMessage, Progress } from '../../../src-main/contract/frame.ts'
import { MAX_CAMERAS } from '../../../src-main/feed/cameras.ts'
import { Feed, WINDOW_IN_FLIGHT } from '../../../src-main/feed/feed.ts'
import { STUCK_AFTER_SECONDS } from '../../../src-main/feed/sent-frames.ts'
import type { Arrival } from '../../../src-main/imagezmq/image-hub.ts'
import type { Message, PictureMessage } from '../../../src-main/imagezmq/message.ts'

function picture(camera: string, mark = 0, sentAt?: number): Message {
  return {
    kind: 'picture',
    camera,
    fields: [],
    picture: { kind: 'encoded', format: 'jpeg', width: 640, height: 480 },
    body: Uint8Array.of(mark),
    bytes: 21,
    ...(sentAt === undefined ? {} : { sentAt }),
  }
}

function malformed(camera: string | undefined): Message {
  return { kind: 'malformed', camera, why: 'It is broken.', bytes: 5 }
}

function progress(told: Partial<Progress>): Progress {
  const work = { decodes: 0, byBrowser: 0, tilesDrawn: 0 }
  const paintedAt = (told.painted ?? []).map(() => 0)
  return {
    ...{ kind: 'progress', decoded: [], painted: [], paintedAt, overtaken: [] },
    work,
    ...told,
  }
}

/** A feed, what it told, and what it sent to its painter. */
function openFeed() {
  const appeared: string[] = []
  const faults: [why: string, camera: string | undefined][] = []
  /** How much room there was each time that the feed told of it. */
  const rooms: number[] = []
  const feed: Feed = new Feed({
    appeared: (camera) => appeared.push(camera),
    fault: (why, camera) => faults.push([why, camera]),
    roomMade: () => rooms.push(feed.room),
  })
  const sent: FrameMessage[] = []
  const stuck: number[] = []
  const attach = () =>
    feed.attach({
      send: (frame) => sent.push(structuredClone(frame)),
      stuck: () => stuck.push(sent.length),
    })
  const take = (message: Message, now = 0, arrival: Partial<Arrival> = {}) =>
    feed.take(message, { peer: 'peer', mode: 'req-rep', isEager: false, ...arrival }, now)
  const paint = ({ id }: FrameMessage) => feed.heard(progress({ painted: [id] }))
  const status = (camera: string, now = 0) => {
    const found = feed.cameras.statuses(now).find(({ name }) => name === camera)
    if (found === undefined) throw new Error(`${camera} has no status.`)
    return found
  }
  return { feed, appeared, faults, rooms, sent, stuck, attach, take, paint, status }
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
    feed.heard(progress({ decoded: [last(sent).id] }))
    expect(sent).toHaveLength(WINDOW_IN_FLIGHT + 1)
  })

  test('cameras are served in turn: a fast one takes no slow one’s place', () => {
    const { feed, sent, attach, take } = openFeed()
    attach()
    for (let frame = 0; frame < WINDOW_IN_FLIGHT; frame++) take(picture('fast', frame))
    for (let frame = 0; frame < 50; frame++) take(picture('fast', frame))
    take(picture('slow'))
    feed.heard(progress({ decoded: [1] }))
    take(picture('fast'))
    feed.heard(progress({ decoded: [2] }))
    expect(sent.slice(WINDOW_IN_FLIGHT).map(({ camera }) => camera)).toEqual(['fast', 'slow'])
  })

  test('a frame that the painter had when its camera was hidden counts once, with the next one', () => {
    const { feed, sent, attach, take, paint, status } = openFeed()
    attach()
    take(picture('Barn', 1))
    feed.heard(progress({ decoded: [last(sent).id] }))
    feed.setSolo('Yard')
    take(picture('Barn', 2))
    expect(status('Barn')).toMatchObject({ received: 2, painted: 0, dropped: 1 })
    paint(last(sent))
    expect(status('Barn')).toMatchObject({ received: 2, painted: 0, dropped: 1 })
  })

  test('a frame that a newer one overtook at the painter counts as dropped', () => {
    const { feed, sent, attach, take, status } = openFeed()
    attach()
    take(picture('Barn', 1))
    take(picture('Barn', 2))
    const [first = 0, second = 0] = sent.map(({ id }) => id)
    feed.heard(progress({ painted: [second], overtaken: [first] }))
    expect(status('Barn')).toMatchObject({ received: 2, painted: 1, dropped: 1 })
  })

  test('whatever is told of frames, in one word of many, opens the window for as many others', () => {
    const { feed, sent, attach, take, status } = openFeed()
    attach()
    for (let camera = 0; camera < 20; camera++) take(picture(`Pi ${camera}`))
    feed.heard(progress({ decoded: [1], painted: [2, 3], overtaken: [4] }))
    expect(sent).toHaveLength(WINDOW_IN_FLIGHT + 4)
    feed.heard(progress({ painted: [1] }))
    expect(sent).toHaveLength(WINDOW_IN_FLIGHT + 4)
    expect([1, 2, 3, 4].map((id) => status(`Pi ${id - 1}`).painted)).toEqual([1, 1, 1, 0])
    expect(status('Pi 3').dropped).toBe(1)
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
    expect(status('Barn')).toMatchObject({
      received: WINDOW_IN_FLIGHT + 1,
      painted: 0,
      dropped: WINDOW_IN_FLIGHT,
    })
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

describe('room for new frames', () => {
  /** Every place in the window taken, by cameras of their own. */
  function openBusyFeed() {
    const opened = openFeed()
    opened.attach()
    for (let camera = 0; camera < WINDOW_IN_FLIGHT; camera++) opened.take(picture(`Pi ${camera}`))
    return opened
  }

  test('is endless where nobody waits for a frame: without a window, and when all is drawn', () => {
    const { feed, sent, attach, take, paint } = openFeed()
    expect(feed.room).toBe(Infinity)
    for (let camera = 0; camera < 10; camera++) take(picture(`Pi ${camera}`))
    expect(feed.room).toBe(Infinity)
    attach()
    expect(feed.room).toBe(0)
    for (let frame = 0; frame < 10; frame++) paint(sent[frame] ?? last(sent))
    expect(feed.room).toBe(Infinity)
    feed.detach()
    expect(feed.room).toBe(Infinity)
  })

  test('shrinks with each camera whose frame waits, to nothing, and not with frames that are replaced', () => {
    const { feed, take } = openBusyFeed()
    const rooms = [feed.room]
    for (const camera of ['A', 'B', 'B', 'C', 'D', 'E']) {
      take(picture(camera))
      rooms.push(feed.room)
    }
    expect(rooms).toEqual([3, 2, 1, 1, 0, 0, 0])
  })

  test('is told after each word of the painter’s, when its frame has made place', () => {
    const { feed, rooms, take } = openBusyFeed()
    for (const camera of ['A', 'B', 'C', 'D']) take(picture(camera))
    expect(rooms).toEqual([])
    feed.heard(progress({ painted: [1] }))
    feed.heard(progress({ decoded: [2, 3] }))
    feed.heard({ kind: 'undecodable', id: 4, why: 'It is cut off.' })
    expect(rooms).toEqual([0, 2, 3])
  })

  test('is not taken by cameras that are not seen', () => {
    const { feed, take } = openBusyFeed()
    feed.setSolo('Barn')
    for (const camera of ['A', 'B', 'C', 'D']) take(picture(camera))
    expect(feed.room).toBe(3)
    take(picture('Barn'))
    expect(feed.room).toBe(2)
    feed.setSolo(undefined)
    expect(feed.room).toBe(0)
    feed.setVisible(false)
    expect(feed.room).toBe(3)
  })

  test('is not taken by senders that do not wait for their replies, nor are turns', () => {
    const { feed, sent, take } = openBusyFeed()
    for (const name of ['X', 'Y', 'Z']) take(picture(name), 0, { isEager: true })
    expect(feed.room).toBe(3)
    take(picture('Barn'))
    expect(feed.room).toBe(2)
    for (let left = 5; left > 0; left--) feed.heard(progress({ decoded: [last(sent).id] }))
    expect(sent.slice(-4).map(({ camera }) => camera)).toEqual(['Barn', 'X', 'Y', 'Z'])
  })

  test('is not taken by a camera that was taken off the wall', () => {
    const { feed, take } = openBusyFeed()
    take(picture('A'))
    feed.forget('A')
    expect(feed.room).toBe(3)
  })
})

describe('raw arrays', () => {
  const raw = (): PictureMessage => ({
    kind: 'picture',
    camera: 'Raw',
    fields: [],
    picture: { kind: 'raw', pixels: 'gray', width: 64, height: 48 },
    body: new Uint8Array(64 * 48).fill(7),
    bytes: 64 * 48,
  })
  const tilesOf = (width: number, height: number) => {
    const tiles = new Map(['Raw', 'Barn'].map((camera) => [camera, { width, height }]))
    return { kind: 'tiles', tiles } as const
  }

  test('cross whole until the painter has told how large their tile is, then scaled to it', () => {
    const { feed, sent, attach, take } = openFeed()
    attach()
    take(raw())
    feed.heard(tilesOf(16, 12))
    take(raw())
    take(picture('Barn', 9))
    expect(sent.map(({ fitted, body }) => [fitted, body.byteLength])).toEqual([
      [undefined, 64 * 48],
      [{ width: 16, height: 12 }, 16 * 12 * 1.5],
      [undefined, 1],
    ])
  })

  test('of a new camera are scaled to the tiles that there are: its own will be no larger', () => {
    const { feed, sent, attach, take } = openFeed()
    attach()
    feed.heard(tilesOf(16, 12))
    take({ ...raw(), camera: 'New' })
    expect(last(sent)).toMatchObject({ camera: 'New', fitted: { width: 16, height: 12 } })
  })

  test('cross again at a larger size when their tile has grown', () => {
    const { feed, sent, attach, take, paint } = openFeed()
    attach()
    feed.heard(tilesOf(16, 12))
    take(raw())
    paint(last(sent))
    feed.heard(tilesOf(64, 48))
    feed.heard({ kind: 'again', camera: 'Raw' })
    expect(sent.map(({ fitted }) => fitted)).toEqual([{ width: 16, height: 12 }, undefined])
    expect(last(sent).body).toEqual(new Uint8Array(64 * 48).fill(7))
  })
})

describe('work', () => {
  test('counts what was sent, the most in flight, and what the painter tells of', () => {
    const { feed, attach, take } = openFeed()
    const none = { sent: 0, decoded: 0, byBrowser: 0, tilesDrawn: 0, mostInFlight: 0 }
    expect(feed.work).toEqual(none)
    attach()
    for (const camera of ['A', 'B', 'A']) take(picture(camera))
    feed.heard(progress({ painted: [1, 2, 3], work: { decodes: 3, byBrowser: 1, tilesDrawn: 7 } }))
    take(picture('A'))
    expect(feed.work).toEqual({
      sent: 4,
      decoded: 3,
      byBrowser: 1,
      tilesDrawn: 7,
      mostInFlight: 3,
    })
    for (let frame = 0; frame < 50; frame++) take(picture('A'))
    expect(feed.work).toMatchObject({ sent: 3 + WINDOW_IN_FLIGHT, mostInFlight: WINDOW_IN_FLIGHT })
  })

  test('frames that nobody sees are not sent', () => {
    const { feed, attach, take } = openFeed()
    attach()
    feed.setVisible(false)
    for (const camera of ['A', 'B']) take(picture(camera))
    feed.setSolo('A')
    feed.setVisible(true)
    for (let frame = 0; frame < 9; frame++) take(picture('B'))
    expect(feed.work.sent).toBe(1)
  })
})

describe('latencies', () => {
  test('are from the sender’s call to the paint, of cameras that tell when they sent, and of all together', () => {
    const { feed, attach, take } = openFeed()
    attach()
    take(picture('A', 0, 1000))
    take(picture('B', 0, 1000))
    take(picture('silent'))
    feed.heard(progress({ painted: [1, 2, 3], paintedAt: [1010, 1030, 1040] }))
    const { cameras, all } = feed.cameras.latencies()
    expect([...cameras.keys()]).toEqual(['A', 'B'])
    expect(cameras.get('A')).toMatchObject({ count: 1 })
    expect(cameras.get('A')?.p50).toBeCloseTo(10, 0)
    expect(cameras.get('B')?.max).toBeCloseTo(30, 0)
    expect(all).toMatchObject({ count: 2 })
    expect(all?.max).toBeCloseTo(30, 0)
  })

  test('leave out frames that were dropped or drawn once more', () => {
    const { feed, sent, attach, take } = openFeed()
    attach()
    take(picture('A', 0, 1000))
    take(picture('A', 0, 1020))
    feed.heard(progress({ painted: [2], paintedAt: [1030], overtaken: [1] }))
    feed.heard({ kind: 'again', camera: 'A' })
    feed.heard(progress({ painted: [last(sent).id], paintedAt: [5000] }))
    expect(feed.cameras.latencies().all).toMatchObject({ count: 1 })
    expect(feed.cameras.latencies().all?.max).toBeCloseTo(10, 0)
  })

  test('are not there when no sender tells', () => {
    const { feed, sent, attach, take, paint } = openFeed()
    attach()
    take(picture('A'))
    paint(last(sent))
    expect(feed.cameras.latencies()).toEqual({ cameras: new Map(), all: undefined })
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

  test.each([
    ['30 frames a second', 33],
    ['one frame a second', 1000],
  ])('after a night’s silence one of %s is known to hang as soon as before', (_, pause) => {
    const { take, status } = openFeed()
    let at = 0
    for (let frame = 0; frame < 60; frame++) take(picture('Barn'), (at += pause))
    at += 12 * 3_600_000
    for (let frame = 0; frame < 10; frame++) take(picture('Barn'), (at += pause))
    expect(status('Barn', at + 1900).state).toBe('live')
    expect(status('Barn', at + 12_000).state).toBe('stalled')
  })

  test('a camera that comes to send every ten minutes is live between its frames', () => {
    const { take, status } = openFeed()
    let at = 0
    for (let frame = 0; frame < 60; frame++) take(picture('Dish'), (at += 1000))
    for (let frame = 0; frame < 40; frame++) take(picture('Dish'), (at += 600_000))
    expect(status('Dish', at + 599_000).state).toBe('live')
  })

  test('a clock that is set back makes no silent camera live', () => {
    const { feed, take, status } = openFeed()
    const HOUR = 3_600_000
    take(picture('Hangs'), HOUR)
    take(picture('Left'), HOUR, { peer: 'another' })
    feed.left('another')
    expect(status('Hangs', 5000).state).toBe('live')
    expect(status('Left', 5000).state).toBe('live')
    expect(status('Hangs', 8000)).toMatchObject({ state: 'stalled', lastFrameAt: 5000 })
    expect(status('Left', 8000).state).toBe('gone')
    take(picture('Hangs'), 8000)
    expect(status('Hangs', 8000).state).toBe('live')
  })

  test('its silence is told from its newest picture on, whatever else it sends', () => {
    const { take, status } = openFeed()
    take(picture('Barn'), 1000)
    take(malformed('Barn'), 9000)
    expect(status('Barn', 9000)).toMatchObject({
      state: 'stalled',
      lastSeen: 9000,
      lastFrameAt: 1000,
    })
  })

  test('its last connection ends: gone, until it sends again', () => {
    const { feed, take, status } = openFeed()
    take(picture('Barn'), 0)
    take(picture('Barn'), 100, { peer: 'second peer' })
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
      feed.sample(at)
    }
    expect(status('Barn').receivedFps).toBeCloseTo(20)
  })

  test('rates of many cameras are told in turns, the first of each at once', () => {
    const { feed, take } = openFeed()
    const told = (): number[] => feed.cameras.statuses().map(({ receivedFps }) => receivedFps)
    const changes: number[] = []
    for (let at = 0; at <= 4000; at += 500) {
      // Each more often than before, so that every rate that is told is another.
      for (let index = 0; index < 64; index++)
        for (let frame = 0; frame <= at / 500; frame++) take(picture(`Camera ${index}`), at)
      const before = told()
      feed.sample(at)
      changes.push(told().filter((rate, index) => rate !== before[index]).length)
    }
    expect(changes).toEqual([0, 64, 16, 16, 16, 16, 16, 16, 16])
  })
})

describe('a painter that tells nothing', () => {
  const SAMPLINGS = 2 * STUCK_AFTER_SECONDS

  test('of a frame for half a minute is stuck, and told so once for each half minute', () => {
    const { feed, stuck, attach, take } = openFeed()
    attach()
    take(picture('Barn'))
    for (let sampling = 0; sampling < SAMPLINGS; sampling++) feed.sample()
    expect(stuck).toEqual([])
    feed.sample()
    expect(stuck).toHaveLength(1)
    for (let sampling = 0; sampling < SAMPLINGS; sampling++) feed.sample()
    expect(stuck).toHaveLength(2)
  })

  test('of one frame is stuck, though it shows others', () => {
    const { feed, sent, stuck, attach, take } = openFeed()
    attach()
    take(picture('Barn'))
    for (let sampling = 0; sampling <= SAMPLINGS; sampling++) {
      take(picture('Yard'))
      feed.heard(progress({ painted: [last(sent).id] }))
      feed.sample()
    }
    expect(stuck).toHaveLength(1)
  })

  test.each([
    ['has nothing to do', () => undefined],
    [
      'is slow',
      ({ feed, sent, take }) => {
        take(picture('Barn'))
        const slowly = sent.length - WINDOW_IN_FLIGHT + 1
        if (slowly > 0) feed.heard(progress({ painted: [slowly] }))
      },
    ],
    [
      'has decoded, and waits to draw',
      ({ feed, sent }) => {
        feed.heard(progress({ decoded: sent.map(({ id }) => id) }))
      },
    ],
  ] satisfies [string, (opened: ReturnType<typeof openFeed>) => void][])(
    'is not stuck when it %s',
    (_, between) => {
      const opened = openFeed()
      opened.attach()
      opened.take(picture('Barn'))
      opened.feed.heard(progress({ painted: [1] }))
      for (let sampling = 0; sampling < 3 * SAMPLINGS; sampling++) {
        between(opened)
        opened.feed.sample()
      }
      expect(opened.stuck).toEqual([])
    },
  )

  test('another one has its own half minute', () => {
    const { feed, stuck, attach, take } = openFeed()
    attach()
    take(picture('Barn'))
    for (let sampling = 0; sampling < SAMPLINGS; sampling++) feed.sample()
    feed.detach()
    feed.sample()
    attach()
    for (let sampling = 0; sampling < SAMPLINGS; sampling++) feed.sample()
    expect(stuck).toEqual([])
  })
})

describe('totals', () => {
  test('hold messages that name no camera, and cameras that were taken off the wall', () => {
    const { feed, faults, take } = openFeed()
    take(malformed(undefined))
    take(picture('Barn'))
    feed.forget('Barn')
    expect(feed.cameras.statuses()).toEqual([])
    expect(feed.cameras.totals()).toEqual({
      received: 1,
      painted: 0,
      dropped: 0,
      malformed: 1,
      bytes: 26,
    })
    expect(faults).toEqual([['It is broken.', undefined]])
  })

  test('cameras that are not live can be taken off at once; live ones stay', () => {
    const { feed, take } = openFeed()
    take(picture('stalled'), 0)
    take(picture('gone'), 0)
    take(malformed('without a picture'), 0)
    take(picture('live'), 9000)
    feed.forgetSilent(9000)
    expect([...feed.cameras.names]).toEqual(['live'])
    expect(feed.cameras.totals()).toMatchObject({ received: 3, malformed: 1 })
  })

  test('when the camera that is shown alone is taken off, the others are seen again', () => {
    const { feed, sent, attach, take } = openFeed()
    attach()
    take(picture('Barn'), 0)
    feed.setSolo('Barn')
    feed.forget('Barn')
    take(picture('Yard'), 1)
    expect(last(sent).camera).toBe('Yard')
  })

  test('a camera that is taken off with a frame at the painter leaves no frame uncounted', () => {
    const { feed, attach, take } = openFeed()
    attach()
    take(picture('Barn'))
    feed.forget('Barn')
    expect(feed.cameras.totals()).toMatchObject({ received: 1, painted: 0, dropped: 1 })
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
    expect(feed.cameras.statuses()).toHaveLength(MAX_CAMERAS)
  })

  test('a full wall refuses new names and says so; known cameras go on', () => {
    const { feed, faults, take, status } = openFeed()
    for (let camera = 0; camera <= MAX_CAMERAS; camera++) take(picture(`Pi ${camera}`))
    take(picture('Pi 0'))
    expect(feed.cameras.statuses()).toHaveLength(MAX_CAMERAS)
    expect(feed.cameras.totals().malformed).toBe(1)
    expect(faults.map(([why]) => why)).toEqual([expect.stringMatching(/wall is full/)])
    expect(status('Pi 0').received).toBe(2)
  })
})
