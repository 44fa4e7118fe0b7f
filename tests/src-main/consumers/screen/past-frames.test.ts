/** A window that looks back: each tile shows its camera's last frame at or before the moment, and the live counts still add up. */
import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { LookBack } from '../../../../src-main/consumers/look-back/look-back.ts'
import { Screen, WINDOW_IN_FLIGHT } from '../../../../src-main/consumers/screen/screen.ts'
import type { FrameMessage } from '../../../../src-main/contract/frame.ts'
import { aToning, laidOut, last, openFeed, picture, progress } from '../../../support/open-feed.ts'

const BARN_AND_YARD = ['Barn', 'Yard']

/** Each frame of Barn has an even mark, each of Yard an odd one; marks are seconds. */
function open({
  cameras = BARN_AND_YARD,
  toning = undefined as Parameters<typeof openFeed>[0],
} = {}) {
  const opened = openFeed(toning)
  const { feed, screen, sent, attach, take } = opened
  const lookBack = new LookBack(feed)
  lookBack.setPlan({ bytes: 1_000_000, fps: Infinity, seconds: 600 })
  attach()
  screen.receive(laidOut(cameras))
  for (let second = 1; second <= 10; second++) {
    take(picture(second % 2 === 0 ? 'Barn' : 'Yard', second), 1000 * second)
    settle(screen, sent.splice(0))
  }
  const back = (seconds: number) => {
    screen.showPast(lookBack, 1000 * seconds)
    return draw()
  }
  /** The painter draws all that it gets, until it gets no more. */
  const draw = () => {
    const drawn: FrameMessage[] = []
    while (sent.length > 0) {
      const frames = sent.splice(0)
      drawn.push(...frames)
      settle(screen, frames)
    }
    return drawn.map(({ camera, body }) => [camera, body[0]])
  }
  return { ...opened, lookBack, back, draw }
}

function settle(screen: Screen, frames: readonly FrameMessage[]): void {
  screen.receive(progress({ painted: frames.map(({ id }) => id) }))
}

function sumOf(counts: Screen['counts']): number {
  const { painted, unchanged, dropped, undecodable, onTheirWay } = counts
  return painted + unchanged + dropped + undecodable + onTheirWay
}

describe('a past moment', () => {
  test('is the last frame of each camera at or before it, by its bytes', () => {
    const { feed, screen, sent, attach, take } = openFeed()
    const lookBack = new LookBack(feed)
    lookBack.setPlan({ bytes: 100_000_000, fps: Infinity, seconds: 600 })
    const cameras = Array.from({ length: 64 }, (_, index) => `Pi ${index}`)
    const sha = (body: Uint8Array) => createHash('sha256').update(body).digest('hex')
    const history: { camera: string; at: number; sha: string }[] = []
    for (let at = 0; at < 3000; at += 7) {
      const camera = cameras[(at * 31) % 64] ?? ''
      const body = Uint8Array.from({ length: 50 }, (_, index) => (index * at) % 251)
      take({ ...picture(camera), body }, at)
      history.push({ camera, at, sha: sha(body) })
    }
    attach()
    screen.receive(laidOut(cameras))
    for (const time of [2990, 1500, 1501, 900, 2000]) {
      screen.showPast(lookBack, time)
      const shown = new Map<string, FrameMessage>()
      while (sent.length > 0) {
        expect(screen.work.mostInFlight).toBeLessThanOrEqual(WINDOW_IN_FLIGHT)
        for (const frame of sent) shown.set(frame.camera, frame)
        settle(screen, sent.splice(0))
      }
      for (const [camera, frame] of shown) {
        const wanted = history.findLast((each) => each.camera === camera && each.at <= time)
        expect(sha(frame.body)).toBe(wanted?.sha)
        expect(screen.pastOf(camera)?.arrivedAt).toBe(wanted?.at)
      }
      for (const camera of cameras) {
        const wanted = history.findLast((each) => each.camera === camera && each.at <= time)
        expect(screen.pastOf(camera)?.arrivedAt).toBe(wanted?.at)
      }
    }
  })

  test('is also of cameras without a tile that is painted', () => {
    const { screen, back } = open({ cameras: ['Barn'] })
    expect(screen.pastOf('Yard')).toBeUndefined()
    back(8)
    expect(BARN_AND_YARD.map((camera) => screen.pastOf(camera)?.body[0])).toEqual([8, 7])
    back(0)
    expect(BARN_AND_YARD.map((camera) => screen.pastOf(camera))).toEqual([undefined, undefined])
  })

  test('only what differs from the moment before is sent', () => {
    const { back } = open()
    expect(back(8)).toEqual([
      ['Barn', 8],
      ['Yard', 7],
    ])
    expect(back(8.5)).toEqual([])
    expect(back(9)).toEqual([['Yard', 9]])
  })

  test('of a camera without a frame is black', () => {
    const { back } = open()
    const [barn, yard] = back(1)
    expect([barn, yard]).toEqual([
      ['Barn', 0],
      ['Yard', 1],
    ])
    expect(back(2)).toEqual([['Barn', 2]])
  })

  test('is the newest one that was chosen, when the painter is slow', () => {
    const cameras = Array.from({ length: 20 }, (_, index) => `Pi ${index}`)
    const { screen, sent, take, lookBack, draw } = open({ cameras })
    for (let second = 1; second <= 3; second++)
      for (const camera of cameras) take(picture(camera, second), 20_000 + 1000 * second)
    draw()
    screen.showPast(lookBack, 21_000)
    expect(sent).toHaveLength(WINDOW_IN_FLIGHT)
    screen.showPast(lookBack, 22_000)
    const drawn = draw()
    expect(drawn.slice(WINDOW_IN_FLIGHT).every(([, mark]) => mark === 2)).toBe(true)
    expect(cameras.map((camera) => screen.pastOf(camera)?.body[0])).toEqual(cameras.map(() => 2))
  })

  test('stays when its frames are not kept any more, until another one is chosen', () => {
    const { screen, back, draw, lookBack } = open()
    back(2)
    lookBack.removeOld(1_000_000_000, () => false)
    screen.receive(laidOut(BARN_AND_YARD, { width: 1280 }))
    screen.receive({ kind: 'again', camera: 'Barn' })
    expect(draw()).toEqual([])
    expect(back(3)).toEqual([
      ['Barn', 0],
      ['Yard', 0],
    ])
  })

  test('is sent again for a larger tile, to a new tile, and to a new painter', () => {
    const { screen, attach, back, draw } = open({ cameras: ['Barn'] })
    expect(back(4)).toEqual([['Barn', 4]])
    screen.receive({ kind: 'again', camera: 'Barn' })
    expect(draw()).toEqual([['Barn', 4]])
    screen.receive(laidOut(BARN_AND_YARD))
    expect(draw()).toEqual([['Yard', 3]])
    attach()
    screen.receive(laidOut(BARN_AND_YARD))
    expect(draw()).toEqual([
      ['Barn', 4],
      ['Yard', 3],
    ])
  })

  test('is toned as the live picture is', async () => {
    const { toning, waiting } = aToning('Barn')
    const { screen, sent, lookBack } = open({ toning })
    const live = waiting.splice(0).length
    expect(live).toBeGreaterThan(0)
    screen.showPast(lookBack, 2000)
    expect(sent.map(({ camera }) => camera)).toEqual(['Yard'])
    const picture = { kind: 'packed', pixels: 'gray', width: 1, height: 1 } as const
    last(waiting).resolve({ picture, body: Uint8Array.of(77) })
    await new Promise(setImmediate)
    expect(sent.map(({ camera, body }) => [camera, body[0]])).toEqual([
      ['Yard', 1],
      ['Barn', 77],
    ])
  })
})

describe('live', () => {
  test('nothing is sent meanwhile, no camera is held up, and all counts add up', () => {
    const { feed, screen, sent, take, back, status } = open()
    take(picture('Barn', 12), 12_000)
    expect(sent).toHaveLength(1)
    back(4)
    expect(screen.counts).toMatchObject({ onTheirWay: 0, dropped: 1 })
    for (let second = 13; second < 20; second++) take(picture('Barn', second), 1000 * second)
    expect(sent).toEqual([])
    expect(feed.capacity).toBe(Infinity)
    screen.showLive()
    expect(sent.map(({ camera, body }) => [camera, body[0]])).toEqual([
      ['Yard', 9],
      ['Barn', 19],
    ])
    expect(screen.counts.offered).toBe(sumOf(screen.counts))
    settle(screen, sent.splice(0))
    expect(screen.counts.offered).toBe(sumOf(screen.counts))
    const { received, painted, unchanged, dropped } = status('Barn', 19_000)
    expect(received).toBe(painted + unchanged + dropped)
  })

  test('again, its frames have higher ids than those of the past, so that the painter shows them', () => {
    const { screen, sent, back, lookBack } = open()
    const ids: number[] = []
    for (let round = 0; round < 3; round++) {
      back(4 + round)
      screen.showPast(lookBack, 3000 + round)
      ids.push(...sent.map(({ id }) => id))
      settle(screen, sent.splice(0))
      screen.showLive()
      ids.push(...sent.map(({ id }) => id))
      settle(screen, sent.splice(0))
    }
    expect(ids.length).toBeGreaterThan(6)
    expect(new Set(ids).size).toBe(ids.length)
  })

  test('another window gets every frame', () => {
    const { feed, take, back } = open()
    const other = new Screen(feed, { stuck: () => undefined })
    const frames: FrameMessage[] = []
    other.attach({ send: (frame) => frames.push(structuredClone(frame)) })
    settle(other, frames.splice(0))
    back(4)
    for (let second = 11; second <= 15; second++) {
      take(picture('Barn', second), 1000 * second)
      settle(other, frames)
    }
    expect(frames.map(({ body }) => body[0])).toEqual([11, 12, 13, 14, 15])
    expect(other.counts).toMatchObject({ dropped: 0, onTheirWay: 0 })
  })
})
