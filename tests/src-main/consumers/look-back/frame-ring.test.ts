import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Timed } from '../../../../src-main/consumers/look-back/camera-frames.ts'
import { FrameRing } from '../../../../src-main/consumers/look-back/frame-ring.ts'

interface Item extends Timed {
  readonly camera: string
}

function open(budget: number) {
  const removed: Item[] = []
  const ring = new FrameRing<Item>(budget, (item) => removed.push(item))
  const add = (camera: string, at: number, bytes: number) => ring.add(camera, { camera, at, bytes })
  const timesOf = (camera: string) => [...(ring.of(camera) ?? [])].map(({ at }) => at)
  return { ring, removed, add, timesOf }
}

const CAMERAS = ['a', 'b', 'c', 'd']
const sent = fc.array(
  fc.record({ camera: fc.constantFrom(...CAMERAS), bytes: fc.integer({ min: 1, max: 60 }) }),
  { maxLength: 300 },
)

describe('the budget', () => {
  test('is never exceeded, and what is counted is what is there', () => {
    fc.assert(
      fc.property(sent, fc.integer({ min: 1, max: 500 }), (frames, budget) => {
        const { ring, removed, add } = open(budget)
        let kept = 0
        for (const [at, { camera, bytes }] of frames.entries()) {
          if (add(camera, at, bytes)) kept += 1
          const all = CAMERAS.flatMap((name) => [...(ring.of(name) ?? [])])
          expect(ring.bytes).toBe(all.reduce((sum, item) => sum + item.bytes, 0))
          expect(ring.bytes).toBeLessThanOrEqual(budget)
          expect(all.length + removed.length).toBe(kept)
        }
      }),
    )
  })

  test('that becomes smaller is held at once; without one, nothing is kept', () => {
    const { ring, removed, add } = open(100)
    for (let at = 0; at < 10; at++) add('a', at, 10)
    ring.budget = 35
    expect(ring.bytes).toBe(30)
    ring.budget = 0
    expect(ring.kept).toEqual([])
    expect(removed).toHaveLength(10)
    expect(add('a', 11, 1)).toBe(false)
  })
})

describe('fairness', () => {
  test('a camera loses no frame while its frames take no more than its share', () => {
    fc.assert(
      fc.property(sent, fc.integer({ min: 1, max: 20 }), (frames, small) => {
        const budget = 400
        const { add, timesOf } = open(budget)
        const quiet: number[] = []
        for (const [at, { camera, bytes }] of frames.entries()) {
          add(camera, at, bytes)
          if ((quiet.length + 1) * small > budget / (CAMERAS.length + 1)) continue
          expect(add('quiet', at, small)).toBe(true)
          quiet.push(at)
        }
        expect(timesOf('quiet')).toEqual(quiet)
      }),
    )
  })

  test('what one leaves is of use to the others, until it needs it', () => {
    const { ring, add, timesOf } = open(100)
    for (let at = 0; at < 20; at++) add('a', at, 10)
    expect(timesOf('a')).toHaveLength(10)
    for (let at = 20; at < 40; at++) add('b', at, 10)
    expect(timesOf('a')).toHaveLength(5)
    expect(timesOf('b')).toHaveLength(5)
    expect(ring.bytes).toBe(100)
    expect(ring.kept).toMatchObject([
      { camera: 'a', frames: 5, bytes: 50, to: 19, isCut: true },
      { camera: 'b', frames: 5, bytes: 50, to: 39, isCut: true },
    ])
  })

  test('a frame that is larger than its share is not kept, and removes no other', () => {
    const { removed, add } = open(100)
    for (let at = 0; at < 10; at++) add('a', at, 10)
    expect(add('b', 10, 60)).toBe(false)
    expect(removed).toEqual([])
    expect(add('b', 11, 50)).toBe(true)
    expect(removed).toHaveLength(5)
  })
})

test('what is too old is removed, and a camera that is gone with its last frame', () => {
  const { ring, add, timesOf } = open(100)
  for (const at of [0, 10, 20]) for (const camera of ['here', 'gone']) add(camera, at, 1)
  ring.removeBefore(15, (camera) => camera === 'here')
  expect([timesOf('here'), timesOf('gone')]).toEqual([
    [10, 20],
    [10, 20],
  ])
  ring.removeBefore(30, (camera) => camera === 'here')
  expect(ring.kept.map(({ camera }) => camera)).toEqual(['here'])
  expect(timesOf('here')).toEqual([20])
})
