import { describe, expect, test } from 'vitest'
import { hasDot } from '../src/caption-font.ts'
import { createCaption } from '../src/caption.ts'

const GREY = 120

interface Drawn {
  readonly at: (x: number, y: number) => number | undefined
  readonly changed: readonly (readonly [x: number, y: number])[]
  readonly pixels: Uint8Array
}

function drawn(
  name: string,
  size: { readonly width: number; readonly height: number },
  frame = 1234,
  seconds = 41.9,
): Drawn {
  const pixels = new Uint8Array(size.width * size.height * 3).fill(GREY)
  createCaption(name, size).draw(pixels, frame, seconds)
  const at = (x: number, y: number) => pixels[(y * size.width + x) * 3]
  const changed = Array.from({ length: size.width * size.height }, (_, pixel) => {
    return [pixel % size.width, Math.floor(pixel / size.width)] as const
  }).filter(([x, y]) => at(x, y) !== GREY)
  return { at, changed, pixels }
}

/** The dots of a line of text as characters, read from a frame at scale 1. */
function readDots({ at }: Drawn, left: number, top: number, letters: number): string[] {
  return Array.from({ length: 7 }, (_, row) =>
    Array.from({ length: letters * 6 - 1 }, (_, column) =>
      (at(left + column, top + row) ?? 0) > 200 ? '#' : '.',
    ).join(''),
  )
}

/** The same, from the font. */
function fontDots(text: string): string[] {
  return Array.from({ length: 7 }, (_, row) =>
    Array.from(text)
      .map((letter) =>
        Array.from({ length: 5 }, (_, column) => (hasDot(letter, column, row) ? '#' : '.')).join(
          '',
        ),
      )
      .join('.'),
  )
}

describe('text', () => {
  test('the name in capitals at the top left, number and clock below it in a small frame', () => {
    const picture = drawn('Barn', { width: 160, height: 120 })
    expect(readDots(picture, 3, 3, 4)).toEqual(fontDots('BARN'))
    expect(readDots(picture, 3, 13, 17)).toEqual(fontDots('#001234  00:00:41'))
  })

  test('number and clock at the top right of a frame that is wide enough', () => {
    const picture = drawn('Barn', { width: 320, height: 240 })
    expect(readDots(picture, 7, 7, 4)).toEqual(fontDots('BARN'))
    expect(readDots(picture, 320 - 7 - (17 * 6 - 1), 7, 17)).toEqual(fontDots('#001234  00:00:41'))
  })

  test('hours, and frame numbers with more than six digits', () => {
    const picture = drawn('Barn', { width: 320, height: 240 }, 2_345_678, 3600 * 27 + 60 * 5 + 9)
    const text = '#02345678  27:05:09'
    expect(readDots(picture, 320 - 7 - (text.length * 6 - 1), 7, text.length)).toEqual(
      fontDots(text),
    )
  })

  test('a letter of the font has the dots of the letter', () => {
    expect(fontDots('1')).toEqual(['..#..', '.##..', '..#..', '..#..', '..#..', '..#..', '.###.'])
  })

  test('letters that are not in the font are left out', () => {
    const size = { width: 320, height: 240 }
    expect(drawn('ÄÖ€', size).changed).toEqual(drawn('', size).changed)
  })
})

describe('position and outline', () => {
  test('each dot has a dark outline, so that it is legible on any background', () => {
    const { at, changed } = drawn('Barn', { width: 640, height: 480 })
    for (const [x, y] of changed.filter(([x, y]) => (at(x, y) ?? 0) > 200)) {
      for (const [dx, dy] of [
        [-1, 0],
        [1, 0],
        [0, -1],
        [0, 1],
      ] as const) {
        expect(at(x + dx, y + dy)).not.toBe(GREY)
      }
    }
  })

  test.each([
    { width: 160, height: 120 },
    { width: 321, height: 243 },
    { width: 640, height: 480 },
    { width: 1280, height: 720 },
    { width: 1920, height: 1080 },
  ])('the caption stays in the top quarter of $width x $height', (size) => {
    const { changed } = drawn('Greenhouse 2', size)
    const lowest = Math.max(...changed.map(([, y]) => y))
    expect(lowest).toBeGreaterThan(size.height * 0.04)
    expect(lowest).toBeLessThan(size.height * 0.25)
  })

  test.each([
    { width: 1, height: 1 },
    { width: 20, height: 9 },
    { width: 40, height: 300 },
  ])('$width x $height is too small: no byte outside the frame is written', (size) => {
    const bytes = size.width * size.height * 3
    const memory = new Uint8Array(bytes + 64).fill(GREY)
    createCaption('Greenhouse', size).draw(memory.subarray(32, 32 + bytes), 1, 1)
    expect(memory.subarray(0, 32).every((byte) => byte === GREY)).toBe(true)
    expect(memory.subarray(32 + bytes).every((byte) => byte === GREY)).toBe(true)
  })
})
