/** The feed of a sender that makes up its names: one camera, and no other camera is disturbed. */
import { describe, expect, test } from 'vitest'
import { WINDOW_IN_FLIGHT } from '../../../src-main/consumers/screen/screen.ts'
import { MAX_CAMERAS } from '../../../src-main/contract/limits.ts'
import { NO_READINGS } from '../../../src-main/contract/readings.ts'
import { SHOWN_AT_ONCE } from '../../../src-main/feed/connection-names.ts'
import { Feed } from '../../../src-main/feed/feed.ts'
import type { PictureMessage, ReceivedMessage } from '../../../src-main/receive/imagezmq/message.ts'
import { anArrival, last, malformed, openFeed, picture, progress } from '../../support/open-feed.ts'

const names = (feed: Feed) => [...feed.cameras.names]

function withReadings(camera: string, readings: PictureMessage['readings']): ReceivedMessage {
  const message = picture(camera)
  return readings === undefined ? message : { ...message, readings }
}

describe('a sender that makes up its names', () => {
  test('becomes one camera, which is reported; its old cameras vanish', () => {
    const { feed, take, renamings, vanished, appeared } = openFeed()
    for (let frame = 0; frame < 600; frame++) {
      take(picture(`b03_${frame}`), frame * 25, { peer: 'renames' })
      take(picture('Barn'), frame * 25, { peer: 'barn' })
    }
    expect(names(feed)).toEqual(['Barn', 'b03_…'])
    expect(renamings).toMatchObject([{ camera: 'b03_…' }])
    expect(new Set(vanished)).toEqual(new Set(appeared.filter((name) => /^b03_\d+$/.test(name))))
  })

  test('counts every frame: painted, dropped, or on its way', () => {
    const { feed, attach, take } = openFeed()
    attach()
    for (let frame = 0; frame < 600; frame++) take(picture(`b03_${frame}`), frame * 25)
    const { received, painted, dropped, malformed: bad } = feed.cameras.totals()
    expect({ received, painted, bad }).toEqual({ received: 600, painted: 0, bad: 0 })
    feed.forget('b03_…')
    expect(feed.cameras.totals()).toMatchObject({ received: 600, dropped: 600 })
    expect(dropped).toBeLessThan(600)
  })

  test('is paced as its camera, so that a new name is no new share', () => {
    const { feed } = openFeed()
    const paced = new Set<string | undefined>()
    for (let frame = 0; frame < 1000; frame++) {
      const message = frame % 7 === 0 ? malformed(`b03_${frame}`) : picture(`b03_${frame}`)
      paced.add(feed.take(message, anArrival(), { at: frame * 25, steady: frame * 25 }))
    }
    expect(paced.size).toBeLessThanOrEqual(25)
  })

  test('is served after all others, and leaves the capacity to them', () => {
    const { feed, screen, sent, attach, take } = openFeed()
    for (let frame = 0; frame < 600; frame++) take(picture(`b03_${frame}`), frame * 25)
    attach()
    for (let camera = 0; camera < WINDOW_IN_FLIGHT - 1; camera++)
      take(picture(`Pi ${camera}`), 15e3)
    expect(feed.capacity).toBe(3)
    take(picture('b03_600'), 15e3)
    expect(feed.capacity).toBe(3)
    take(picture('Barn'), 15e3, { peer: 'Barn' })
    expect(feed.capacity).toBe(2)
    for (let left = 2; left > 0; left--) screen.receive(progress({ decoded: [last(sent).id] }))
    expect(sent.slice(-2).map(({ camera }) => camera)).toEqual(['Barn', 'b03_…'])
  })

  test('does not remove a camera that another sender sends, too', () => {
    const { feed, take } = openFeed()
    take(picture('b03_5'), 0, { peer: 'other' })
    for (let frame = 0; frame < 600; frame++) take(picture(`b03_${frame}`), frame * 25)
    expect(names(feed)).toEqual(['b03_5', 'b03_…'])
  })

  test('does not keep other cameras from a full wall', () => {
    const { feed, take, faults } = openFeed()
    for (let frame = 0; frame < 6000; frame++)
      take(picture(`p${frame % 300} ${frame}`), frame, { peer: `peer ${frame % 300}` })
    expect(names(feed).length).toBeLessThanOrEqual(MAX_CAMERAS)
    const before = faults.length
    for (let peer = 0; peer < 300; peer++) feed.left(`peer ${peer}`)
    take(picture('Barn'), 100_000, { peer: 'barn' })
    expect(names(feed)).toContain('Barn')
    expect(faults).toHaveLength(before)
  })
})

function closedFeed(allowed: readonly string[]) {
  const asked: string[] = []
  const nothing = () => undefined
  const feed = new Feed({
    admits: (camera) => {
      asked.push(camera)
      return allowed.includes(camera)
    },
    ...{ appeared: nothing, vanished: nothing, renames: nothing, shared: nothing },
    readingsChanged: nothing,
    ...{ fault: nothing, said: nothing, backPressureReleased: nothing, demandChanged: nothing },
  })
  return { feed, asked }
}

describe('names that are not allowed', () => {
  test('do not come in under the name that shows made-up ones', () => {
    const { feed, asked } = closedFeed(['b03_', 'b03', 'unnamed'])
    for (let frame = 0; frame < 600; frame++)
      feed.take(picture(`b03_${frame}`), anArrival(), { at: frame * 25, steady: frame * 25 })
    expect(names(feed)).toEqual([])
    expect(asked.at(-1)).toBe('b03_…')
  })

  test('are checked as they are shown', () => {
    const { feed } = closedFeed(['unnamed (2)', 'Barn'])
    const unnamed = { ...picture('x'), camera: undefined } as ReceivedMessage
    expect(feed.take(unnamed, anArrival({ peer: 'a' }))).toBe('unnamed')
    expect(feed.take(unnamed, anArrival({ peer: 'b' }))).toBe('unnamed (2)')
    feed.take(picture('Barn'), anArrival({ peer: 'c' }))
    expect(names(feed)).toEqual(['unnamed (2)', 'Barn'])
  })
})

test('what is not shown is paced as the newest camera of its connection that is', () => {
  const feed = closedFeed(['Barn', 'Gate']).feed
  const paces = (message: ReceivedMessage, at: number, peer = 'peer') =>
    feed.take(message, anArrival({ peer }), { at, steady: at })
  expect(paces(picture('Yard'), 1)).toBe('Yard')
  expect(paces(malformed(undefined), 2)).toBeUndefined()
  expect(paces(picture('Barn'), 3)).toBe('Barn')
  expect(paces(picture('Yard'), 4)).toBe('Barn')
  expect(paces(malformed(undefined), 5)).toBe('Barn')
  paces(picture('Gate'), 6)
  expect(paces(picture('Yard'), 7)).toBe('Gate')
  expect(paces(picture('Yard'), 8, 'other')).toBe('Yard')
  for (let name = 0; name < SHOWN_AT_ONCE; name++) paces(picture(`Refused ${name}`), 9)
  expect(paces(picture('Withheld'), 9)).toBe('Gate')
  const published = anArrival({ mode: 'pub-sub' })
  expect(feed.take(picture('Yard'), published, { at: 10, steady: 10 })).toBe('Yard')
})

describe('a camera without a name', () => {
  test('is called after its source, also for messages that cannot be shown', () => {
    const { take, status, faults } = openFeed()
    const unnamed = { ...picture('x'), camera: undefined } as ReceivedMessage
    const source = { knownBy: 'address', id: '192.168.1.31', label: '192.168.1.31' } as const
    take(malformed(undefined), 0, { source })
    take(unnamed, 1, { source })
    take(malformed(undefined), 2, { source })
    expect(faults.map(([, camera]) => camera)).toEqual([undefined, '192.168.1.31'])
    expect(status('192.168.1.31')).toMatchObject({ knownBy: 'address', received: 1, malformed: 1 })
  })
})

describe('readings', () => {
  test('are those of the newest picture, and the same object while they are equal', () => {
    const { take, status, changedReadings } = openFeed()
    take(withReadings('Pi', undefined))
    expect(status('Pi').readings).toBe(NO_READINGS)
    take(withReadings('Pi', { temp: 36.5, n: NaN }))
    const { readings } = status('Pi')
    expect(readings).toEqual({ temp: 36.5, n: NaN })
    take(withReadings('Pi', { temp: 36.5, n: NaN }))
    expect(status('Pi').readings).toBe(readings)
    take(withReadings('Pi', { temp: 36.6, n: NaN }), 7)
    expect(status('Pi').readings).toEqual({ temp: 36.6, n: NaN })
    take(withReadings('Pi', undefined), 8)
    expect(status('Pi').readings).toBe(NO_READINGS)
    expect(changedReadings).toEqual([
      ['Pi', { temp: 36.5, n: NaN }, 0],
      ['Pi', { temp: 36.6, n: NaN }, 7],
      ['Pi', NO_READINGS, 8],
    ])
  })
})

describe('two senders of one name', () => {
  test('are noticed once, and the status has a flag while both send', () => {
    const { take, status, shared } = openFeed()
    for (let frame = 0; frame < 100; frame++)
      take(picture('dup'), frame * 50, { peer: `peer ${frame % 2}` })
    expect(shared).toEqual(['dup'])
    expect(status('dup', 5000).isShared).toBe(true)
    for (let frame = 100; frame < 500; frame++) take(picture('dup'), frame * 50, { peer: 'peer 0' })
    expect(status('dup', 25_000).isShared).toBe(false)
  })
})
