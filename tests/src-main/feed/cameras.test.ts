/** The feed's cameras: their states, rates and totals. */
import { describe, expect, test } from 'vitest'
import { cameraChanges } from '../../../src-main/app/state/camera-changes.ts'
import { NO_COUNTS, type CameraStatus } from '../../../src-main/contract/camera.ts'
import { MAX_CAMERAS, MAX_CAMERAS_OF_SOURCE } from '../../../src-main/contract/limits.ts'
import { UNCHANGED_AFTER_MS } from '../../../src-main/feed/camera.ts'
import {
  anArrival,
  laidOut,
  last,
  malformed,
  openFeed,
  picture,
  progress,
} from '../../support/open-feed.ts'
import { verbatim } from '../../support/verbatim.ts'

describe('the state of a camera', () => {
  test('a first picture reports a new camera, a malformed message does not', () => {
    const { appeared, take, status } = openFeed()
    take(malformed('Barn'))
    expect(appeared).toEqual([])
    take(picture('Barn'))
    take(picture('Barn'))
    expect(appeared).toEqual(['Barn'])
    expect(status('Barn')).toMatchObject({
      received: 2,
      malformed: 1,
      lastFault: verbatim('It is broken.'),
    })
  })

  test('the same fault again changes only the count: its message crosses once', () => {
    const { take, status } = openFeed()
    take(malformed('Barn'))
    const before = status('Barn')
    take(malformed('Barn'))
    expect(status('Barn').lastFault).toBe(before.lastFault)
    const rows = (camera: CameraStatus) => new Map([[camera.name, camera]])
    const changes = cameraChanges(rows(before), rows(status('Barn')))
    expect(changes?.changed).toEqual([{ name: 'Barn', malformed: 2, bytes: 10 }])
  })

  test('when frames stop: stalled after two seconds, live again with the next frame', () => {
    const { appeared, take, status } = openFeed()
    take(picture('Barn'), 0)
    take(picture('Barn'), 100)
    expect(status('Barn', 2000).state).toBe('live')
    expect(status('Barn', 2200).state).toBe('stalled')
    take(picture('Barn'), 5000)
    expect(status('Barn', 5000).state).toBe('live')
    expect(appeared).toEqual(['Barn', 'Barn'])
  })

  test('the time for which its reply is held is no silence', () => {
    const { screen, attach, take, status } = openFeed()
    const pace = (maxFps: number) => {
      const layout = laidOut(['Barn'])
      screen.receive({ ...layout, tiles: layout.tiles.map((tile) => ({ ...tile, maxFps })) })
    }
    attach()
    for (let at = 0; at <= 1000; at += 40) take(picture('Barn'), at)
    pace(1)
    take(picture('Barn'), 1040)
    expect(status('Barn', 4040).state).toBe('live')
    expect(status('Barn', 4041).state).toBe('stalled')
    take(picture('Barn'), 4100, { mode: 'pub-sub' }) // A publisher is not held.
    expect(status('Barn', 6101).state).toBe('stalled')
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
  ])(
    'after a night’s silence, a camera with an interval of %s is detected as stalled as soon as before',
    (_, pause) => {
      const { take, status } = openFeed()
      let at = 0
      for (let frame = 0; frame < 60; frame++) take(picture('Barn'), (at += pause))
      at += 12 * 3_600_000
      for (let frame = 0; frame < 10; frame++) take(picture('Barn'), (at += pause))
      expect(status('Barn', at + 1900).state).toBe('live')
      expect(status('Barn', at + 12_000).state).toBe('stalled')
    },
  )

  test('a camera that changes to one frame every ten minutes is live between its frames', () => {
    const { take, status } = openFeed()
    let at = 0
    for (let frame = 0; frame < 60; frame++) take(picture('Dish'), (at += 1000))
    for (let frame = 0; frame < 40; frame++) take(picture('Dish'), (at += 600_000))
    expect(status('Dish', at + 599_000).state).toBe('live')
  })

  test('setting the clock makes no live camera silent and no silent one live, and changes no rate', () => {
    const { feed, take, status } = openFeed()
    const HOUR = 3_600_000
    take(picture('Left'), HOUR, { peer: 'another' })
    feed.left('another')
    for (let at = HOUR; at <= HOUR + 3000; at += 500) {
      take(picture('Barn'), at)
      feed.sample({ at: at === HOUR + 3000 ? 2 * HOUR : at, steady: at })
    }
    for (const now of [2 * HOUR, 5000]) {
      const barn = status('Barn', now, HOUR + 3500)
      expect([barn.state, barn.receivedFps]).toEqual(['live', 2])
      expect(status('Barn', now, HOUR + 5600).state).toBe('stalled')
      expect(status('Left', now, HOUR + 5600).state).toBe('gone')
    }
    expect(status('Barn', 8000, HOUR + 8600).lastFrameAt).toBe(5000)
    feed.take(picture('Barn'), anArrival(), { at: 8000, steady: HOUR + 8600 })
    expect(status('Barn', 8000, HOUR + 8600)).toMatchObject({ state: 'live', lastFrameAt: 8000 })
  })

  test('its silence is measured from its newest picture, whatever else it sends', () => {
    const { take, status } = openFeed()
    take(picture('Barn'), 1000)
    take(malformed('Barn'), 9000)
    expect(status('Barn', 9000)).toMatchObject({
      state: 'stalled',
      lastSeen: 9000,
      lastFrameAt: 1000,
    })
  })

  test('when its last connection ends: gone, until it sends again', () => {
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

  test('the same picture for half a minute: unchanged since its first frame, until it changes', () => {
    const { take, status } = openFeed()
    const sendUntil = (end: number, mark: number) => {
      for (let at = status('Barn').lastSeen + 100; at <= end; at += 100)
        take(picture('Barn', mark), at)
    }
    take(picture('Barn', 1), 1000)
    take(picture('Barn', 2), 2000)
    sendUntil(2000 + UNCHANGED_AFTER_MS - 1, 2)
    expect(status('Barn', 31_900)).toMatchObject({ unchangedSince: 0, state: 'live' })
    sendUntil(60_000, 2)
    expect(status('Barn', 60_000)).toMatchObject({ unchangedSince: 2000, state: 'live' })
    take(picture('Barn', 3), 60_100)
    expect(status('Barn', 60_100).unchangedSince).toBe(0)
  })

  test('JPEGs without an end marker are counted as damaged', () => {
    const { take, status } = openFeed()
    const whole = picture('Barn')
    const cut = { kind: 'encoded', format: 'jpeg', width: 640, height: 480, cut: true } as const
    for (const message of [whole, { ...whole, picture: cut }]) take(message)
    expect(status('Barn')).toMatchObject({ received: 2, damaged: 1, malformed: 0 })
  })

  test('rates are measured over the last two seconds', () => {
    const { feed, take, status } = openFeed()
    for (let at = 0; at <= 4000; at += 500) {
      for (let frame = 0; frame < 10; frame++) take(picture('Barn'), at)
      feed.sample({ at, steady: at })
    }
    expect(status('Barn').receivedFps).toBeCloseTo(20)
  })

  test('rates of many cameras are updated in groups, the first of each camera at once', () => {
    const { feed, take } = openFeed()
    const rates = (): number[] => feed.cameras.statuses().map(({ receivedFps }) => receivedFps)
    const changes: number[] = []
    for (let at = 0; at <= 4000; at += 500) {
      // Each camera sends more often than before, so that every updated rate differs.
      for (let index = 0; index < 64; index++)
        for (let frame = 0; frame <= at / 500; frame++)
          take(picture(`Camera ${index}`), at, { peer: `peer ${index}` })
      const before = rates()
      feed.sample({ at, steady: at })
      changes.push(rates().filter((rate, index) => rate !== before[index]).length)
    }
    expect(changes).toEqual([0, 64, 16, 16, 16, 16, 16, 16, 16])
  })
})

describe('latencies', () => {
  test('are measured from the sender’s call to the painting, for cameras that report the send time, and for all together', () => {
    const { feed, screen, attach, take } = openFeed()
    attach()
    take(picture('A', 0, 1000))
    take(picture('B', 0, 1000))
    take(picture('silent'))
    screen.receive(progress({ painted: [1, 2, 3], paintedAt: [1010, 1030, 1040] }))
    const { cameras, all } = feed.cameras.latencies()
    expect([...cameras.keys()]).toEqual(['A', 'B'])
    expect(cameras.get('A')).toMatchObject({ count: 1 })
    expect(cameras.get('A')?.p50).toBeCloseTo(10, 0)
    expect(cameras.get('B')?.max).toBeCloseTo(30, 0)
    expect(all).toMatchObject({ count: 2 })
    expect(all?.max).toBeCloseTo(30, 0)
  })

  test('exclude frames that were dropped or drawn again', () => {
    const { feed, screen, sent, attach, take } = openFeed()
    attach()
    take(picture('A', 0, 1000))
    take(picture('A', 0, 1020))
    screen.receive(progress({ painted: [2], paintedAt: [1030], overtaken: [1] }))
    screen.receive({ kind: 'again', camera: 'A' })
    screen.receive(progress({ painted: [last(sent).id], paintedAt: [5000] }))
    expect(feed.cameras.latencies().all).toMatchObject({ count: 1 })
    expect(feed.cameras.latencies().all?.max).toBeCloseTo(10, 0)
  })

  test('are undefined if no sender reports the send time', () => {
    const { feed, sent, attach, take, paint } = openFeed()
    attach()
    take(picture('A'))
    paint(last(sent))
    expect(feed.cameras.latencies()).toEqual({ cameras: new Map(), all: undefined })
  })
})

describe('totals', () => {
  test('include messages without a camera, and removed cameras', () => {
    const { feed, faults, take } = openFeed()
    take(malformed(undefined))
    take(picture('Barn'))
    feed.forget('Barn')
    expect(feed.cameras.statuses()).toEqual([])
    const counted = { received: 1, dropped: 1, malformed: 1, bytes: 26 }
    expect(feed.cameras.totals()).toEqual({ ...NO_COUNTS, ...counted })
    expect(faults).toEqual([['It is broken.', undefined]])
  })

  test('cameras that are not live can be removed together; live ones stay', () => {
    const { feed, take } = openFeed()
    take(picture('stalled'), 0)
    take(picture('gone'), 0)
    take(malformed('without a picture'), 0)
    take(picture('live'), 9000)
    feed.forgetSilent({ at: 9000, steady: 9000 })
    expect([...feed.cameras.names]).toEqual(['live'])
    expect(feed.cameras.totals()).toMatchObject({ received: 3, malformed: 1 })
  })

  test('a camera that is removed with a frame at the painter leaves no frame uncounted', () => {
    const { feed, attach, take } = openFeed()
    attach()
    take(picture('Barn'))
    feed.forget('Barn')
    expect(feed.cameras.totals()).toMatchObject({ received: 1, painted: 0, dropped: 1 })
  })

  test('a full wall evicts first a camera without a picture, then one that is gone', () => {
    const { feed, take, status } = openFeed()
    for (let camera = 0; camera < MAX_CAMERAS - 1; camera++)
      take(picture(`Pi ${camera}`), camera, { peer: `peer ${camera}` })
    take(malformed('nonsense'), 900)
    take(picture('New'), 1000)
    expect(() => status('nonsense')).toThrow()
    feed.left('peer 0')
    take(picture('Newer'), 5000)
    expect(() => status('Pi 0')).toThrow()
    expect(feed.cameras.statuses()).toHaveLength(MAX_CAMERAS)
  })

  test('a full wall refuses new names with a message; known cameras continue', () => {
    const { feed, faults, take, status } = openFeed()
    for (let camera = 0; camera <= MAX_CAMERAS; camera++)
      take(picture(`Pi ${camera}`), 0, { peer: `peer ${camera}` })
    take(picture('Pi 0'), 0, { peer: 'peer 0' })
    expect(feed.cameras.statuses()).toHaveLength(MAX_CAMERAS)
    expect(feed.cameras.totals().malformed).toBe(1)
    expect(faults.map(([why]) => why)).toEqual([expect.stringMatching(/wall is full/)])
    expect(status('Pi 0').received).toBe(2)
  })

  test('a source that fills the wall gives up its newest cameras, but for its share', () => {
    const { feed, faults, take, status } = openFeed()
    const source = { knownBy: 'address', id: '192.168.1.31', label: '192.168.1.31' } as const
    const own = (name: string, at: number) => take(picture(name), at, { peer: name })
    for (let camera = 0; camera < MAX_CAMERAS; camera++)
      take(picture(`Pi ${camera}`), camera, { peer: `peer ${camera}`, source })
    own('Barn', 1000)
    expect(() => status(`Pi ${MAX_CAMERAS - 1}`)).toThrow()
    // It does not come back at the cost of another one.
    take(picture('Pi new'), 1001, { peer: 'peer new', source })
    expect(() => status('Pi new')).toThrow()
    expect(faults).toHaveLength(1)
    for (let camera = 1; camera < MAX_CAMERAS - MAX_CAMERAS_OF_SOURCE; camera++)
      own(`Barn ${camera}`, 1002)
    expect(faults).toHaveLength(1)
    own('One too many', 1003)
    expect(faults).toHaveLength(2)
    expect(status('Pi 0').received).toBe(1)
    expect(feed.cameras.statuses()).toHaveLength(MAX_CAMERAS)
  })

  test('cameras of one picture, whose connections stay open, make place after some time', () => {
    const { feed, take, faults } = openFeed()
    for (let camera = 0; camera < MAX_CAMERAS; camera++)
      take(picture(`n${camera}`), camera, { peer: `peer ${camera}` })
    take(picture('Barn'), 20_000, { peer: 'barn' })
    expect(faults).toHaveLength(1)
    take(picture('Barn'), 31_000, { peer: 'barn' })
    expect(faults).toHaveLength(1)
    expect([...feed.cameras.names]).toContain('Barn')
    expect([...feed.cameras.names]).not.toContain('n0')
  })
})
