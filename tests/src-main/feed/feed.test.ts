/** Several consumers of the same frames: each gets frames at its own rate, without slowing another. */
import { describe, expect, test } from 'vitest'
import { NO_COUNTS } from '../../../src-main/contract/camera.ts'
import { Screen } from '../../../src-main/consumers/screen/screen.ts'
import { MAX_EVENTS } from '../../../src-main/feed/events.ts'
import type { CameraEvent, FrameConsumer } from '../../../src-main/feed/frame-consumer.ts'
import type { Frame } from '../../../src-main/feed/frame.ts'
import { UINT8 } from '../../support/arrays.ts'
import { anArrival, last, openFeed, picture, progress } from '../../support/open-feed.ts'
import { verbatim } from '../../support/verbatim.ts'

/** A consumer that takes frames, and keeps those that a test selects. */
class Reader implements FrameConsumer {
  readonly taken: Frame[] = []
  readonly events: CameraEvent[] = []
  demandFor: (camera: string) => number = () => Infinity
  capacity = Infinity
  keeps = false

  get isIdle(): boolean {
    return this.capacity === Infinity
  }

  demand(camera: string): number {
    return this.demandFor(camera)
  }

  take(frame: Frame): void {
    this.taken.push(this.keeps ? frame.retain() : frame)
  }

  takeEvent(event: CameraEvent): void {
    this.events.push(event)
  }

  stop(): Promise<void> {
    return Promise.resolve()
  }

  get marks(): (number | undefined)[] {
    return this.taken.map(({ body }) => body[0])
  }

  get ids(): number[] {
    return this.taken.map(({ facts }) => facts.id)
  }
}

function openReaders(count: number) {
  const opened = openFeed()
  const readers = Array.from({ length: count }, () => new Reader())
  const subscriptions = readers.map((reader) => opened.feed.add(reader))
  return { ...opened, readers, subscriptions }
}

describe('a frame with several readers', () => {
  test('has the sent bytes as long as one reader keeps it, and then no more', () => {
    const { feed, take } = openReaders(0)
    const [keeper, other] = [new Reader(), new Reader()]
    keeper.keeps = true
    feed.add(keeper)
    feed.add(other)
    for (const mark of [1, 2, 3]) take(picture('Barn', mark))
    expect(keeper.marks).toEqual([1, 2, 3])
    const [first, , newest] = keeper.taken
    first?.release()
    expect(() => first?.body).toThrow('after its release')
    expect(() => first?.release()).toThrow('twice')
    expect(() => first?.retain()).toThrow('after its release')
    newest?.release()
    expect(newest?.body).toEqual(Uint8Array.of(3)) // The newest frame, until the next one arrives.
    take(picture('Barn', 4))
    expect(() => newest?.body).toThrow('after its release')
  })

  test('carries the sender’s data and its arrival time by both clocks', () => {
    const { feed, readers } = openReaders(1)
    const array = { dtype: 'uint8', shape: [2, 3] } as const
    const message = {
      kind: 'picture',
      camera: 'Raw',
      fields: ['jpg', 'moving'],
      picture: { kind: 'raw', values: UINT8, channels: 1, width: 3, height: 2 },
      array,
      body: new Uint8Array(6),
      bytes: 70,
      sentAt: 5,
    } as const
    const arrival = anArrival({ mode: 'pub-sub' })
    feed.take(message, arrival, { at: 1000, steady: 70 })
    expect(readers[0]?.taken[0]?.facts).toEqual({
      id: 1,
      content: 1,
      camera: 'Raw',
      fields: ['jpg', 'moving'],
      picture: message.picture,
      array,
      sentAt: 5,
      arrivedAt: 1000,
      arrivedAtSteady: 70,
      isServedLast: false,
    })
  })

  test('with the bytes of the one before reaches every reader, with the number of its content', () => {
    const { readers, take } = openReaders(1)
    for (const mark of [1, 1, 2, 1, 1]) take(picture('Barn', mark))
    take(picture('Yard', 1))
    expect(readers[0]?.taken.map(({ facts }) => facts.content)).toEqual([1, 1, 3, 4, 4, 6])
  })

  test('reaches the other readers if one throws', () => {
    const { readers, take } = openReaders(3)
    const broken = readers[1]
    if (broken !== undefined)
      broken.take = () => {
        throw new Error('broken')
      }
    expect(() => take(picture('Barn', 7))).toThrow('broken')
    expect([readers[0]?.marks, readers[2]?.marks]).toEqual([[7], [7]])
  })
})

describe('the prefix of an address', () => {
  test('goes before every name that is received there', () => {
    const { feed, readers, take } = openReaders(1)
    const arrival = anArrival({ prefix: 'yard/' })
    take(picture('Barn', 1))
    expect(feed.take(picture('Barn', 2), arrival)).toBe('yard/Barn')
    feed.take({ kind: 'event', camera: 'Barn', fields: ['ready'], bytes: 5 }, arrival)
    expect(readers[0]?.taken.map(({ facts }) => facts.camera)).toEqual(['Barn', 'yard/Barn'])
    expect(feed.events.map(({ camera }) => camera)).toEqual(['yard/Barn'])
  })

  test('goes before the name of a sender that sends none', () => {
    const { feed } = openReaders(1)
    const arrival = anArrival({ prefix: 'yard/' })
    feed.take({ kind: 'event', camera: undefined, fields: ['ready'], bytes: 5 }, arrival)
    expect(feed.events.map(({ camera }) => camera)).toEqual(['yard/unnamed'])
    expect(feed.take({ ...picture(''), camera: undefined }, arrival)).toBe('yard/unnamed')
  })

  test('names nothing that cannot be read', () => {
    const { feed } = openReaders(1)
    const message = {
      kind: 'malformed',
      camera: undefined,
      why: verbatim('Bad.'),
      bytes: 3,
    } as const
    expect(feed.take(message, anArrival({ prefix: 'yard/' }))).toBeUndefined()
  })
})

describe('an event', () => {
  const event = (camera: string | undefined, ...fields: string[]) =>
    ({ kind: 'event', camera, fields, bytes: 30 }) as const

  test('reaches all readers, and is no frame and no camera', () => {
    const { feed, readers } = openReaders(2)
    feed.take(event('Barn', 'Temp', '77 F'), anArrival(), { at: 9, steady: 4 })
    const expected = { camera: 'Barn', fields: ['Temp', '77 F'], arrivedAt: 9, arrivedAtSteady: 4 }
    expect(readers.map(({ events }) => events)).toEqual([[expected], [expected]])
    expect(readers.map(({ taken }) => taken)).toEqual([[], []])
    expect(feed.cameras.statuses()).toEqual([])
    expect(feed.cameras.totals()).toEqual({ ...NO_COUNTS, bytes: 30 })
  })

  test('is the newest one of its camera, which paces its reply', () => {
    const { take, status, said } = openFeed()
    take(picture('Barn'), 5)
    expect(take(event('Barn', 'Temp', '76 F'), 6)).toBe('Barn')
    take(event('Barn', 'Temp', '77 F'), 7)
    expect(status('Barn')).toMatchObject({
      newestEvent: { at: 7, fields: ['Temp', '77 F'] },
      received: 1,
      bytes: 81,
    })
    expect(said.map(({ fields }) => fields)).toEqual([
      ['Temp', '76 F'],
      ['Temp', '77 F'],
    ])
  })

  test('under a name of its own is one of the camera of its connection', () => {
    const { feed, take, status } = openFeed()
    take(picture('Barn'), 0, { peer: 'a' })
    take(picture('Yard'), 0, { peer: 'b' })
    expect(take(event('done'), 1, { peer: 'b' })).toBe('Yard')
    take(event(undefined, 'stop'), 2, { peer: 'a' })
    expect(status('Yard').newestEvent?.fields).toEqual(['done'])
    expect(status('Barn').newestEvent?.fields).toEqual(['stop'])
    expect([...feed.cameras.names]).toEqual(['Barn', 'Yard'])
  })

  test('of a sender without a camera is kept, and its connection is paced', () => {
    const { feed, take } = openFeed()
    expect(take(event('ready'), 1)).toBeUndefined()
    expect(take(event(undefined), 2)).toBeUndefined()
    expect(feed.events.map(({ camera }) => camera)).toEqual(['ready', 'unnamed'])
    expect([feed.hasEventsOf('peer'), feed.hasEventsOf('other')]).toEqual([true, false])
    feed.left('peer')
    expect(feed.hasEventsOf('peer')).toBe(false)
  })

  test('is kept with the newest ones only', () => {
    const { feed, take } = openFeed()
    for (let count = 1; count <= MAX_EVENTS + 5; count++) take(event('Barn', String(count)))
    expect(feed.events).toHaveLength(MAX_EVENTS)
    expect(feed.events[0]?.fields).toEqual(['6'])
  })
})

describe('a consumer', () => {
  test('that is full misses frames, and does not slow another', () => {
    const { readers, subscriptions, take, status } = openReaders(2)
    const [full, free] = readers
    if (full === undefined || free === undefined) throw new Error('There are no readers.')
    full.capacity = 0
    for (const mark of [1, 2, 3]) take(picture('Barn', mark))
    expect(free.ids).toEqual([1, 2, 3])
    expect(full.taken).toEqual([])
    expect(subscriptions[0]?.counts).toEqual({ offered: 3, taken: 0, missed: 2, waiting: 1 })
    full.capacity = 1
    subscriptions[0]?.ready()
    expect(full.marks).toEqual([3])
    expect(subscriptions[0]?.counts).toEqual({ offered: 3, taken: 1, missed: 2, waiting: 0 })
    expect(subscriptions[1]?.counts).toEqual({ offered: 3, taken: 3, missed: 0, waiting: 0 })
    expect(status('Barn')).toMatchObject({ received: 3, dropped: 2 })
  })

  test('with a demand of two frames a second gets two of thirty', () => {
    const { readers, subscriptions, take } = openReaders(1)
    if (readers[0] !== undefined) readers[0].demandFor = () => 2
    for (let frame = 0; frame < 90; frame++) take(picture('Barn', frame), frame * (1000 / 30))
    expect(readers[0]?.ids).toEqual([1, 16, 31, 46, 61, 76])
    expect(subscriptions[0]?.counts).toMatchObject({ offered: 6, taken: 6 })
  })

  test('with a demand of one frame a second that is full gets the newest, once, and counts it once', () => {
    const { readers, subscriptions, take } = openReaders(1)
    const [reader] = readers
    const [subscription] = subscriptions
    if (reader === undefined || subscription === undefined) throw new Error('There is no reader.')
    reader.demandFor = () => 1
    reader.capacity = 0
    reader.keeps = true
    take(picture('Barn', 1), 0)
    take(picture('Barn', 2), 100) // It is not due, but replaces the one that waits.
    subscription.demandChanged()
    expect(subscription.counts).toEqual({ offered: 1, taken: 0, missed: 0, waiting: 1 })
    reader.capacity = Infinity
    subscription.ready()
    subscription.demandChanged()
    expect(reader.marks).toEqual([2])
    expect(subscription.counts).toEqual({ offered: 1, taken: 1, missed: 0, waiting: 0 })
    take(picture('Barn', 3), 200)
    subscription.demandChanged()
    expect(reader.marks).toEqual([2])
  })

  test('with a demand of five frames a second gets them evenly, at any time of the clock', () => {
    const { readers, take } = openReaders(1)
    const [reader] = readers
    if (reader === undefined) throw new Error('There is no reader.')
    reader.demandFor = () => 5
    for (let frame = 0; frame < 60; frame++) take(picture('Barn', frame), 70_000 + frame * 33)
    const times = reader.taken.map(({ facts }) => facts.arrivedAtSteady - 70_000)
    const pauses = times.slice(2).map((at, index) => at - (times[index + 1] ?? 0))
    expect(times).toHaveLength(11)
    expect(Math.max(...pauses)).toBeLessThanOrEqual(231)
    expect(Math.min(...pauses.slice(1))).toBeGreaterThanOrEqual(169)
  })

  test('gets the last frame of a sender that stops, although it came too early', () => {
    const { feed, readers, subscriptions, take, status } = openReaders(1)
    const [reader] = readers
    if (reader === undefined) throw new Error('There is no reader.')
    reader.demandFor = () => 1
    for (const at of [0, 100, 200]) take(picture('Barn', at / 100), at)
    const sample = (at: number) => feed.sample({ at, steady: at })
    sample(500)
    expect(reader.ids).toEqual([1])
    sample(1000)
    sample(1500)
    expect(reader.ids).toEqual([1, 3])
    expect(subscriptions[0]?.counts).toEqual({ offered: 2, taken: 2, missed: 0, waiting: 0 })
    expect(status('Barn')).toMatchObject({ received: 3, dropped: 2 })
  })

  test('with an increased demand does not wait for its earlier interval', () => {
    const { readers, subscriptions, take } = openReaders(1)
    const [reader] = readers
    if (reader === undefined) throw new Error('There is no reader.')
    reader.demandFor = () => 0.1
    take(picture('Barn', 1), 0)
    reader.demandFor = () => 10
    subscriptions[0]?.demandChanged()
    for (const at of [100, 200, 300]) take(picture('Barn', at / 100), at)
    expect(reader.ids).toEqual([1, 2, 3, 4])
  })

  test('whose demand throws gets nothing, and others get their frames', () => {
    const { feed, readers, take } = openReaders(2)
    const [broken, other] = readers
    if (broken === undefined) throw new Error('There is no reader.')
    broken.demandFor = () => {
      throw new Error('broken')
    }
    take(picture('Barn', 1))
    expect([feed.demandOf('Barn'), feed.demandOf('nobody yet')]).toEqual([Infinity, Infinity])
    expect(other?.marks).toEqual([1])
  })

  test('whose demand ends misses its waiting frames, and gets the newest later', () => {
    const { readers, subscriptions, take } = openReaders(1)
    const [reader] = readers
    const [subscription] = subscriptions
    if (reader === undefined || subscription === undefined) throw new Error('There is no reader.')
    reader.capacity = 0
    take(picture('Barn', 1))
    reader.demandFor = () => 0
    subscription.demandChanged()
    expect(subscription.counts).toEqual({ offered: 1, taken: 0, missed: 1, waiting: 0 })
    reader.capacity = Infinity
    reader.demandFor = () => Infinity
    subscription.demandChanged()
    expect(reader.marks).toEqual([1])
    expect(subscription.counts).toEqual({ offered: 1, taken: 1, missed: 0, waiting: 0 })
    subscription.demandChanged()
    expect(reader.marks).toEqual([1])
  })

  test('that is added late gets the newest frame of each camera; a removed one gets none', () => {
    const { feed, take } = openFeed()
    for (const name of ['Barn', 'Yard', 'Barn']) take(picture(name))
    const reader = new Reader()
    const subscription = feed.add(reader)
    expect(reader.ids).toEqual([3, 2])
    subscription.end()
    take(picture('Barn'))
    expect(reader.ids).toEqual([3, 2])
    expect(subscription.counts).toMatchObject({ offered: 2, taken: 2 })
  })

  test('that has lost its frames gets the newest once more, which is counted once', () => {
    const { readers, subscriptions, take } = openReaders(1)
    take(picture('Barn', 1))
    subscriptions[0]?.markLost()
    subscriptions[0]?.demandChanged()
    expect(readers[0]?.marks).toEqual([1, 1])
    expect(subscriptions[0]?.counts).toEqual({ offered: 1, taken: 1, missed: 0, waiting: 0 })
  })
})

describe('the demand of a camera', () => {
  test('is the highest of all consumers, and 0 without a demand', () => {
    const { feed, readers, subscriptions, take, demandChanges } = openReaders(2)
    const demandFor = (index: number, demand: number) => {
      const reader = readers[index]
      if (reader !== undefined) reader.demandFor = () => demand
      subscriptions[index]?.demandChanged()
      return feed.demandOf('Barn')
    }
    take(picture('Barn'))
    expect([demandFor(0, 0), demandFor(1, 4), demandFor(0, 10), demandFor(1, 0)]).toEqual([
      Infinity,
      4,
      10,
      10,
    ])
    expect(demandFor(0, 0)).toBe(0)
    const before = demandChanges()
    expect(demandFor(1, 0)).toBe(0)
    expect(demandChanges()).toBe(before)
    demandFor(1, 1)
    expect(demandChanges()).toBe(before + 1)
    subscriptions[1]?.end()
    expect(demandChanges()).toBe(before + 2)
  })

  test('is its own in PUB/SUB', () => {
    const { feed, readers, take } = openReaders(1)
    if (readers[0] !== undefined)
      readers[0].demandFor = (camera) => (camera === 'Barn' ? Infinity : 0)
    for (const name of ['Barn', 'Yard']) take(picture(name), 0, { peer: 'one', mode: 'pub-sub' })
    expect(['Barn', 'Yard'].map((name) => feed.demandOf(name))).toEqual([Infinity, 0])
  })

  test('is shared by the cameras of one connection, for as long as they have one', () => {
    const { feed, readers, take } = openReaders(1)
    if (readers[0] !== undefined)
      readers[0].demandFor = (camera) => (camera === 'Barn' ? Infinity : 0)
    take(picture('Barn'), 0, { peer: 'one' })
    take(picture('Yard'), 0, { peer: 'one' })
    take(picture('Gate'), 0, { peer: 'two' })
    expect(['Barn', 'Yard', 'Gate'].map((name) => feed.demandOf(name))).toEqual([
      Infinity,
      Infinity,
      0,
    ])
    feed.left('one')
    expect(feed.demandOf('Yard')).toBe(0)
    take(picture('Yard'), 0, { peer: 'one' })
    take(picture('Barn'), 0, { peer: 'one' })
    expect(feed.demandOf('Yard')).toBe(Infinity)
    feed.forget('Barn')
    expect(feed.demandOf('Yard')).toBe(0)
  })
})

describe('a camera that its publisher announces', () => {
  const source = { knownBy: 'address', id: 'tcp://hub:5556', label: 'hub:5556' } as const
  const FROM = { peer: 'tcp://hub:5556', source, mode: 'pub-sub' } as const

  test('is live without pictures while nobody takes them, and not without announcements', () => {
    const { feed, readers, subscriptions, take, status } = openReaders(1)
    take(picture('Barn', 1), 0, FROM)
    if (readers[0] !== undefined) readers[0].demandFor = () => 0
    subscriptions[0]?.demandChanged()
    for (let at = 0; at <= 60_000; at += 2000) feed.announced(['Barn'], FROM, { at, steady: at })
    expect(status('Barn', 62_000).state).toBe('live')
    expect(status('Barn', 70_000).state).toBe('stalled')
    feed.announced(['Barn', 'unknown'], FROM, { at: 70_000, steady: 70_000 })
    expect(status('Barn', 70_000).state).toBe('live')
    feed.left(FROM.peer)
    expect(status('Barn', 72_000).state).toBe('gone')
    feed.announced(['Barn'], FROM, { at: 72_000, steady: 72_000 })
    expect(status('Barn', 74_000).state).toBe('live')
  })

  test('is that of this publisher only', () => {
    const { feed, take, status } = openReaders(0)
    take(picture('Barn', 1), 0, FROM)
    const other = { peer: 'other', source: { ...source, id: 'other' } }
    feed.announced(['Barn'], other, { at: 10_000, steady: 10_000 })
    expect(status('Barn', 10_000).state).toBe('stalled')
  })

  test('is stalled without pictures that somebody takes', () => {
    const { feed, take, status } = openReaders(1)
    take(picture('Barn', 1), 0, FROM)
    for (let at = 0; at <= 10_000; at += 2000) feed.announced(['Barn'], FROM, { at, steady: at })
    expect(status('Barn', 10_000).state).toBe('stalled')
  })

  test('is not late or frozen for that time', () => {
    const { feed, readers, subscriptions, take } = openReaders(1)
    let at = 0
    for (; at < 3000; at += 100) take(picture('Barn', at % 7), at, FROM)
    take(picture('Barn', 1), at, FROM)
    take(picture('Barn', 1), at, FROM)
    if (readers[0] !== undefined) readers[0].demandFor = () => 0
    subscriptions[0]?.demandChanged()
    for (; at < 60_000; at += 2000) feed.announced(['Barn'], FROM, { at, steady: at })
    expect(feed.signs({ at, steady: at })).toMatchObject([{ lateFor: 0, unchangedFor: 0 }])
    for (const end = at + 1000; at < end; at += 100) take(picture('Barn', at % 7), at, FROM)
    expect(feed.signs({ at, steady: at })).toMatchObject([{ lateFor: 0 }])
  })
})

describe('a picture that another hub sends again', () => {
  const HOUR = 3_600_000
  const again = (mark: number, age: number) => ({ ...picture('Barn', mark), via: ['hub'], age })
  const BY_HUB = { peer: 'hub', mode: 'pub-sub' } as const

  test('is shown by a camera that has none, and is no sign of life', () => {
    const { take, status, feed, readers, appeared } = openReaders(1)
    take(again(1, HOUR), 2 * HOUR, BY_HUB)
    expect(status('Barn', 2 * HOUR)).toMatchObject({
      ...{ state: 'stalled', received: 1, lastFrameAt: HOUR },
    })
    expect(appeared).toEqual(['Barn'])
    expect(readers[0]?.taken[0]?.facts).toMatchObject({ age: HOUR, arrivedAt: 2 * HOUR })
    expect(feed.signs({ at: 2 * HOUR, steady: 2 * HOUR })[0]?.silentFor).toBe(HOUR)
    take(picture('Barn', 2), 2 * HOUR + 1, BY_HUB)
    expect(status('Barn', 2 * HOUR + 1).state).toBe('live')
  })

  test('does not count for one that has it, or a newer one', () => {
    const { take, status, readers } = openReaders(1)
    take(picture('Barn', 1), 1000, BY_HUB)
    take(again(1, 9001), 10_000, BY_HUB)
    take(again(7, 9500), 10_000, { ...BY_HUB, peer: 'other' })
    expect(status('Barn', 10_000)).toMatchObject({ state: 'stalled', received: 1 })
    expect(readers[0]?.marks).toEqual([1])
  })

  test('is shown by one that has missed it', () => {
    const { take, status, readers } = openReaders(1)
    take(picture('Barn', 1), 1000, BY_HUB)
    take(again(2, 8000), 10_000, BY_HUB)
    expect(status('Barn', 10_000)).toMatchObject({ state: 'stalled', lastFrameAt: 2000 })
    expect(readers[0]?.ids).toEqual([1, 2])
  })
})

describe('capacity', () => {
  test('is the highest capacity of the consumers with a demand', () => {
    const { feed, readers, subscriptions, screen, attach, take } = openReaders(1)
    const [reader] = readers
    if (reader === undefined) throw new Error('There is no reader.')
    attach()
    reader.capacity = 0
    for (let camera = 0; camera < 5; camera++) take(picture(`Pi ${camera}`))
    expect(feed.capacity).toBe(3) // The screen has five frames in flight, and none waits.
    reader.capacity = Infinity
    subscriptions[0]?.ready()
    expect(feed.capacity).toBe(Infinity)
    reader.demandFor = () => 0
    subscriptions[0]?.demandChanged()
    expect(feed.capacity).toBe(3)
    screen.setVisible(false)
    expect(feed.capacity).toBe(Infinity)
  })
})

describe('two windows', () => {
  test('count independently; a frame counts as painted when one of them has painted it', async () => {
    const { feed, screen, sent, attach, take, paint, status } = openFeed()
    const second = new Screen(feed, { stuck: () => undefined })
    const seen: number[] = []
    attach()
    second.attach({ send: ({ id }) => seen.push(id) })
    take(picture('Barn', 1))
    expect(seen).toEqual([1])
    paint(last(sent))
    take(picture('Barn', 2))
    second.receive(progress({ overtaken: [1] }))
    expect(status('Barn')).toMatchObject({ received: 2, painted: 1, dropped: 0 })
    second.receive(progress({ painted: [2] }))
    expect(status('Barn')).toMatchObject({ received: 2, painted: 2, dropped: 0 })
    expect(screen.counts).toMatchObject({ offered: 2, painted: 1, dropped: 0, onTheirWay: 1 })
    expect(second.counts).toMatchObject({ offered: 2, painted: 1, dropped: 1, onTheirWay: 0 })
    second.detach()
    paint(last(sent))
    expect(status('Barn')).toMatchObject({ received: 2, painted: 2, dropped: 0 })
    await second.stop()
    take(picture('Barn', 3))
    expect(seen).toEqual([1, 2])
  })
})
