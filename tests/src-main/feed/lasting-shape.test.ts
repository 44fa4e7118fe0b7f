import { expect, test } from 'vitest'
import type { Size } from '../../../src-main/contract/frame.ts'
import { LastingShape, SHAPE_LASTS_MS } from '../../../src-main/feed/lasting-shape.ts'

const WIDE = { width: 640, height: 480 }
const TALL = { width: 480, height: 640 }

/** The shape after each of these pictures, one every `every` milliseconds. */
function shapes(sizes: readonly Size[], every: number): readonly Size[] {
  const lasting = new LastingShape()
  return sizes.map((size, index) => {
    lasting.note(size, index * every)
    return lasting.shape
  })
}

test('the first picture gives the shape', () => {
  expect(new LastingShape().shape).toEqual({ width: 0, height: 0 })
  expect(shapes([TALL], 100)).toEqual([TALL])
})

test('a size that changes with every frame does not change the shape', () => {
  const sizes = [WIDE, TALL, { width: 1920, height: 1080 }, { width: 53, height: 37 }]
  const all = shapes(
    Array.from({ length: 200 }, (_, index) => sizes[index % sizes.length] ?? WIDE),
    100,
  )
  expect(new Set(all)).toEqual(new Set([WIDE]))
})

test('a new shape is taken over when it has lasted', () => {
  const pictures = [WIDE, ...Array.from({ length: 20 }, () => TALL)]
  const all = shapes(pictures, 100)
  expect(all.findIndex((shape) => shape.width === TALL.width)).toBe(1 + SHAPE_LASTS_MS / 100)
  expect(all.at(-1)).toEqual(TALL)
})

test('a slow camera has its new shape with its second picture', () => {
  expect(shapes([WIDE, TALL, TALL], 60_000)).toEqual([WIDE, WIDE, TALL])
})

test('another size of the same shape is the same object', () => {
  const [first, second] = shapes([WIDE, { width: 1280, height: 960 }], 100)
  expect(second).toBe(first)
})
