/** Compares the scaler's WebAssembly with the same calculations in JavaScript. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  BYTES_PER_PIXEL,
  i420,
  type PackedPixels,
  type Pixels,
  type PlanarPixels,
} from '../../../src-main/pixels/pixels.ts'
import { makeScaler } from '../../../src-main/pixels/scaler.ts'

/** Tolerance in levels of 255: weights have seven bits, and BT.601's factors six. */
const TOLERANCE = 3
/** For black and white neighbours the rounding of each weight counts in full, and blue amplifies chroma by 1.8. */
const TOLERANCE_OF_NOISE = 7
/** Each halving rounds up twice. */
const TOLERANCE_OF_HALVING = 1
/** The mean of four pixels rounds up twice, in each channel. */
const TOLERANCE_OF_MEANS = 2

interface Size {
  readonly width: number
  readonly height: number
}

interface Grid extends Size {
  at(x: number, y: number): number
}

type Colour = readonly [red: number, green: number, blue: number]

/** Bilinear, with aligned pixel centres. @param covered - the pixels of the grid that show the picture */
function scaleGrid(grid: Grid, width: number, height: number, covered: Size): Grid {
  const { width: fromWidth, height: fromHeight } = grid
  if (fromWidth >= 4 && covered.width >= 2 * width && covered.height >= 2 * height) {
    const half = halveGrid(grid)
    return scaleGrid(half, width, height, {
      width: (covered.width * half.width) / fromWidth,
      height: (covered.height * half.height) / fromHeight,
    })
  }
  const place = (index: number, from: number, to: number, length: number) => {
    const middle = Math.max(0, Math.min(((index + 0.5) * length) / to - 0.5, from - 1))
    const first = Math.min(Math.floor(middle), Math.max(0, from - 2))
    return { first, next: Math.min(first + 1, from - 1), weight: middle - first }
  }
  const mix = (a: number, b: number, weight: number) => a + (b - a) * weight
  const columns = range(width).map((x) => place(x, fromWidth, width, covered.width))
  const rows = range(height).map((y) => place(y, fromHeight, height, covered.height))
  return {
    width,
    height,
    at: (x, y) => {
      const [column, row] = [columns[x], rows[y]]
      if (column === undefined || row === undefined) return NaN
      const upper = mix(
        grid.at(column.first, row.first),
        grid.at(column.next, row.first),
        column.weight,
      )
      const lower = mix(
        grid.at(column.first, row.next),
        grid.at(column.next, row.next),
        column.weight,
      )
      return mix(upper, lower, row.weight)
    },
  }
}

function range(length: number): readonly number[] {
  return Array.from({ length }, (_, index) => index)
}

/** Each pixel is the mean of four; an odd last row or column is omitted. */
function halveGrid(grid: Grid): Grid {
  const width = grid.width >> 1
  const means = Array.from({ length: width * (grid.height >> 1) }, (_, index) => {
    const x = 2 * (index % width)
    const y = 2 * Math.floor(index / width)
    return (grid.at(x, y) + grid.at(x + 1, y) + grid.at(x, y + 1) + grid.at(x + 1, y + 1)) / 4
  })
  return { width, height: grid.height >> 1, at: (x, y) => means[y * width + x] ?? NaN }
}

/** Full-range BT.601, as in JFIF (ITU-T T.871, 7). */
function toRgb(y: number, cb: number, cr: number): Colour {
  const [u, v] = [cb - 128, cr - 128]
  return [y + 1.402 * v, y - 0.344136 * u - 0.714136 * v, y + 1.772 * u]
}

/** The picture's channels, each at its own resolution: luma and chroma, or red, green and blue. */
function gridsOf(pixels: Pixels): readonly Grid[] {
  const byte = (index: number) => pixels.data[index] ?? NaN
  if (pixels.kind === 'planar')
    return pixels.planes.map(({ offset, stride }, index) => ({
      width: index === 0 ? pixels.width : pixels.chromaWidth,
      height: index === 0 ? pixels.height : pixels.chromaHeight,
      at: (x, y) => byte(offset + y * stride + x),
    }))
  const { width, height, order } = pixels
  const bytes = BYTES_PER_PIXEL[order]
  const places = { gray: [0, 0, 0], bgr: [2, 1, 0], bgra: [2, 1, 0], rgba: [0, 1, 2] }[order]
  return places.map((place) => ({
    width,
    height,
    at: (x, y) => byte((y * width + x) * bytes + place),
  }))
}

/** The pixels of a channel that show the picture: of halved chroma, the last one shows half as much at an odd edge. */
function coveredBy(grid: Grid, { width, height }: Size): Size {
  return {
    width: grid.width === width ? width : width / 2,
    height: grid.height === height ? height : height / 2,
  }
}

function expected(pixels: Pixels, width: number, height: number): (x: number, y: number) => Colour {
  const [a, b, c] = gridsOf(pixels).map((grid) =>
    scaleGrid(grid, width, height, coveredBy(grid, pixels)),
  )
  return (x, y) => {
    const [p = NaN, q = NaN, r = NaN] = [a?.at(x, y), b?.at(x, y), c?.at(x, y)]
    const colour = pixels.kind === 'planar' ? toRgb(p, q, r) : ([p, q, r] as const)
    return colour.map((level) => Math.max(0, Math.min(level, 255))) as unknown as Colour
  }
}

/** The largest distance of any channel of any pixel from `colourAt`; every pixel must be opaque. */
function distance(
  scaled: Uint8ClampedArray,
  width: number,
  height: number,
  colourAt: (x: number, y: number) => Colour,
): number {
  expect(scaled).toHaveLength(width * height * 4)
  let most = 0
  for (let pixel = 0; pixel < width * height; pixel++) {
    const colour = colourAt(pixel % width, Math.floor(pixel / width))
    for (const [channel, level] of colour.entries())
      most = Math.max(most, Math.abs((scaled[4 * pixel + channel] ?? NaN) - level))
    if (scaled[4 * pixel + 3] !== 255) return NaN
  }
  return most
}

/** Each run compares some thousand pixels, and there is a property for each order of bytes and each subsampling. */
const RUNS = 40

function assertProperty<Values>(property: fc.IProperty<Values>): void {
  fc.assert(property, { numRuns: RUNS })
}

const scaler = makeScaler()

const ORDERS = ['gray', 'bgr', 'bgra', 'rgba'] as const
const SUBSAMPLINGS = { '4:2:0': [1, 1], '4:2:2': [1, 0], '4:4:4': [0, 0] } as const
const NAMES = ['4:2:0', '4:2:2', '4:4:4'] as const

/** The levels of a one-colour picture: of each plane, or of each byte of a pixel. */
type Levels = (channel: number, x: number, y: number) => number

function packed(
  order: PackedPixels['order'],
  width: number,
  height: number,
  levels: Levels,
): PackedPixels {
  const bytes = BYTES_PER_PIXEL[order]
  const data = Uint8Array.from({ length: width * height * bytes }, (_, index) => {
    const pixel = Math.floor(index / bytes)
    return levels(index % bytes, pixel % width, Math.floor(pixel / width))
  })
  return { kind: 'packed', width, height, data, order }
}

/** Each row of a plane ends with `gap` unused bytes, as some decoders leave them. */
function planar(
  subsampling: keyof typeof SUBSAMPLINGS,
  width: number,
  height: number,
  levels: Levels,
  gap = 0,
): PlanarPixels {
  const [across, down] = SUBSAMPLINGS[subsampling]
  const chromaWidth = (width + across) >> across
  const chromaHeight = (height + down) >> down
  const sizes = [
    [width, height],
    [chromaWidth, chromaHeight],
    [chromaWidth, chromaHeight],
  ] as const
  const bytes: number[] = []
  const [luma, blue, red] = sizes.map(([columns, rows], channel) => {
    const plane = { offset: bytes.length, stride: columns + gap }
    for (let y = 0; y < rows; y++) {
      for (let x = 0; x < columns; x++) bytes.push(levels(channel, x, y))
      for (let x = 0; x < gap; x++) bytes.push((97 * x + 31 * y) & 255)
    }
    return plane
  })
  if (luma === undefined || blue === undefined || red === undefined) throw new Error('No planes.')
  const data = Uint8Array.from(bytes)
  return {
    kind: 'planar',
    width,
    height,
    data,
    chromaWidth,
    chromaHeight,
    planes: [luma, blue, red],
  }
}

/** Reproducible random numbers, so that a failing picture is described by its seed. */
function noise(seed: number): Levels {
  return (channel, x, y) => {
    let mixed = Math.imul(
      seed ^ (x * 374_761_393 + y * 668_265_263 + channel * 2_246_822_519),
      3_266_489_917,
    )
    mixed = Math.imul(mixed ^ (mixed >>> 15), 2_246_822_519)
    return (mixed ^ (mixed >>> 13)) & 255
  }
}

const side = fc.integer({ min: 1, max: 70 })
const level = fc.nat(255)
const seed = fc.integer()
const gap = fc.nat(40)

/** Sizes between less than half of the source and larger ones: the scaler's usual range after decoding. */
const sizes = fc
  .tuple(side, side)
  .chain(([width, height]) =>
    fc.tuple(
      fc.constant(width),
      fc.constant(height),
      fc.integer({ min: (width >> 1) + 1, max: 100 }),
      fc.integer({ min: (height >> 1) + 1, max: 100 }),
    ),
  )

describe('planes', () => {
  test.each([...NAMES])('%s: a picture of one colour keeps that colour at any size', (name) => {
    assertProperty(
      fc.property(
        fc.tuple(side, side, side, side, gap),
        fc.tuple(level, level, level),
        ([width, height, toWidth, toHeight, gap], [y, u, v]) => {
          const picture = planar(name, width, height, (channel) => [y, u, v][channel] ?? 0, gap)
          const scaled = scaler.scale(picture, toWidth, toHeight)
          expect(
            distance(scaled, toWidth, toHeight, expected(picture, toWidth, toHeight)),
          ).toBeLessThan(2)
          const pixels = new Uint32Array(scaled.slice().buffer)
          expect(pixels.every((pixel) => pixel === pixels[0])).toBe(true)
        },
      ),
    )
  })

  test('black, white and grays are exact', () => {
    for (const y of [0, 1, 127, 128, 200, 254, 255])
      expect([
        ...scaler.scale(
          planar('4:2:0', 9, 7, (channel) => (channel === 0 ? y : 128)),
          1,
          1,
        ),
      ]).toEqual([y, y, y, 255])
  })

  test.each([...NAMES])('%s: random pictures of odd sizes match the reference', (name) => {
    assertProperty(
      fc.property(sizes, seed, gap, ([width, height, toWidth, toHeight], seed, gap) => {
        const picture = planar(name, width, height, noise(seed), gap)
        const scaled = scaler.scale(picture, toWidth, toHeight)
        expect(
          distance(scaled, toWidth, toHeight, expected(picture, toWidth, toHeight)),
        ).toBeLessThanOrEqual(TOLERANCE_OF_NOISE)
      }),
    )
  })

  test.each([...NAMES])('%s: a gradient stays a gradient', (name) => {
    const picture = planar(name, 161, 91, (channel, x, y) =>
      channel === 0 ? Math.min(255, x + y) : channel === 1 ? 60 + x : 200 - y,
    )
    for (const [width, height] of [
      [160, 90],
      [161, 91],
      [97, 55],
      [400, 200],
    ] as const) {
      const scaled = scaler.scale(picture, width, height)
      expect(distance(scaled, width, height, expected(picture, width, height))).toBeLessThanOrEqual(
        TOLERANCE,
      )
    }
  })

  test('4:2:0 at its own size: random pictures match the reference', () => {
    assertProperty(
      fc.property(side, side, seed, gap, (width, height, seed, gap) => {
        const picture = planar('4:2:0', width, height, noise(seed), gap)
        const scaled = scaler.scale(picture, width, height)
        expect(
          distance(scaled, width, height, expected(picture, width, height)),
        ).toBeLessThanOrEqual(TOLERANCE_OF_NOISE)
      }),
    )
  })

  test.each([...NAMES])('%s: a picture many times as large as its tile is averaged', (name) => {
    const tileSide = fc.integer({ min: 1, max: 9 })
    assertProperty(
      fc.property(
        fc.tuple(tileSide, tileSide, fc.integer({ min: 2, max: 18 }), fc.nat(1), fc.nat(1), gap),
        seed,
        ([toWidth, toHeight, times, right, below, gap], seed) => {
          const [width, height] = [toWidth * times + right, toHeight * times + below]
          const picture = planar(name, width, height, noise(seed), gap)
          const scaled = scaler.scale(picture, toWidth, toHeight)
          const halvings = Math.floor(Math.log2(times)) + 1
          expect(
            distance(scaled, toWidth, toHeight, expected(picture, toWidth, toHeight)),
          ).toBeLessThanOrEqual(TOLERANCE_OF_NOISE + 3 * TOLERANCE_OF_HALVING * halvings)
        },
      ),
    )
  })
})

describe('packed pixels', () => {
  test.each([...ORDERS])(
    '%s: a picture of one colour stays exactly the same at any size',
    (order) => {
      assertProperty(
        fc.property(
          fc.tuple(side, side, side, side),
          fc.tuple(level, level, level, level),
          ([width, height, toWidth, toHeight], levels) => {
            const picture = packed(order, width, height, (channel) => levels[channel] ?? 0)
            const scaled = scaler.scale(picture, toWidth, toHeight)
            expect(distance(scaled, toWidth, toHeight, expected(picture, toWidth, toHeight))).toBe(
              0,
            )
          },
        ),
      )
    },
  )

  test.each([...ORDERS])('%s: random pictures match the reference', (order) => {
    assertProperty(
      fc.property(sizes, seed, ([width, height, toWidth, toHeight], seed) => {
        const picture = packed(order, width, height, noise(seed))
        const scaled = scaler.scale(picture, toWidth, toHeight)
        expect(
          distance(scaled, toWidth, toHeight, expected(picture, toWidth, toHeight)),
        ).toBeLessThanOrEqual(TOLERANCE)
      }),
    )
  })

  test.each([...ORDERS])('%s: at its own size a picture is unchanged', (order) => {
    const picture = packed(order, 37, 23, noise(7))
    expect(distance(scaler.scale(picture, 37, 23), 37, 23, expected(picture, 37, 23))).toBe(0)
  })

  test.each([...ORDERS])(
    '%s: at a much smaller size, each pixel is the mean of the pixels that it covers',
    (order) => {
      assertProperty(
        fc.property(fc.tuple(side, side, side, side), seed, ([width, height, a, b], seed) => {
          const [toWidth, toHeight] = [Math.ceil(a / 8), Math.ceil(b / 8)]
          const picture = packed(order, width, height, noise(seed))
          const scaled = scaler.scale(picture, toWidth, toHeight)
          const halvings = Math.floor(
            Math.log2(Math.max(1, Math.min(width / toWidth, height / toHeight))),
          )
          expect(
            distance(scaled, toWidth, toHeight, expected(picture, toWidth, toHeight)),
          ).toBeLessThanOrEqual(TOLERANCE + TOLERANCE_OF_HALVING * halvings)
        }),
      )
    },
  )
})

describe('dimming', () => {
  test('applies saturation and brightness like CSS, and keeps pictures opaque', () => {
    const part = fc.nat(256)
    assertProperty(
      fc.property(seed, part, part, (seed, saturation, brightness) => {
        const picture = packed('rgba', 13, 5, noise(seed))
        const scaled = scaler.scale(picture, 13, 5, { saturation, brightness })
        const bright = expected(picture, 13, 5)
        const dimmed = (x: number, y: number): Colour => {
          const [r, g, b] = bright(x, y)
          const gray = 0.2126 * r + 0.7152 * g + 0.0722 * b
          const of = (level: number) =>
            ((gray + ((level - gray) * saturation) / 256) * brightness) / 256
          return [of(r), of(g), of(b)]
        }
        expect(distance(scaled, 13, 5, dimmed)).toBeLessThanOrEqual(TOLERANCE + 1)
      }),
    )
  })

  test('256 of 256 leaves a picture unchanged', () => {
    const picture = packed('bgr', 31, 9, noise(3))
    const scaled = scaler.scale(picture, 31, 9, { saturation: 256, brightness: 256 })
    expect(distance(scaled, 31, 9, expected(picture, 31, 9))).toBeLessThanOrEqual(1)
  })
})

test('memory grows for a large picture after a small one, and the next small one is correct', () => {
  const own = makeScaler()
  const small = packed('bgr', 8, 6, noise(1))
  const large = planar('4:2:0', 1920, 1080, (channel, x, y) => (x + y + 50 * channel) & 255)
  const before = own.scale(small, 5, 4).slice()
  const scaled = own.scale(large, 1280, 720)
  expect(scaled).toHaveLength(1280 * 720 * 4)
  expect(scaled.subarray(-4)[3]).toBe(255)
  expect(own.scale(small, 5, 4)).toEqual(before)
})

test.each([...ORDERS])(
  '%s: converting to planes and back keeps luma and the means of chroma',
  (order) => {
    assertProperty(
      fc.property(side, side, seed, (width, height, seed) => {
        const picture = packed(order, width, height, noise(seed))
        const rgba = scaler.scale(picture, width, height).slice()
        const data = scaler.scaleToI420(picture, width, height)
        const { chromaWidth, chromaHeight, planes } = i420({ width, height }, data)
        expect(data).toHaveLength(width * height + 2 * chromaWidth * chromaHeight)
        const [luma, blue, red] = planes.map(({ offset }) => data.subarray(offset))
        const at = (x: number, y: number) =>
          4 * (Math.min(y, height - 1) * width + Math.min(x, width - 1))
        const ofLuma: number[] = []
        const ofChroma: number[] = []
        for (let y = 0; y < height; y++)
          for (let x = 0; x < width; x++)
            ofLuma.push((luma?.[y * width + x] ?? NaN) - toYcc(rgba, [at(x, y)])[0])
        expect(largest(ofLuma)).toBeLessThan(1)
        for (let y = 0; y < chromaHeight; y++)
          for (let x = 0; x < chromaWidth; x++) {
            const four = [0, 1, 2, 3].map((i) => at(2 * x + (i & 1), 2 * y + (i >> 1)))
            const [, cb, cr] = toYcc(rgba, four)
            const index = y * chromaWidth + x
            ofChroma.push((blue?.[index] ?? NaN) - cb, (red?.[index] ?? NaN) - cr)
          }
        expect(largest(ofChroma)).toBeLessThanOrEqual(TOLERANCE_OF_MEANS)
      }),
    )
  },
)

/** Of differences in either direction; NaN if one of them is. */
function largest(differences: readonly number[]): number {
  return differences.reduce((most, difference) => Math.max(most, Math.abs(difference)), 0)
}

/** The mean of pixels at the given offsets, in full-range BT.601. */
function toYcc(rgba: Uint8ClampedArray, pixels: readonly number[]): Colour {
  const mean = (channel: number) =>
    pixels.reduce((sum, pixel) => sum + (rgba[pixel + channel] ?? NaN), 0) / pixels.length
  const [r, g, b] = [mean(0), mean(1), mean(2)]
  const y = 0.299 * r + 0.587 * g + 0.114 * b
  const level = (value: number) => Math.min(255, value)
  return [y, level(128 + 0.564334 * (b - y)), level(128 + 0.713267 * (r - y))]
}

test.each(['gray', 'bgr', 'rgba'] as const)(
  '%s: a part in its own size is exactly its pixels, and a part between pixels is interpolated',
  (order) => {
    const bytes = BYTES_PER_PIXEL[order]
    const levels = Array.from({ length: 40 * 30 }, (_, at) => 5 * (at % 40) + Math.floor(at / 40))
    const data = Uint8Array.from(levels.flatMap((level) => Array<number>(bytes).fill(level)))
    const picture: Pixels = { kind: 'packed', width: 40, height: 30, data, order }
    const part = { x: 10 / 40, y: 6 / 30, width: 20 / 40, height: 12 / 30 }
    const whole = scaler.scale(picture, 40, 30).slice()
    const cut = scaler.scale(picture, 20, 12, undefined, part).slice()
    for (let y = 0; y < 12; y++)
      expect(cut.subarray(80 * y, 80 * (y + 1))).toEqual(
        whole.subarray(4 * (40 * (y + 6) + 10), 4 * (40 * (y + 6) + 30)),
      )
    const between = { ...part, x: 10.5 / 40 }
    const mixed = scaler.scale(picture, 20, 12, undefined, between)
    const pairs = Array.from({ length: 20 }, (_, x) => mixed[4 * x])
    const expected = Array.from({ length: 20 }, (_, x) => 5 * (x + 10.5) + 6)
    for (const [x, level] of pairs.entries())
      expect(Math.abs((level ?? NaN) - (expected[x] ?? NaN))).toBeLessThanOrEqual(1)
  },
)
