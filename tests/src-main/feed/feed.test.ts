/** The way of a frame: from the hub to the painter, with what becomes of it. */
import { describe, expect, test } from 'vitest'
import { WINDOW_IN_FLIGHT } from '../../../src-main/feed/feed.ts'
import type { Message, PictureMessage } from '../../../src-main/receive/imagezmq/message.ts'
import { last, openFeed, picture, progress } from '../../support/open-feed.ts'

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
