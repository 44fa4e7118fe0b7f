import { describe, expect, test } from 'vitest'
import { Canvas, lineInk } from '../../src/tools/canvas.ts'
import { Painting } from '../../src/tools/painting.ts'
import { rect } from '../../src/tools/shapes.ts'

const WIDTH = 12
const HEIGHT = 8

/** A canvas filled with one colour. */
function canvasOf(red: number, green: number, blue: number): Canvas {
  const painting = new Painting(WIDTH, HEIGHT, 1)
  painting.paint(undefined, [red, green, blue])
  const canvas = new Canvas(WIDTH, HEIGHT)
  canvas.begin(painting.toPicture(0))
  return canvas
}

/** A painting filled with one grey. */
function solid(width: number, height: number, grey: number): Painting {
  const painting = new Painting(width, height, 1)
  painting.paint(rect(0, 0, width, height), [grey, grey, grey])
  return painting
}

function finished(canvas: Canvas): Uint8Array {
  const bytes = new Uint8Array(WIDTH * HEIGHT * 3)
  canvas.finish(bytes, 0, 0)
  return bytes
}

/** `#` for each pixel that is brighter than half, `.` for the others. */
function bright(canvas: Canvas): string[] {
  const bytes = finished(canvas)
  return Array.from({ length: HEIGHT }, (_, row) =>
    Array.from({ length: WIDTH }, (_, column) =>
      (bytes[(row * WIDTH + column) * 3] ?? 0) > 127 ? '#' : '.',
    ).join(''),
  )
}

test('a frame is blue, green, red, with at most one step of the finest grain', () => {
  const bytes = finished(canvasOf(30, 120, 200))
  for (let at = 0; at < bytes.length; at += 3) {
    const [blue = 0, green = 0, red = 0] = bytes.subarray(at, at + 3)
    expect(Math.abs(blue - 200)).toBeLessThanOrEqual(1)
    expect(Math.abs(green - 120)).toBeLessThanOrEqual(1)
    expect(Math.abs(red - 30)).toBeLessThanOrEqual(1)
  }
})

test('the coarsest grain on the brightest picture does not carry into the next channel', () => {
  const canvas = canvasOf(255, 255, 255)
  canvas.glow(solid(WIDTH, HEIGHT, 255).toLight(), 0, 0)
  canvas.blit(solid(6, 6, 255).toSprite(), 1.5, 0.5, 0.5)
  const bytes = new Uint8Array(WIDTH * HEIGHT * 3)
  for (let frame = 0; frame < 50; frame++) {
    canvas.finish(bytes, frame, 3)
    for (const byte of bytes) expect(byte).toBeGreaterThan(225)
  }
})

describe('sprites', () => {
  test('a sprite is drawn at its position', () => {
    const canvas = canvasOf(0, 0, 0)
    canvas.blit(solid(3, 2, 230).toSprite(), 2, 1)
    expect(bright(canvas).slice(0, 4)).toEqual([
      '............',
      '..###.......',
      '..###.......',
      '............',
    ])
  })

  test.each([
    { x: -2, y: -1, corner: '#...' },
    { x: 10, y: 7, corner: '....' },
    { x: 40, y: 40, corner: '....' },
    { x: -40, y: -40, corner: '....' },
  ])('at ($x, $y) it is clipped at the edge', ({ x, y, corner }) => {
    const canvas = canvasOf(0, 0, 0)
    canvas.blit(solid(3, 2, 230).toSprite(), x, y)
    expect(bright(canvas)[0]?.slice(0, 4)).toBe(corner)
  })

  test('a position between two pixels is interpolated', () => {
    const canvas = canvasOf(0, 0, 0)
    canvas.blit(solid(1, 1, 200).toSprite(), 4.5, 2)
    const bytes = finished(canvas)
    const row = Array.from({ length: 4 }, (_, at) => bytes[(2 * WIDTH + 3 + at) * 3] ?? 0)
    expect(row.map((byte) => Math.round(byte / 20) * 20)).toEqual([0, 100, 100, 0])
  })

  test('sway bends the top and leaves the foot in place', () => {
    const canvas = canvasOf(0, 0, 0)
    canvas.sway(solid(1, 8, 230).toSprite(), 2, 0, 4)
    const rows = bright(canvas)
    expect(rows[0]?.indexOf('#')).toBe(6)
    expect(rows[7]?.indexOf('#')).toBe(2)
  })

  test('a sprite can be drawn at half its size', () => {
    const canvas = canvasOf(0, 0, 0)
    canvas.scaled(solid(8, 8, 230).toSprite(), 2, 1, 0.5)
    expect(bright(canvas).slice(0, 6)).toEqual([
      '............',
      '..####......',
      '..####......',
      '..####......',
      '..####......',
      '............',
    ])
  })
})

describe('layers', () => {
  const stripe = new Painting(16, 2, 1)
  stripe.paint(rect(0, 0, 4, 2), [230, 230, 230])
  const layer = stripe.toLayer()

  test('a layer drifts left and repeats', () => {
    const canvas = canvasOf(0, 0, 0)
    canvas.drift(layer, 2, 3)
    expect(bright(canvas)[3]).toBe('##..........')
    const later = canvasOf(0, 0, 0)
    later.drift(layer, 7, 3)
    expect(bright(later)[3]).toBe('.........###')
    const backwards = canvasOf(0, 0, 0)
    backwards.drift(layer, -5, 3)
    expect(bright(backwards)[3]).toBe('.....####...')
  })

  test('it covers only what the mask allows', () => {
    const canvas = canvasOf(0, 0, 0)
    const mask = Uint8Array.from({ length: WIDTH * HEIGHT }, (_, at) => (at % 2 === 0 ? 255 : 0))
    canvas.drift(layer, 0, 0, mask)
    expect(bright(canvas)[0]).toBe('#.#.........')
  })
})

test('light is added with its gain', () => {
  const canvas = canvasOf(40, 40, 40)
  const light = solid(2, 1, 100).toLight()
  canvas.glow(light, 5, 3, 0.5)
  canvas.glow(light, 5, 3)
  canvas.glow(light, -1, 0)
  expect(bright(canvas)[3]).toBe('.....##.....')
  expect(bright(canvas)[0]).toBe('#...........')
})

test('a line runs from end to end and is clipped at the edge', () => {
  const canvas = canvasOf(0, 0, 0)
  const ink = lineInk([230, 230, 230])
  canvas.line(2, 1.5, 7, 1.5, 1, ink)
  canvas.line(10.5, 4, 10.5, 40, 1, ink)
  const rows = bright(canvas)
  expect(rows[1]).toMatch(/^\.[.#]#####[.#]\.\.\.\.$/)
  expect(rows[7]).toBe('..........#.')
})
