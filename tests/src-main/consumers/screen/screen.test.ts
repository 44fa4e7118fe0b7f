/** The way of a frame: from the hub to the painter, with what becomes of it. */
import { describe, expect, test } from 'vitest'
import { WINDOW_IN_FLIGHT } from '../../../../src-main/consumers/screen/screen.ts'
import type { Message, PictureMessage } from '../../../../src-main/receive/imagezmq/message.ts'
import { laidOut, last, openFeed, picture, progress } from '../../../support/open-feed.ts'

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
    const { screen, sent, attach, take } = openFeed()
    attach()
    for (let camera = 0; camera < 20; camera++) take(picture(`Pi ${camera}`))
    expect(sent).toHaveLength(WINDOW_IN_FLIGHT)
    screen.heard(progress({ decoded: [last(sent).id] }))
    expect(sent).toHaveLength(WINDOW_IN_FLIGHT + 1)
  })

  test('cameras are served in turn: a fast one takes no slow one’s place', () => {
    const { screen, sent, attach, take } = openFeed()
    attach()
    for (let frame = 0; frame < WINDOW_IN_FLIGHT; frame++) take(picture('fast', frame))
    for (let frame = 0; frame < 50; frame++) take(picture('fast', frame))
    take(picture('slow'))
    screen.heard(progress({ decoded: [1] }))
    take(picture('fast'))
    screen.heard(progress({ decoded: [2] }))
    expect(sent.slice(WINDOW_IN_FLIGHT).map(({ camera }) => camera)).toEqual(['fast', 'slow'])
  })

  test('a frame that the painter keeps undrawn while its camera is not seen is dropped with the next one', () => {
    const { screen, sent, attach, take, paint, status } = openFeed()
    attach()
    take(picture('Barn', 1))
    screen.heard(progress({ decoded: [last(sent).id] }))
    screen.heard(laidOut(['Yard'], { isOpen: false }))
    screen.sample()
    expect(screen.counts).toMatchObject({ offered: 1, dropped: 0, onTheirWay: 1 })
    take(picture('Barn', 2))
    screen.sample()
    expect(screen.counts).toMatchObject({ offered: 1, dropped: 1, onTheirWay: 0 })
    expect(status('Barn')).toMatchObject({ received: 2, painted: 0, dropped: 1 })
    paint(last(sent))
    expect(status('Barn')).toMatchObject({ received: 2, painted: 0, dropped: 1 })
  })

  test('a frame that a newer one overtook at the painter counts as dropped', () => {
    const { screen, sent, attach, take, status } = openFeed()
    attach()
    take(picture('Barn', 1))
    take(picture('Barn', 2))
    const [first = 0, second = 0] = sent.map(({ id }) => id)
    screen.heard(progress({ painted: [second], overtaken: [first] }))
    expect(status('Barn')).toMatchObject({ received: 2, painted: 1, dropped: 1 })
  })

  test('whatever is told of frames, in one word of many, opens the window for as many others', () => {
    const { screen, sent, attach, take, status } = openFeed()
    attach()
    for (let camera = 0; camera < 20; camera++) take(picture(`Pi ${camera}`))
    take(picture('Pi 3'))
    screen.heard(progress({ decoded: [1], painted: [2, 3], overtaken: [4] }))
    expect(sent).toHaveLength(WINDOW_IN_FLIGHT + 4)
    screen.heard(progress({ painted: [1] }))
    expect(sent).toHaveLength(WINDOW_IN_FLIGHT + 4)
    expect([1, 2, 3, 4].map((id) => status(`Pi ${id - 1}`).painted)).toEqual([1, 1, 1, 0])
    expect(status('Pi 3').dropped).toBe(1)
  })

  test('a picture that cannot be decoded is malformed, opens the window, and tells why', () => {
    const { screen, faults, sent, attach, take, status } = openFeed()
    attach()
    for (let camera = 0; camera <= WINDOW_IN_FLIGHT; camera++) take(picture(`Pi ${camera}`))
    screen.heard({ kind: 'undecodable', id: 1, why: 'It is cut off.' })
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
    const { screen, sent, attach, take, status } = openFeed()
    attach()
    for (let frame = 0; frame < WINDOW_IN_FLIGHT; frame++) take(picture('Barn', frame))
    screen.detach()
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
    const { feed, screen, sent, attach, take } = openFeed()
    attach()
    screen.setVisible(false)
    expect(feed.demandOf('Barn')).toBe(0)
    for (const mark of [1, 2]) take(picture('Barn', mark))
    expect(sent).toHaveLength(0)
    screen.setVisible(true)
    expect(sent.map(({ body }) => body[0])).toEqual([2])
  })

  test('while one camera is shown alone, the others get no frames', () => {
    const { feed, screen, sent, attach, take } = openFeed()
    attach()
    screen.heard(laidOut(['Barn'], { isOpen: false }))
    take(picture('Yard'), 0, { peer: 'of the yard' })
    take(picture('Barn'), 0, { peer: 'of the barn' })
    expect(sent.map(({ camera }) => camera)).toEqual(['Barn'])
    expect([feed.demandOf('Barn'), feed.demandOf('Yard')]).toEqual([Infinity, 0])
    screen.heard(laidOut(['Barn', 'Yard']))
    expect(sent.map(({ camera }) => camera)).toEqual(['Barn', 'Yard'])
  })

  test('a camera’s newest frame is sent again when its tile has grown', () => {
    const { screen, sent, attach, take, paint } = openFeed()
    attach()
    take(picture('Barn'))
    paint(last(sent))
    screen.heard({ kind: 'again', camera: 'Barn' })
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
    const { feed, screen, sent, attach, take, paint } = openFeed()
    expect(feed.room).toBe(Infinity)
    for (let camera = 0; camera < 10; camera++) take(picture(`Pi ${camera}`))
    expect(feed.room).toBe(Infinity)
    attach()
    expect(feed.room).toBe(0)
    for (let frame = 0; frame < 10; frame++) paint(sent[frame] ?? last(sent))
    expect(feed.room).toBe(Infinity)
    screen.detach()
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
    const { screen, rooms, take } = openBusyFeed()
    for (const camera of ['A', 'B', 'C', 'D']) take(picture(camera))
    expect(rooms).toEqual([])
    screen.heard(progress({ painted: [1] }))
    screen.heard(progress({ decoded: [2, 3] }))
    screen.heard({ kind: 'undecodable', id: 4, why: 'It is cut off.' })
    expect(rooms).toEqual([0, 2, 3])
  })

  test('is not taken by cameras that are not seen', () => {
    const { feed, screen, take } = openBusyFeed()
    screen.heard(laidOut(['Pi 0', 'Barn'], { isOpen: false }))
    for (const camera of ['A', 'B', 'C', 'D']) take(picture(camera))
    expect(feed.room).toBe(3)
    take(picture('Barn'))
    expect(feed.room).toBe(2)
    screen.heard(laidOut([]))
    expect(feed.room).toBe(0)
    screen.setVisible(false)
    expect(feed.room).toBe(Infinity)
  })

  test('is not taken by senders that do not wait for their replies, nor are turns', () => {
    const { feed, screen, sent, take } = openBusyFeed()
    for (const name of ['X', 'Y', 'Z']) take(picture(name), 0, { isEager: true })
    expect(feed.room).toBe(3)
    take(picture('Barn'))
    expect(feed.room).toBe(2)
    for (let left = 5; left > 0; left--) screen.heard(progress({ decoded: [last(sent).id] }))
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
  const tilesOfSize = (width: number, height: number) => laidOut(['Raw', 'Barn'], { width, height })

  test('cross whole until the painter has told how large their tile is, then scaled to it', () => {
    const { screen, sent, attach, take } = openFeed()
    attach()
    take(raw())
    screen.heard(tilesOfSize(16, 12))
    take(raw())
    take(picture('Barn', 9))
    expect(sent.map(({ fitted, body }) => [fitted, body.byteLength])).toEqual([
      [undefined, 64 * 48],
      [{ width: 16, height: 12 }, 16 * 12 * 1.5],
      [undefined, 1],
    ])
  })

  test('of a new camera are scaled to the tiles that there are: its own will be no larger', () => {
    const { screen, sent, attach, take } = openFeed()
    attach()
    screen.heard(tilesOfSize(16, 12))
    take({ ...raw(), camera: 'New' })
    expect(last(sent)).toMatchObject({ camera: 'New', fitted: { width: 16, height: 12 } })
  })

  test('cross again at a larger size when their tile has grown', () => {
    const { screen, sent, attach, take, paint } = openFeed()
    attach()
    screen.heard(tilesOfSize(16, 12))
    take(raw())
    paint(last(sent))
    screen.heard(tilesOfSize(64, 48))
    screen.heard({ kind: 'again', camera: 'Raw' })
    expect(sent.map(({ fitted }) => fitted)).toEqual([{ width: 16, height: 12 }, undefined])
    expect(last(sent).body).toEqual(new Uint8Array(64 * 48).fill(7))
  })
})

describe('work', () => {
  test('counts what was sent, the most in flight, and what the painter tells of', () => {
    const { screen, attach, take } = openFeed()
    const none = { sent: 0, decoded: 0, byBrowser: 0, tilesDrawn: 0, mostInFlight: 0 }
    expect(screen.work).toEqual(none)
    attach()
    for (const camera of ['A', 'B', 'A']) take(picture(camera))
    screen.heard(
      progress({ painted: [1, 2, 3], work: { decodes: 3, byBrowser: 1, tilesDrawn: 7 } }),
    )
    take(picture('A'))
    expect(screen.work).toEqual({
      sent: 4,
      decoded: 3,
      byBrowser: 1,
      tilesDrawn: 7,
      mostInFlight: 3,
    })
    for (let frame = 0; frame < 50; frame++) take(picture('A'))
    expect(screen.work).toMatchObject({
      sent: 3 + WINDOW_IN_FLIGHT,
      mostInFlight: WINDOW_IN_FLIGHT,
    })
  })

  test('frames that nobody sees are not sent', () => {
    const { screen, attach, take } = openFeed()
    attach()
    screen.setVisible(false)
    for (const camera of ['A', 'B']) take(picture(camera))
    screen.heard(laidOut(['A'], { isOpen: false }))
    screen.setVisible(true)
    for (let frame = 0; frame < 9; frame++) take(picture('B'))
    expect(screen.work.sent).toBe(1)
  })
})
