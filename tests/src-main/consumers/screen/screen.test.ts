/** The path of a frame from the feed to the painter, and its outcome. */
import { describe, expect, test } from 'vitest'
import { WINDOW_IN_FLIGHT } from '../../../../src-main/consumers/screen/screen.ts'
import { message } from '../../../../src-main/contract/text/text.ts'
import type { PictureMessage } from '../../../../src-main/receive/imagezmq/message.ts'
import { UINT8 } from '../../../support/arrays.ts'
import { aToning, laidOut, last, openFeed, picture, progress } from '../../../support/open-feed.ts'

describe('a frame', () => {
  test('is sent at once, and counted as painted when it is drawn', () => {
    const { sent, attach, take, paint, status } = openFeed()
    attach()
    take(picture('Barn', 7))
    expect(sent).toMatchObject([{ camera: 'Barn', body: Uint8Array.of(7) }])
    expect(status('Barn')).toMatchObject({ received: 1, painted: 0, dropped: 0, bytes: 21 })
    paint(last(sent))
    expect(status('Barn')).toMatchObject({ received: 1, painted: 1, dropped: 0 })
  })

  test('replaces an older one that waits, and the drop is counted', () => {
    const { sent, attach, take, status } = openFeed()
    for (const mark of [1, 2, 3]) take(picture('Barn', mark))
    attach()
    expect(sent.map(({ body }) => body[0])).toEqual([3])
    expect(status('Barn')).toMatchObject({ received: 3, dropped: 2 })
  })

  test('waits while the maximum number of frames is in flight, over all cameras', () => {
    const { screen, sent, attach, take } = openFeed()
    attach()
    for (let camera = 0; camera < 20; camera++) take(picture(`Pi ${camera}`))
    expect(sent).toHaveLength(WINDOW_IN_FLIGHT)
    screen.receive(progress({ decoded: [last(sent).id] }))
    expect(sent).toHaveLength(WINDOW_IN_FLIGHT + 1)
  })

  test('is sent in turn with other cameras: a fast camera does not displace a slow one', () => {
    const { screen, sent, attach, take } = openFeed()
    attach()
    for (let frame = 0; frame < WINDOW_IN_FLIGHT; frame++) take(picture('fast', frame))
    for (let frame = 0; frame < 50; frame++) take(picture('fast', frame))
    take(picture('slow'))
    screen.receive(progress({ decoded: [1] }))
    take(picture('fast'))
    screen.receive(progress({ decoded: [2] }))
    expect(sent.slice(WINDOW_IN_FLIGHT).map(({ camera }) => camera)).toEqual(['fast', 'slow'])
  })

  test('that the painter keeps undrawn while its camera is hidden is dropped with the next one', () => {
    const { screen, sent, attach, take, paint, status } = openFeed()
    attach()
    take(picture('Barn', 1))
    screen.receive(progress({ decoded: [last(sent).id] }))
    screen.receive(laidOut(['Yard'], { isOpen: false }))
    screen.sample()
    expect(screen.counts).toMatchObject({ offered: 1, dropped: 0, onTheirWay: 1 })
    take(picture('Barn', 2))
    screen.sample()
    expect(screen.counts).toMatchObject({ offered: 1, dropped: 1, onTheirWay: 0 })
    expect(status('Barn')).toMatchObject({ received: 2, painted: 0, dropped: 1 })
    paint(last(sent))
    expect(status('Barn')).toMatchObject({ received: 2, painted: 0, dropped: 1 })
  })

  test('that was overtaken at the painter counts as dropped', () => {
    const { screen, sent, attach, take, status } = openFeed()
    attach()
    take(picture('Barn', 1))
    take(picture('Barn', 2))
    const [first = 0, second = 0] = sent.map(({ id }) => id)
    screen.receive(progress({ painted: [second], overtaken: [first] }))
    expect(status('Barn')).toMatchObject({ received: 2, painted: 1, dropped: 1 })
  })

  test('makes capacity when it is reported, also in one report with others', () => {
    const { screen, sent, attach, take, status } = openFeed()
    attach()
    for (let camera = 0; camera < 20; camera++) take(picture(`Pi ${camera}`))
    take(picture('Pi 3'))
    screen.receive(progress({ decoded: [1], painted: [2, 3], overtaken: [4] }))
    expect(sent).toHaveLength(WINDOW_IN_FLIGHT + 4)
    screen.receive(progress({ painted: [1] }))
    expect(sent).toHaveLength(WINDOW_IN_FLIGHT + 4)
    expect([1, 2, 3, 4].map((id) => status(`Pi ${id - 1}`).painted)).toEqual([1, 1, 1, 0])
    expect(status('Pi 3').dropped).toBe(1)
  })

  test('that cannot be decoded counts as malformed with a reason, and makes capacity', () => {
    const { screen, faults, sent, attach, take, status } = openFeed()
    attach()
    for (let camera = 0; camera <= WINDOW_IN_FLIGHT; camera++) take(picture(`Pi ${camera}`))
    screen.receive({ kind: 'undecodable', id: 1 })
    expect(status('Pi 0')).toMatchObject({
      received: 1,
      malformed: 1,
      lastFault: message('message.undecodable', { format: 'JPEG' }),
    })
    expect(faults).toEqual([
      ['The JPEG picture cannot be decoded: it is damaged or truncated.', 'Pi 0'],
    ])
    expect(sent).toHaveLength(WINDOW_IN_FLIGHT + 1)
  })

  test('is sent without the rest of the buffer that contains it', () => {
    const { sent, attach, take } = openFeed()
    attach()
    const body = new Uint8Array(1000).subarray(10, 20)
    take({ ...picture('Barn'), body })
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

  test('one that crashes with frames in flight stops no camera', () => {
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

  test('a hidden one gets no frame, and the newest one when it is shown again', () => {
    const { feed, screen, sent, attach, take } = openFeed()
    attach()
    screen.setVisible(false)
    expect(feed.demandOf('Barn')).toBe(0)
    for (const mark of [1, 2]) take(picture('Barn', mark))
    expect(sent).toHaveLength(0)
    screen.setVisible(true)
    expect(sent.map(({ body }) => body[0])).toEqual([2])
  })

  test('while one camera is shown solo, no frames of the others are sent', () => {
    const { feed, screen, sent, attach, take } = openFeed()
    attach()
    screen.receive(laidOut(['Barn'], { isOpen: false }))
    take(picture('Yard'), 0, { peer: 'of the yard' })
    take(picture('Barn'), 0, { peer: 'of the barn' })
    expect(sent.map(({ camera }) => camera)).toEqual(['Barn'])
    expect([feed.demandOf('Barn'), feed.demandOf('Yard')]).toEqual([Infinity, 0])
    screen.receive(laidOut(['Barn', 'Yard']))
    expect(sent.map(({ camera }) => camera)).toEqual(['Barn', 'Yard'])
  })

  test('while its tile is frozen, no frames of a camera are sent, and the newest one afterwards', () => {
    const { feed, screen, sent, attach, take } = openFeed()
    attach()
    const layout = laidOut(['Barn'])
    const tiles = layout.tiles.map((tile) => ({ ...tile, isFrozen: true as const }))
    screen.receive({ ...layout, tiles })
    take(picture('Barn'))
    expect(sent).toEqual([])
    expect([feed.demandOf('Barn'), feed.demandOf('New')]).toEqual([0, Infinity])
    screen.receive(layout)
    expect(sent.map(({ camera }) => camera)).toEqual(['Barn'])
  })

  test('a camera’s newest frame is sent again when its tile has grown', () => {
    const { screen, sent, attach, take, paint } = openFeed()
    attach()
    take(picture('Barn'))
    paint(last(sent))
    screen.receive({ kind: 'again', camera: 'Barn' })
    expect(sent).toHaveLength(2)
  })
})

describe('the demand', () => {
  /** One tile for each camera and rate. */
  function pacedLayout(...rates: readonly (readonly [camera: string, maxFps?: number])[]) {
    const layout = laidOut(rates.map(([camera]) => camera))
    return {
      ...layout,
      tiles: layout.tiles.map((tile, index) => ({ ...tile, maxFps: rates[index]?.[1] })),
    }
  }

  test('is the highest rate of a camera’s tiles', () => {
    const { feed, screen, attach, take } = openFeed()
    attach()
    for (const camera of ['Barn', 'Yard']) take(picture(camera), 0, { peer: camera })
    screen.receive(pacedLayout(['Barn', 5], ['Yard', 10], ['Barn', 1]))
    expect(['Barn', 'Yard', 'new'].map((name) => feed.demandOf(name))).toEqual([5, 10, Infinity])
    screen.receive(pacedLayout(['Barn', 5], ['Yard', 10], ['Barn']))
    expect(feed.demandOf('Barn')).toBe(Infinity)
    screen.setVisible(false)
    expect(feed.demandOf('Barn')).toBe(0)
  })

  test('is reported when a rate changes, and not when tiles move', () => {
    const { demandChanges, screen, attach, take } = openFeed()
    attach()
    for (const camera of ['Barn', 'Yard']) take(picture(camera), 0, { peer: camera })
    screen.receive(pacedLayout(['Barn', 5], ['Yard']))
    const before = demandChanges()
    screen.receive(pacedLayout(['Yard'], ['Barn', 5]))
    expect(demandChanges()).toBe(before)
    screen.receive(pacedLayout(['Yard', 5], ['Barn', 5]))
    expect(demandChanges()).toBe(before + 1)
  })

  test('thins what is sent to the painter; frames beyond it are counted as dropped', () => {
    const { screen, sent, attach, take, paint, status } = openFeed()
    attach()
    screen.receive(pacedLayout(['Barn', 5]))
    for (let at = 0; at < 3000; at += 25) {
      take(picture('Barn', at / 25), at, { mode: 'pub-sub' })
      const newest = sent.at(-1)
      if (newest !== undefined) paint(newest)
    }
    expect(sent).toHaveLength(15)
    expect(screen.counts).toMatchObject({ offered: 15, painted: 15, dropped: 0, onTheirWay: 0 })
    // The newest one may still be shown.
    expect(status('Barn')).toMatchObject({ received: 120, painted: 15, dropped: 104 })
  })
})

describe('capacity for new frames', () => {
  /** A screen with the maximum number of frames in flight, each of a different camera. */
  function openBusyFeed() {
    const opened = openFeed()
    opened.attach()
    for (let camera = 0; camera < WINDOW_IN_FLIGHT; camera++) opened.take(picture(`Pi ${camera}`))
    return opened
  }

  test('is infinite without a window, and when all frames are drawn', () => {
    const { feed, screen, sent, attach, take, paint } = openFeed()
    expect(feed.capacity).toBe(Infinity)
    for (let camera = 0; camera < 10; camera++) take(picture(`Pi ${camera}`))
    expect(feed.capacity).toBe(Infinity)
    attach()
    expect(feed.capacity).toBe(0)
    for (let frame = 0; frame < 10; frame++) paint(sent[frame] ?? last(sent))
    expect(feed.capacity).toBe(Infinity)
    screen.detach()
    expect(feed.capacity).toBe(Infinity)
  })

  test('decreases with each camera whose frame waits, down to 0, and not with replaced frames', () => {
    const { feed, take } = openBusyFeed()
    const capacities = [feed.capacity]
    for (const camera of ['A', 'B', 'B', 'C', 'D', 'E']) {
      take(picture(camera))
      capacities.push(feed.capacity)
    }
    expect(capacities).toEqual([3, 2, 1, 1, 0, 0, 0])
  })

  test('is reported after each message of the painter', () => {
    const { screen, capacities, take } = openBusyFeed()
    for (const camera of ['A', 'B', 'C', 'D']) take(picture(camera))
    expect(capacities).toEqual([])
    screen.receive(progress({ painted: [1] }))
    screen.receive(progress({ decoded: [2, 3] }))
    screen.receive({ kind: 'undecodable', id: 4 })
    expect(capacities).toEqual([0, 2, 3])
  })

  test('is not reduced by hidden cameras', () => {
    const { feed, screen, take } = openBusyFeed()
    screen.receive(laidOut(['Pi 0', 'Barn'], { isOpen: false }))
    for (const camera of ['A', 'B', 'C', 'D']) take(picture(camera))
    expect(feed.capacity).toBe(3)
    take(picture('Barn'))
    expect(feed.capacity).toBe(2)
    screen.receive(laidOut([]))
    expect(feed.capacity).toBe(0)
    screen.setVisible(false)
    expect(feed.capacity).toBe(Infinity)
  })

  test('is not reduced by pipelined senders, and they take no turn from others', () => {
    const { feed, screen, sent, take } = openBusyFeed()
    for (const name of ['X', 'Y', 'Z']) take(picture(name), 0, { isPipelined: true })
    expect(feed.capacity).toBe(3)
    take(picture('Barn'))
    expect(feed.capacity).toBe(2)
    for (let left = 5; left > 0; left--) screen.receive(progress({ decoded: [last(sent).id] }))
    expect(sent.slice(-4).map(({ camera }) => camera)).toEqual(['Barn', 'X', 'Y', 'Z'])
  })

  test('is not reduced by a removed camera', () => {
    const { feed, take } = openBusyFeed()
    take(picture('A'))
    feed.forget('A')
    expect(feed.capacity).toBe(3)
  })
})

describe('raw arrays', () => {
  const raw = (): PictureMessage => ({
    kind: 'picture',
    camera: 'Raw',
    fields: [],
    picture: { kind: 'raw', values: UINT8, channels: 1, width: 64, height: 48 },
    body: new Uint8Array(64 * 48).fill(7),
    bytes: 64 * 48,
  })
  const tilesOfSize = (width: number, height: number) => laidOut(['Raw', 'Barn'], { width, height })

  test('are sent unscaled until the painter has reported the tile’s size, then scaled to it', () => {
    const { screen, sent, attach, take } = openFeed()
    attach()
    take(raw())
    screen.receive(tilesOfSize(16, 12))
    take(raw())
    take(picture('Barn', 9))
    expect(sent.map(({ fitted, body }) => [fitted, body.byteLength])).toEqual([
      [undefined, 64 * 48],
      [{ width: 16, height: 12 }, 16 * 12 * 1.5],
      [undefined, 1],
    ])
  })

  test('of a new camera are scaled to the existing tiles: its own will not be larger', () => {
    const { screen, sent, attach, take } = openFeed()
    attach()
    screen.receive(tilesOfSize(16, 12))
    take({ ...raw(), camera: 'New' })
    expect(last(sent)).toMatchObject({ camera: 'New', fitted: { width: 16, height: 12 } })
  })

  test('are sent again at a larger size when their tile has grown', () => {
    const { screen, sent, attach, take, paint } = openFeed()
    attach()
    screen.receive(tilesOfSize(16, 12))
    take(raw())
    paint(last(sent))
    screen.receive(tilesOfSize(64, 48))
    screen.receive({ kind: 'again', camera: 'Raw' })
    expect(sent.map(({ fitted }) => fitted)).toEqual([{ width: 16, height: 12 }, undefined])
    expect(last(sent).body).toEqual(new Uint8Array(64 * 48).fill(7))
  })
})

describe('work', () => {
  test('counts sent frames, the most in flight, and the painter’s work', () => {
    const { screen, attach, take } = openFeed()
    const none = { sent: 0, decoded: 0, byBrowser: 0, tilesDrawn: 0, mostInFlight: 0 }
    expect(screen.work).toEqual(none)
    attach()
    for (const camera of ['A', 'B', 'A']) take(picture(camera))
    screen.receive(
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

  test('includes no frames of hidden cameras', () => {
    const { screen, attach, take } = openFeed()
    attach()
    screen.setVisible(false)
    for (const camera of ['A', 'B']) take(picture(camera))
    screen.receive(laidOut(['A'], { isOpen: false }))
    screen.setVisible(true)
    for (let frame = 0; frame < 9; frame++) take(picture('B'))
    expect(screen.work.sent).toBe(1)
  })
})

describe('a picture that is toned', () => {
  const TONED = {
    picture: { kind: 'packed', width: 1, height: 1, pixels: 'bgr' },
    body: Uint8Array.of(1, 2, 3),
  } as const

  test('is sent when it is toned, and counted as painted when it is drawn', async () => {
    const { toning, waiting } = aToning('Depth')
    const { screen, sent, attach, take, paint, status } = openFeed(toning)
    attach()
    take(picture('Depth', 7))
    expect(sent).toEqual([])
    expect(screen.counts).toMatchObject({ offered: 1, onTheirWay: 1 })
    waiting[0]?.resolve(TONED)
    await expect.poll(() => sent).toMatchObject([{ camera: 'Depth', ...TONED }])
    paint(last(sent))
    expect(status('Depth')).toMatchObject({ received: 1, painted: 1, dropped: 0 })
  })

  test('takes no place in flight, so that other cameras are sent meanwhile', () => {
    const { toning } = aToning('Depth')
    const { sent, attach, take } = openFeed(toning)
    attach()
    for (let frame = 0; frame < 20; frame++) take(picture('Depth', frame))
    for (let camera = 0; camera < 20; camera++) take(picture(`Pi ${camera}`))
    expect(sent).toHaveLength(WINDOW_IN_FLIGHT)
  })

  test('takes its place from the beginning where the toning bounds them, so that it is the newest when its turn comes', async () => {
    const { toning, waiting } = aToning()
    const most = WINDOW_IN_FLIGHT + 2
    const { sent, attach, take, paint } = openFeed({ ...toning, mostInFlight: most })
    attach()
    const cameras = Array.from({ length: 20 }, (_, camera) => `Pi ${camera}`)
    for (const name of cameras) take(picture(name, 1))
    expect(waiting).toHaveLength(most)
    for (const name of cameras) take(picture(name, 2))
    for (const [index, { resolve }] of waiting.entries()) if (index < most - 1) resolve(TONED)
    waiting[most - 1]?.reject(new Error('damaged'))
    // The one that failed gives its place to the next camera; the others have theirs until they are drawn.
    await expect.poll(() => sent).toHaveLength(most - 1)
    await expect.poll(() => waiting.length).toBeGreaterThan(most)
    const before = waiting.length
    paint(last(sent))
    await expect.poll(() => waiting).toHaveLength(before + 1)
  })

  test('that cannot be decoded is counted, and every frame has an outcome', async () => {
    const { toning, waiting } = aToning('Depth')
    const { screen, sent, attach, take, status } = openFeed(toning)
    attach()
    for (const mark of [1, 2, 3]) take(picture('Depth', mark))
    waiting[0]?.reject(new Error('damaged'))
    await expect.poll(() => waiting).toHaveLength(2)
    waiting[1]?.resolve(TONED)
    await expect.poll(() => sent).toHaveLength(1)
    expect(status('Depth')).toMatchObject({ received: 3, dropped: 1, malformed: 1 })
    expect(screen.counts).toMatchObject({ offered: 3, dropped: 1, undecodable: 1, onTheirWay: 1 })
  })

  test('is toned again when it is shown otherwise, and not counted again', async () => {
    const { toning, waiting, change } = aToning('Depth')
    const { screen, sent, attach, take, paint } = openFeed(toning)
    attach()
    take(picture('Depth'))
    waiting[0]?.resolve(TONED)
    await expect.poll(() => sent).toHaveLength(1)
    paint(last(sent))
    change()
    waiting[1]?.resolve(TONED)
    await expect.poll(() => sent).toHaveLength(2)
    paint(last(sent))
    expect(screen.counts).toMatchObject({ offered: 1, painted: 1, onTheirWay: 0 })
  })
})
