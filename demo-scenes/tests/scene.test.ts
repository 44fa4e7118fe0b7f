import { beforeAll, describe, expect, test } from 'vitest'
import { createScene, type Scene, sceneName } from '../src/scene.ts'

const SMALL = { width: 160, height: 120 }
const KINDS = Array.from({ length: 10 }, (_, index) => index)

/** Created once for the whole file; the first test of each scene shows that it keeps no state. */
const created = new Map<number, Scene>()

function frame(index: number, number = 30, seconds = number / 30): Uint8Array {
  const scene = created.get(index) ?? createScene(index, SMALL)
  created.set(index, scene)
  const pixels = new Uint8Array(SMALL.width * SMALL.height * 3)
  scene.draw(pixels, number, seconds)
  return pixels
}

/** The mean difference of the bytes of two frames. */
function difference(a: Uint8Array, b: Uint8Array): number {
  let sum = 0
  for (let at = 0; at < a.length; at++) sum += Math.abs((a[at] ?? 0) - (b[at] ?? 0))
  return sum / a.length
}

/** The difference of the two frames that differ least. */
function closest(frames: readonly Uint8Array[]): number {
  const differences = frames.flatMap((one, index) =>
    frames.slice(index + 1).map((other) => difference(one, other)),
  )
  return Math.min(...differences)
}

/** The number of pixels below the caption whose mean colour changes by more than grain changes it. */
function movedPixels(a: Uint8Array, b: Uint8Array, width: number): number {
  let moved = 0
  for (let at = width * 26 * 3; at < a.length; at += 3) {
    let change = 0
    for (let byte = at; byte < at + 3; byte++) change += Math.abs((a[byte] ?? 0) - (b[byte] ?? 0))
    if (change / 3 > 9) moved++
  }
  return moved
}

describe('names', () => {
  test('the first ten and some later ones', () => {
    expect(KINDS.map(sceneName)).toEqual([
      'Barn',
      'Driveway',
      'Greenhouse',
      'Dock',
      'Lab bench',
      'Aquarium',
      'High street',
      'Workshop',
      'Server room',
      'Car park',
    ])
    expect([10, 20, 30, 40].map(sceneName)).toEqual(['Meadow', 'Barn 2', 'Meadow 2', 'Barn 3'])
  })

  test('256 cameras have 256 names', () => {
    const names = Array.from({ length: 256 }, (_, index) => sceneName(index))
    expect(new Set(names).size).toBe(256)
  })

  test('a scene has its name and size', () => {
    expect(createScene(21, SMALL)).toMatchObject({ name: 'Driveway 2', ...SMALL })
  })
})

describe.each(KINDS)('scene %i', (index) => {
  test('the same arguments give the same frame, in any order', () => {
    const scene = createScene(index, SMALL)
    const first = new Uint8Array(160 * 120 * 3)
    const again = new Uint8Array(160 * 120 * 3)
    scene.draw(first, 77, 2.5)
    scene.draw(again, 9000, 300)
    scene.draw(again, 77, 2.5)
    expect(difference(again, first)).toBe(0)
    expect(difference(frame(index, 77, 2.5), first)).toBe(0)
  })

  test('something moves within two seconds, and most of the picture does not', () => {
    const moved = movedPixels(frame(index, 0, 0), frame(index, 0, 2), 160)
    expect(moved).toBeGreaterThan(25)
    expect(moved).toBeLessThan(160 * 120 * 0.35)
  })

  test('two frames of the same time differ only in grain', () => {
    const a = frame(index, 100, 5)
    const b = frame(index, 101, 5)
    const change = difference(a, b)
    expect(change).toBeGreaterThan(0.2)
    expect(change).toBeLessThan(4)
  })

  test.each([
    { width: 321, height: 243 },
    { width: 97, height: 211 },
    { width: 33, height: 7 },
    { width: 1, height: 1 },
  ])('$width x $height is drawn, without a byte outside the frame', (size) => {
    const bytes = size.width * size.height * 3
    const memory = new Uint8Array(bytes + 64).fill(251)
    const scene = createScene(index, size)
    for (const seconds of [0, 3.3, 61, 86_400]) {
      scene.draw(memory.subarray(31, 31 + bytes), Math.round(seconds * 30), seconds)
    }
    expect(memory.subarray(0, 31).every((byte) => byte === 251)).toBe(true)
    expect(memory.subarray(31 + bytes).every((byte) => byte === 251)).toBe(true)
  })

  test('brightness and contrast are those of a picture', () => {
    const pixels = frame(index)
    const mean = pixels.reduce((sum, byte) => sum + byte, 0) / pixels.length
    const spread = pixels.reduce((sum, byte) => sum + Math.abs(byte - mean), 0) / pixels.length
    expect(mean).toBeGreaterThan(25)
    expect(mean).toBeLessThan(215)
    expect(spread).toBeGreaterThan(20)
  })
})

describe('cameras', () => {
  const frames: Uint8Array[] = []
  beforeAll(() => {
    for (let index = 0; index < 64; index++) frames.push(frame(index))
  }, 60_000)

  test('the first sixteen differ clearly', () => {
    expect(closest(frames.slice(0, 16))).toBeGreaterThan(15)
  })

  test('all of 64 differ, also those of one kind', () => {
    expect(closest(frames)).toBeGreaterThan(6)
  })

  test('scenes of one size do not affect each other', () => {
    const expected = frame(3)
    const drawn = new Uint8Array(160 * 120 * 3)
    const scene = createScene(3, SMALL)
    frame(7)
    scene.draw(drawn, 30, 1)
    expect(difference(drawn, expected)).toBe(0)
  })

  test.each([
    { width: 0, height: 480 },
    { width: 640.5, height: 480 },
    { width: -2, height: -2 },
  ])('a size of $width x $height is refused', (size) => {
    expect(() => createScene(0, size)).toThrow(RangeError)
  })
})
