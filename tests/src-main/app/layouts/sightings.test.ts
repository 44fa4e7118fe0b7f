/** When cameras that belong somewhere sent last. */
import { expect, test } from 'vitest'
import { SightingsKeeper } from '../../../../src-main/app/layouts/sightings.ts'
import { MAX_TILES } from '../../../../src-main/contract/limits.ts'
import type { Sighting } from '../../../../src-main/contract/named-layout.ts'
import { aCamera } from '../../../support/a-camera.ts'

const MINUTE = 60_000

function open(value: readonly Sighting[] = [], areGiven = false) {
  const saved: (readonly Sighting[])[] = []
  const kept = {
    get value() {
      return saved.at(-1) ?? value
    },
    set: (next: readonly Sighting[]) => void saved.push(next),
  }
  return { saved, keeper: new SightingsKeeper(kept, 0, areGiven) }
}

test('of cameras that belong nowhere, and of those without a picture, nothing is kept', () => {
  const { saved, keeper } = open()
  const cameras = [aCamera('Barn'), aCamera('Mute', { received: 0 })]
  expect(keeper.note(cameras, new Set(['Mute']), 1)).toBe(false)
  keeper.save(new Set(['Mute']), 2)
  expect(keeper.state).toEqual({ since: 0, last: [] })
  expect(saved).toEqual([])
})

test('a page is told when a camera leaves, and not while it sends', () => {
  const { keeper } = open()
  const expected = new Set(['Barn'])
  const told = [1, 2].map((at) => keeper.note([aCamera('Barn', { lastFrameAt: at })], expected, at))
  expect(told).toEqual([false, false])
  expect(keeper.note([], expected, 3)).toBe(true)
  expect(keeper.state.last).toEqual([{ camera: 'Barn', at: 2 }])
})

test('they are saved every ten minutes, without cameras that belong nowhere any more', () => {
  const { saved, keeper } = open([{ camera: 'Old', at: 5 }])
  const note = (at: number) =>
    keeper.note([aCamera('Barn', { lastFrameAt: at })], new Set(['Barn']), at)
  for (let minute = 1; minute <= 25; minute++) note(minute * MINUTE)
  expect(saved).toEqual([10, 20].map((minute) => [{ camera: 'Barn', at: minute * MINUTE }]))
})

test('while a file gives the layouts, cameras of the saved ones are kept', () => {
  const { saved, keeper } = open([{ camera: 'Old', at: 5 }], true)
  keeper.note([aCamera('Barn', { lastFrameAt: 7 })], new Set(['Barn']), 8)
  keeper.save(new Set(['Barn']), 9)
  expect(saved).toEqual([
    [
      { camera: 'Old', at: 5 },
      { camera: 'Barn', at: 7 },
    ],
  ])
})

test('beyond the maximum, those that are known longest go', () => {
  const old = Array.from({ length: MAX_TILES }, (_, index) => ({ camera: `Pi ${index}`, at: 5 }))
  const { saved, keeper } = open(old, true)
  keeper.note([aCamera('Barn', { lastFrameAt: 7 })], new Set(['Barn']), 8)
  keeper.save(new Set(['Barn']), 9)
  expect(saved).toEqual([[...old.slice(1), { camera: 'Barn', at: 7 }]])
})
