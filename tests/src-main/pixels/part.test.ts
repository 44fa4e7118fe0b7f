/** Which part of a picture is needed, how large, and which pixels that takes. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  contains,
  fitToNeed,
  isEnough,
  mergeNeeds,
  partOfPixels,
  partWithin,
  pixelsOfPart,
  WHOLE,
  wholeSize,
} from '../../../src-main/pixels/part.ts'

const MIDDLE = { x: 0.25, y: 0.25, width: 0.5, height: 0.5 }
const PICTURE = { width: 3840, height: 2160 }

const part = fc
  .tuple(
    fc.double({ min: 0, max: 1, noNaN: true }),
    fc.double({ min: 0, max: 1, noNaN: true }),
    fc.double({ min: 0.02, max: 1, noNaN: true }),
  )
  .map(([x, y, side]) => ({ x: x * (1 - side), y: y * (1 - side), width: side, height: side }))
const need = fc.record({
  width: fc.integer({ min: 1, max: 4000 }),
  height: fc.integer({ min: 1, max: 4000 }),
  part,
})

test('a zoomed tile takes as many pixels as it has, never those of the whole picture', () => {
  const zoomed = { width: 960, height: 540, part: { ...MIDDLE, width: 0.125, height: 0.125 } }
  expect(wholeSize(zoomed)).toEqual({ width: 7680, height: 4320 })
  const taken = fitToNeed(PICTURE, zoomed)
  expect(taken).toMatchObject({ width: 482, height: 272 })
  expect(fitToNeed(PICTURE, { width: 960, height: 540, part: MIDDLE })).toEqual({
    width: 960,
    height: 540,
    part: MIDDLE,
  })
})

test('a picture that is needed as it is stays as it is', () => {
  expect(fitToNeed(PICTURE, PICTURE)).toBeUndefined()
  expect(fitToNeed(PICTURE, { width: 5000, height: 3000 })).toBeUndefined()
})

test('what is passed on for a need is enough for it, and no more than twice its pixels', () => {
  fc.assert(
    fc.property(need, (need) => {
      const taken = fitToNeed(PICTURE, need)
      if (taken === undefined) throw new Error('A part is always cut out.')
      expect(isEnough(taken, PICTURE, need)).toBe(true)
      const margin = 4
      const sides = [
        [taken.width, need.width, need.part.width * PICTURE.width],
        [taken.height, need.height, need.part.height * PICTURE.height],
      ] as const
      const isCut = sides.some(([, wanted, sent]) => wanted >= sent)
      for (const [side, wanted, sent] of sides)
        expect(side).toBeLessThanOrEqual(isCut ? sent + margin : wanted)
    }),
  )
})

test('the pixels of a part contain it, with the neighbours of its edges', () => {
  fc.assert(
    fc.property(part, fc.constantFrom(1, 2, 4), (part, step) => {
      const pixels = pixelsOfPart(part, PICTURE, step)
      expect(contains(partOfPixels(pixels, PICTURE), part)).toBe(true)
      expect(pixels.x % step).toBe(0)
      expect(pixels.x).toBeGreaterThanOrEqual(0)
      expect(pixels.x + pixels.width).toBeLessThanOrEqual(PICTURE.width)
      expect(pixels.y + pixels.height).toBeLessThanOrEqual(PICTURE.height)
    }),
  )
})

test('what serves two needs is enough for each', () => {
  fc.assert(
    fc.property(need, need, (a, b) => {
      const both = mergeNeeds(a, b)
      expect(isEnough(both, PICTURE, a)).toBe(true)
      expect(isEnough(both, PICTURE, b)).toBe(true)
      expect(mergeNeeds(both, a)).toEqual(both)
    }),
  )
})

test('tiles of the whole picture need it once, in the size of the largest', () => {
  expect(mergeNeeds({ width: 200, height: 50 }, { width: 60, height: 90 })).toEqual({
    width: 200,
    height: 90,
  })
})

test('pixels of another part, or too few of it, are not enough', () => {
  const there = { width: 480, height: 270, part: MIDDLE }
  expect(isEnough(there, PICTURE, { width: 480, height: 270 })).toBe(false)
  expect(isEnough(there, PICTURE, { width: 960, height: 540, part: MIDDLE })).toBe(false)
  expect(isEnough({ ...PICTURE }, PICTURE, { width: 9999, height: 9999, part: MIDDLE })).toBe(true)
})

test('while a part is not there yet, the nearest one that is there is shown', () => {
  expect(partWithin(MIDDLE, MIDDLE)).toBeUndefined()
  expect(partWithin(WHOLE, MIDDLE)).toEqual(MIDDLE)
  expect(partWithin(MIDDLE, WHOLE)).toBeUndefined()
  expect(partWithin(MIDDLE, { x: 0.7, y: 0.3, width: 0.25, height: 0.25 })).toEqual({
    x: 0.5,
    y: expect.closeTo(0.1) as number,
    width: 0.5,
    height: 0.5,
  })
})
