/** Many readers of the same frames: each gets what it wants at its own pace, and none at another's cost. */
import { describe, expect, test } from 'vitest'
import { Screen } from '../../../src-main/consumers/screen/screen.ts'
import type { CameraEvent, FrameConsumer } from '../../../src-main/feed/frame-consumer.ts'
import type { Frame } from '../../../src-main/feed/frame.ts'
import { last, openFeed, picture, progress } from '../../support/open-feed.ts'

/** Takes what it is given, and keeps what it is told to. */
class Reader implements FrameConsumer {
  readonly taken: Frame[] = []
  readonly events: CameraEvent[] = []
  wants: (camera: string) => number = () => Infinity
  capacity = Infinity
  keeps = false

  get isIdle(): boolean {
    return this.capacity === Infinity
  }

  demand(camera: string): number {
    return this.wants(camera)
  }

  take(frame: Frame): void {
    this.taken.push(this.keeps ? frame.retain() : frame)
  }

  hear(event: CameraEvent): void {
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
  const seats = readers.map((reader) => opened.feed.add(reader))
  return { ...opened, readers, seats }
}

describe('a frame with many readers', () => {
  test('has the bytes that were sent for as long as one of them keeps it, and then no more', () => {
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
    expect(newest?.body).toEqual(Uint8Array.of(3)) // Of the slot, until the next one comes.
    take(picture('Barn', 4))
    expect(() => newest?.body).toThrow('after its release')
  })

  test('carries what its sender told, and when it came by both clocks', () => {
    const { feed, readers } = openReaders(1)
    const array = { dtype: 'uint8', shape: [2, 3] } as const
    const message = {
      kind: 'picture',
      camera: 'Raw',
      fields: ['jpg', 'moving'],
      picture: { kind: 'raw', pixels: 'gray', width: 3, height: 2 },
      array,
      body: new Uint8Array(6),
      bytes: 70,
      sentAt: 5,
    } as const
    const arrival = { peer: 'p', mode: 'pub-sub', isEager: false } as const
    feed.take(message, arrival, { at: 1000, steady: 70 })
    expect(readers[0]?.taken[0]?.facts).toEqual({
      id: 1,
      camera: 'Raw',
      fields: ['jpg', 'moving'],
      picture: message.picture,
      array,
      sentAt: 5,
      arrivedAt: 1000,
      arrivedAtSteady: 70,
      isEager: false,
    })
  })

  test('reaches the others when one of them throws', () => {
    const { readers, take } = openReaders(3)
    const broken = readers[1]
    if (broken !== undefined)
      broken.take = () => {
        throw new Error('broken')
      }
    expect(() => take(picture('Barn', 7))).toThrow('broken')
    expect([readers[0]?.marks, readers[2]?.marks]).toEqual([[7], [7]])
  })

  test('is followed by events, which all hear and which are no frames', () => {
    const { feed, readers } = openReaders(2)
    const event = { kind: 'event', camera: 'Barn', fields: ['Temp', '77 F'], bytes: 30 } as const
    const arrival = { peer: 'p', mode: 'req-rep', isEager: false } as const
    feed.take(event, arrival, { at: 9, steady: 4 })
    const heard = { camera: 'Barn', fields: ['Temp', '77 F'], arrivedAt: 9, arrivedAtSteady: 4 }
    expect(readers.map(({ events }) => events)).toEqual([[heard], [heard]])
    expect(readers.map(({ taken }) => taken)).toEqual([[], []])
  })
})

describe('a consumer', () => {
  test('that is full misses frames, and holds up no other', () => {
    const { readers, seats, take, status } = openReaders(2)
    const [full, free] = readers
    if (full === undefined || free === undefined) throw new Error('There are no readers.')
    full.capacity = 0
    for (const mark of [1, 2, 3]) take(picture('Barn', mark))
    expect(free.ids).toEqual([1, 2, 3])
    expect(full.taken).toEqual([])
    expect(seats[0]?.counts).toEqual({ offered: 3, taken: 0, missed: 2, waiting: 1 })
    full.capacity = 1
    seats[0]?.ready()
    expect(full.marks).toEqual([3])
    expect(seats[0]?.counts).toEqual({ offered: 3, taken: 1, missed: 2, waiting: 0 })
    expect(seats[1]?.counts).toEqual({ offered: 3, taken: 3, missed: 0, waiting: 0 })
    expect(status('Barn')).toMatchObject({ received: 3, dropped: 2 })
  })

  test('that wants two frames a second gets two of thirty', () => {
    const { readers, seats, take } = openReaders(1)
    if (readers[0] !== undefined) readers[0].wants = () => 2
    for (let frame = 0; frame < 90; frame++) take(picture('Barn', frame), frame * (1000 / 30))
    expect(readers[0]?.ids).toEqual([1, 16, 31, 46, 61, 76])
    expect(seats[0]?.counts).toMatchObject({ offered: 6, taken: 6 })
  })

  test('that wants one frame a second and is full gets the newest, once, and counts it once', () => {
    const { readers, seats, take } = openReaders(1)
    const [reader] = readers
    const [seat] = seats
    if (reader === undefined || seat === undefined) throw new Error('There is no reader.')
    reader.wants = () => 1
    reader.capacity = 0
    reader.keeps = true
    take(picture('Barn', 1), 0)
    take(picture('Barn', 2), 100) // It is not due, but takes the place of the one that waits.
    seat.demandChanged()
    expect(seat.counts).toEqual({ offered: 1, taken: 0, missed: 0, waiting: 1 })
    reader.capacity = Infinity
    seat.ready()
    seat.demandChanged()
    expect(reader.marks).toEqual([2])
    expect(seat.counts).toEqual({ offered: 1, taken: 1, missed: 0, waiting: 0 })
    take(picture('Barn', 3), 200)
    seat.demandChanged()
    expect(reader.marks).toEqual([2])
  })

  test('that comes to want more waits for no pause of before', () => {
    const { readers, seats, take } = openReaders(1)
    const [reader] = readers
    if (reader === undefined) throw new Error('There is no reader.')
    reader.wants = () => 0.1
    take(picture('Barn', 1), 0)
    reader.wants = () => 10
    seats[0]?.demandChanged()
    for (const at of [100, 200, 300]) take(picture('Barn', at / 100), at)
    expect(reader.ids).toEqual([1, 2, 3, 4])
  })

  test('whose demand throws wants nothing, and others get their frames', () => {
    const { feed, readers, take } = openReaders(2)
    const [broken, other] = readers
    if (broken === undefined) throw new Error('There is no reader.')
    broken.wants = () => {
      throw new Error('broken')
    }
    take(picture('Barn', 1))
    expect([feed.demandOf('Barn'), feed.demandOf('nobody yet')]).toEqual([Infinity, Infinity])
    expect(other?.marks).toEqual([1])
  })

  test('that wants no camera any more has its waiting frames taken away, and gets the newest later', () => {
    const { readers, seats, take } = openReaders(1)
    const [reader] = readers
    const [seat] = seats
    if (reader === undefined || seat === undefined) throw new Error('There is no reader.')
    reader.capacity = 0
    take(picture('Barn', 1))
    reader.wants = () => 0
    seat.demandChanged()
    expect(seat.counts).toEqual({ offered: 1, taken: 0, missed: 1, waiting: 0 })
    reader.capacity = Infinity
    reader.wants = () => Infinity
    seat.demandChanged()
    expect(reader.marks).toEqual([1])
    expect(seat.counts).toEqual({ offered: 1, taken: 1, missed: 0, waiting: 0 })
    seat.demandChanged()
    expect(reader.marks).toEqual([1])
  })

  test('that comes late gets the newest frame of each camera; one that has left gets none', () => {
    const { feed, take } = openFeed()
    for (const name of ['Barn', 'Yard', 'Barn']) take(picture(name))
    const reader = new Reader()
    const seat = feed.add(reader)
    expect(reader.ids).toEqual([3, 2])
    seat.leave()
    take(picture('Barn'))
    expect(reader.ids).toEqual([3, 2])
    expect(seat.counts).toMatchObject({ offered: 2, taken: 2 })
  })

  test('that has lost its frames gets the newest once more, and it is counted once', () => {
    const { readers, seats, take } = openReaders(1)
    take(picture('Barn', 1))
    seats[0]?.lose()
    seats[0]?.demandChanged()
    expect(readers[0]?.marks).toEqual([1, 1])
    expect(seats[0]?.counts).toEqual({ offered: 1, taken: 1, missed: 0, waiting: 0 })
  })
})

describe('the demand of a camera', () => {
  test('is the highest of all consumers, and 0 where nobody wants it', () => {
    const { feed, readers, seats, take, demandChanges } = openReaders(2)
    const wants = (index: number, demand: number) => {
      const reader = readers[index]
      if (reader !== undefined) reader.wants = () => demand
      seats[index]?.demandChanged()
      return feed.demandOf('Barn')
    }
    take(picture('Barn'))
    expect([wants(0, 0), wants(1, 4), wants(0, 10), wants(1, 0)]).toEqual([Infinity, 4, 10, 10])
    expect(wants(0, 0)).toBe(0)
    const before = demandChanges()
    expect(wants(1, 0)).toBe(0)
    expect(demandChanges()).toBe(before)
    wants(1, 1)
    expect(demandChanges()).toBe(before + 1)
    seats[1]?.leave()
    expect(demandChanges()).toBe(before + 2)
  })

  test('is shared by the cameras of one connection, for as long as they have one', () => {
    const { feed, readers, take } = openReaders(1)
    if (readers[0] !== undefined) readers[0].wants = (camera) => (camera === 'Barn' ? Infinity : 0)
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

describe('room', () => {
  test('is that of the consumer that has the most, of those that want anything', () => {
    const { feed, readers, seats, screen, attach, take } = openReaders(1)
    const [reader] = readers
    if (reader === undefined) throw new Error('There is no reader.')
    attach()
    reader.capacity = 0
    for (let camera = 0; camera < 5; camera++) take(picture(`Pi ${camera}`))
    expect(feed.room).toBe(3) // The screen has five on their way, and none waits.
    reader.capacity = Infinity
    seats[0]?.ready()
    expect(feed.room).toBe(Infinity)
    reader.wants = () => 0
    seats[0]?.demandChanged()
    expect(feed.room).toBe(3)
    screen.setVisible(false)
    expect(feed.room).toBe(Infinity)
  })
})

describe('two windows', () => {
  test('count for themselves; a camera’s frame is painted when one of them has painted it', async () => {
    const { feed, screen, sent, attach, take, paint, status } = openFeed()
    const second = new Screen(feed, { stuck: () => undefined })
    const seen: number[] = []
    attach()
    second.attach({ send: ({ id }) => seen.push(id) })
    take(picture('Barn', 1))
    expect(seen).toEqual([1])
    paint(last(sent))
    take(picture('Barn', 2))
    second.heard(progress({ overtaken: [1] }))
    expect(status('Barn')).toMatchObject({ received: 2, painted: 1, dropped: 0 })
    second.heard(progress({ painted: [2] }))
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
