import { expect, test } from 'vitest'
import { summaryOf } from '../../../../src-main/features/look-back/kept.ts'

const kept = (camera: string, from: number, isCut: boolean) => ({
  ...{ camera, from, to: 60_000, isCut },
  frames: 10,
  bytes: 1000,
})

test('so far the memory suffices for all cameras that use it up, and for the one that reaches furthest', () => {
  const cameras = [kept('small', 0, true), kept('large', 45_000, true), kept('new', 58_000, false)]
  expect(summaryOf(cameras, { from: 0, to: 60_000 }, 3000)).toEqual({
    range: { from: 0, to: 60_000 },
    bytes: 3000,
    frames: 30,
    cameras: 3,
    seconds: 15,
    mostSeconds: 60,
    begins: [0, 45_000, 58_000],
  })
})

test('while the memory is not used up, it is the whole time', () => {
  const range = { from: 10_000, to: 60_000 }
  expect(summaryOf([kept('new', 58_000, false)], range, 1000)).toMatchObject({ seconds: 50 })
  expect(summaryOf([], undefined, 0)).toMatchObject({ seconds: 0, mostSeconds: 0, begins: [] })
})
