/**
 * Our own decoder against libjpeg-turbo's, as the package has it: with its fast inverse DCT, which is near the accurate one.
 * `tests/interop/jpegs.test.ts` has the accurate one, and compares each bit.
 */
import { Buffer } from 'node:buffer'
import jpegTurbo from '@julusian/jpeg-turbo'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { PictureNeed, Size } from '../../../../src-main/contract/frame.ts'
import type { PlanarPixels } from '../../../../src-main/pixels/pixels.ts'
import { makeScaler } from '../../../../src-main/pixels/scaler.ts'
import { readBaselineJpeg } from '../../../../src-renderer/painting/jpeg/baseline-jpeg.ts'
import { JpegDecoder } from '../../../../src-renderer/painting/jpeg/jpeg-decoder.ts'
import { planJpeg, toPixels } from '../../../../src-renderer/painting/jpeg/jpeg-plan.ts'
import { optimised, plain, restarts } from './coded-pictures.ts'

const decoder = new JpegDecoder()
/** Shows any test picture in full. */
const LARGE: Size = { width: 9999, height: 9999 }
const { SAMP_420, SAMP_422, SAMP_440, SAMP_444, SAMP_GRAY } = jpegTurbo
const SUBSAMPLINGS = [SAMP_420, SAMP_422, SAMP_440, SAMP_444, SAMP_GRAY]

type Levels = (x: number, y: number, channel: number) => number

function encode(
  { width, height }: Size,
  levels: Levels,
  quality = 90,
  subsampling = SAMP_420,
): Buffer {
  const rgb = Buffer.alloc(width * height * 3)
  for (let i = 0; i < rgb.length; i++) {
    const pixel = Math.floor(i / 3)
    rgb[i] = levels(pixel % width, Math.floor(pixel / width), i % 3)
  }
  const format = jpegTurbo.FORMAT_RGB
  return jpegTurbo.compressSync(rgb, { format, width, height, quality, subsampling })
}

/** Decodes with the decoder that all tests share, as pictures of many cameras do. */
function decode(jpeg: Uint8Array, need: PictureNeed = LARGE) {
  const known = readBaselineJpeg(jpeg)
  if (known === undefined) return undefined
  const plan = planJpeg(known, need)
  const planes = new Uint8Array(plan.bytes)
  return decoder.decode(jpeg, need, planes) ? toPixels(plan, planes) : undefined
}

/** All planes of a picture, without what lies between them. */
function planesOf(pixels: ReturnType<typeof decode>): Uint8Array[] {
  return pixels?.kind === 'planar' ? [lumaOf(pixels), ...chromaOf(pixels)] : [lumaOf(pixels)]
}

/** Its first plane, row after row. */
function lumaOf(pixels: ReturnType<typeof decode>): Uint8Array {
  if (pixels === undefined) throw new Error('It was refused.')
  const { width, height, data } = pixels
  return data.subarray(0, width * height)
}

function chromaOf({ data, planes, chromaWidth, chromaHeight }: PlanarPixels): Uint8Array[] {
  return planes
    .slice(1)
    .map(({ offset }) => data.subarray(offset, offset + chromaWidth * chromaHeight))
}

function expectedLuma(jpeg: Buffer): Uint8Array {
  const { data, size } = jpegTurbo.decompressSync(jpeg, { format: jpegTurbo.FORMAT_GRAY })
  return new Uint8Array(data.subarray(0, size))
}

/** The same numbers for the same seed. */
function noise(seed: number): Levels {
  return (x, y, channel) => {
    const mixed = Math.imul(
      seed ^ (x * 374_761_393 + y * 668_265_263 + channel * 97),
      3_266_489_917,
    )
    return ((mixed ^ (mixed >>> 15)) >>> 3) & 255
  }
}

const smooth: Levels = (x, y, channel) => Math.min(255, 40 + ([x, y, x + y][channel] ?? 0) / 2)
const side = fc.integer({ min: 1, max: 90 })
const size = fc.record({ width: side, height: side })
/** Above this one the fast inverse DCT is known to be wrong. */
const quality = fc.integer({ min: 1, max: 90 })
const subsampling = fc.constantFrom(...SUBSAMPLINGS)

/** The fast inverse DCT is off by a level or two, in the mean. */
function expectNear(actual: Uint8Array, expected: Uint8Array): void {
  expect(actual).toHaveLength(expected.length)
  const apart = actual.reduce((sum, level, i) => sum + Math.abs(level - (expected[i] ?? NaN)), 0)
  expect(apart / actual.length).toBeLessThan(4)
}

function mostApart(a: Uint8Array, b: Uint8Array): number {
  expect(a).toHaveLength(b.length)
  return a.reduce((most, level, index) => Math.max(most, Math.abs(level - (b[index] ?? NaN))), 0)
}

describe('at full size', () => {
  test('luma is that of libjpeg-turbo: any size, quality and subsampling', () => {
    fc.assert(
      fc.property(size, quality, subsampling, fc.integer(), (size, quality, subsampling, seed) => {
        const jpeg = encode(size, noise(seed), quality, subsampling)
        expectNear(lumaOf(decode(jpeg)), expectedLuma(jpeg))
      }),
    )
  })

  test('smooth pictures, whose blocks are flat, too', () => {
    fc.assert(
      fc.property(size, quality, subsampling, (size, quality, subsampling) => {
        const jpeg = encode(size, smooth, quality, subsampling)
        expectNear(lumaOf(decode(jpeg)), expectedLuma(jpeg))
      }),
    )
  })

  test('chroma is as it was', () => {
    const colours: Levels = (x, y, channel) => [200, 30 + x, 90 + y][channel] ?? 0
    const jpeg = encode({ width: 99, height: 61 }, colours, 100, SAMP_444)
    const { data } = jpegTurbo.decompressSync(jpeg, { format: jpegTurbo.FORMAT_RGB })
    const pixels = decode(jpeg)
    if (pixels?.kind !== 'planar') throw new Error('It has no chroma.')
    const [blue, red] = chromaOf(pixels)
    for (let pixel = 0; pixel < 99 * 61; pixel++) {
      const [r = 0, g = 0, b = 0] = data.subarray(3 * pixel, 3 * pixel + 3)
      const y = 0.299 * r + 0.587 * g + 0.114 * b
      expect(Math.abs((blue?.[pixel] ?? NaN) - (128 + 0.564334 * (b - y)))).toBeLessThan(2)
      expect(Math.abs((red?.[pixel] ?? NaN) - (128 + 0.713267 * (r - y)))).toBeLessThan(2)
    }
  })

  test.each([
    ['4:2:0', SAMP_420, 26, 19],
    ['4:2:2', SAMP_422, 26, 37],
    ['4:4:0', SAMP_440, 51, 19],
    ['4:4:4', SAMP_444, 51, 37],
  ])('%s: chroma has its own size', (_name, subsampling, chromaWidth, chromaHeight) => {
    const pixels = decode(encode({ width: 51, height: 37 }, smooth, 90, subsampling))
    expect(pixels).toMatchObject({ kind: 'planar', width: 51, chromaWidth, chromaHeight })
  })

  test('a picture without colours is gray', () => {
    const pixels = decode(encode({ width: 51, height: 37 }, smooth, 90, SAMP_GRAY))
    expect(pixels).toMatchObject({ kind: 'packed', order: 'gray', width: 51, height: 37 })
  })
})

describe('for a smaller tile', () => {
  /** The mean of all pixels below each pixel of the tile. */
  function dc(luma: Uint8Array, size: Size, tile: Size): Uint8Array {
    return Uint8Array.from({ length: tile.width * tile.height }, (_, index) => {
      const [x, y] = [index % tile.width, Math.floor(index / tile.width)]
      const from = (at: number, side: number, of: number) => Math.floor((at * of) / side)
      let [sum, count] = [0, 0]
      for (
        let j = from(y, tile.height, size.height);
        j < from(y + 1, tile.height, size.height);
        j++
      )
        for (
          let i = from(x, tile.width, size.width);
          i < from(x + 1, tile.width, size.width);
          i++
        ) {
          sum += luma[j * size.width + i] ?? NaN
          count += 1
        }
      return sum / count
    })
  }

  test.each([
    [1.5, { width: 128, height: 96 }],
    [2, { width: 96, height: 72 }],
    [3, { width: 64, height: 48 }],
    [4, { width: 48, height: 36 }],
    [7, { width: 28, height: 21 }],
    [8, { width: 24, height: 18 }],
    [16, { width: 12, height: 9 }],
  ])('%f times smaller, a smooth picture is what it was', (_times, tile) => {
    const size = { width: 192, height: 144 }
    for (const subsampling of SUBSAMPLINGS) {
      const jpeg = encode(size, smooth, 95, subsampling)
      const pixels = decode(jpeg, tile)
      expect(mostApart(lumaOf(pixels), dc(expectedLuma(jpeg), size, pixels ?? tile))).toBeLessThan(
        6,
      )
      if (pixels?.kind !== 'planar') continue
      const full = decode(jpeg)
      if (full?.kind !== 'planar') throw new Error('It lost its colours.')
      const average = (levels: Uint8Array = new Uint8Array()) =>
        levels.reduce((sum, level) => sum + level, 0) / levels.length
      for (const plane of [0, 1])
        expect(average(chromaOf(pixels)[plane])).toBeCloseTo(average(chromaOf(full)[plane]), -0.5)
    }
  })

  test('it has the tile’s size exactly, unless it would have to be enlarged', () => {
    fc.assert(
      fc.property(size, size, subsampling, (size, tile, subsampling) => {
        const pixels = decode(encode(size, smooth, 80, subsampling), tile)
        expect(pixels).toBeDefined()
        const { width = 0, height = 0 } = pixels ?? {}
        const isExact = width === tile.width && height === tile.height
        const isSmaller = tile.width < size.width && tile.height < size.height
        expect(isExact || width >= Math.min(tile.width, size.width)).toBe(true)
        expect(isExact || height >= Math.min(tile.height, size.height)).toBe(true)
        if (isSmaller) expect(isExact || width === tile.width || height === tile.height).toBe(true)
      }),
    )
  })
})

describe('how it is coded', () => {
  test('restart markers change nothing', () => {
    expect(planesOf(decode(restarts))).toEqual(planesOf(decode(plain)))
  })

  test('nor do codes of its own, before and after ac', () => {
    const expected = planesOf(decode(plain))
    for (const jpeg of [optimised, plain, optimised])
      expect(planesOf(decode(jpeg))).toEqual(expected)
  })

  test('a restart marker that is missing is damage', () => {
    const marker = restarts.indexOf(Buffer.from([0xff, 0xd1]))
    const without = Buffer.concat([restarts.subarray(0, marker), restarts.subarray(marker + 2)])
    expect(decode(without)).toBeUndefined()
  })
})

describe('damage', () => {
  test('a picture that is cut off is refused, wherever that is', () => {
    for (const jpeg of [plain, restarts])
      for (let length = 0; length < jpeg.length; length++)
        expect(decode(jpeg.subarray(0, length))).toBeUndefined()
  })

  test('nor does another picture’s end stand in for a missing one', () => {
    const end = plain.length - 2
    expect(decode(Buffer.concat([plain, plain]))).toBeDefined()
    expect(decode(plain.subarray(0, end))).toBeUndefined()
  })

  test('whatever bytes are wrong, nothing is thrown, and the next picture is right', () => {
    const expected = planesOf(decode(plain))
    const wrong = fc.array(fc.tuple(fc.nat(plain.length - 1), fc.nat(255)), { maxLength: 20 })
    fc.assert(
      fc.property(wrong, fc.boolean(), size, (bytes, hasRestarts, tile) => {
        const jpeg = Buffer.from(hasRestarts ? restarts : plain)
        for (const [at, byte] of bytes) jpeg[at] = byte
        decode(jpeg, tile)
        const planes = planesOf(decode(plain))
        // Compared by Vitest, a thousand pictures took ten seconds.
        expect(
          planes.map((plane, index) => Buffer.compare(plane, expected[index] ?? plane)),
        ).toEqual(expected.map(() => 0))
      }),
      { numRuns: 1000 },
    )
  })

  test('codes that are none are refused', () => {
    const jpeg = Buffer.from(plain)
    const table = jpeg.indexOf(Buffer.from([0xff, 0xc4]))
    jpeg[table + 5] = 3 // Three codes of one bit.
    expect(decode(jpeg)).toBeUndefined()
    expect(decode(plain)).toBeDefined()
  })
})

test('a large picture after a small one has the memory that it needs', () => {
  const own = new JpegDecoder()
  const large = encode({ width: 1920, height: 1080 }, noise(3), 60)
  for (const jpeg of [plain, large, plain]) {
    const plan = planJpeg(readBaselineJpeg(jpeg) ?? expect.fail(), LARGE)
    const planes = new Uint8Array(plan.bytes)
    expect(own.decode(jpeg, LARGE, planes)).toBe(true)
    expectNear(lumaOf(toPixels(plan, planes)), expectedLuma(jpeg))
  }
})

describe('a part', () => {
  const fraction = fc.double({ min: 0, max: 1, noNaN: true })
  const part = fc
    .tuple(fraction, fraction, fc.double({ min: 0.02, max: 1, noNaN: true }))
    .map(([x, y, side]) => ({ x: x * (1 - side), y: y * (1 - side), width: side, height: side }))

  test('in full: exactly those pixels of the whole picture, whatever was decoded before', () => {
    fc.assert(
      fc.property(size, subsampling, part, fc.integer(), (size, subsampling, part, seed) => {
        const jpeg = encode(size, noise(seed), 80, subsampling)
        const whole = decode(jpeg)
        const cut = decode(jpeg, { ...LARGE, part })
        if (whole === undefined || cut?.part === undefined) throw new Error('It was refused.')
        const left = Math.round(cut.part.x * size.width)
        const top = Math.round(cut.part.y * size.height)
        expect(left).toBeLessThanOrEqual(part.x * size.width)
        expect(left + cut.width).toBeGreaterThanOrEqual((part.x + part.width) * size.width - 1e-6)
        expect(lumaOf(cut)).toEqual(cutOut(lumaOf(whole), size.width, { left, top, ...cut }))
        expect(planesOf(decode(jpeg))).toEqual(planesOf(whole))
        if (whole.kind !== 'planar' || cut.kind !== 'planar') return
        const { chromaWidth, chromaHeight } = cut
        const chroma = {
          left: whole.chromaWidth === size.width ? left : left / 2,
          top: whole.chromaHeight === size.height ? top : top / 2,
          width: chromaWidth,
          height: chromaHeight,
        }
        const ofWhole = chromaOf(whole)
        for (const [index, plane] of chromaOf(cut).entries())
          expect(plane).toEqual(cutOut(ofWhole[index] ?? plane, whole.chromaWidth, chroma))
      }),
    )
  })

  test('much smaller: like that part of the whole picture, in the size of the tile', () => {
    const large = fc.record({
      width: fc.integer({ min: 300, max: 500 }),
      height: fc.integer({ min: 300, max: 500 }),
    })
    const scaler = makeScaler()
    fc.assert(
      fc.property(large, subsampling, part, (size, subsampling, part) => {
        const jpeg = encode(size, smooth, 90, subsampling)
        const need = { width: 20, height: 17, part }
        const cut = decode(jpeg, need)
        const whole = decode(jpeg)
        if (whole === undefined || cut === undefined) throw new Error('It was refused.')
        fc.pre(part.width * size.width > 20 && part.height * size.height > 17)
        expect(cut).toMatchObject({ width: 20, height: 17, part })
        const expected = scaler.scale(whole, 20, 17, undefined, part).slice()
        const actual = scaler.scale(cut, 20, 17)
        // The scaler leaves out an odd last row each time it halves the whole picture: up to 15 rows, of half a level each.
        expect(mostApart(Uint8Array.from(actual), Uint8Array.from(expected))).toBeLessThan(16)
      }),
      { numRuns: 30 },
    )
  })

  test.each([16, 17])('of %d rows: chroma is where luma is, to the last row', (rows) => {
    const height = 400
    const level = (y: number) => 20 + y / 2
    const need = { width: 19, height: rows, part: { x: 0, y: 0, width: 0.95, height: 0.95 } }
    for (const subsampling of SUBSAMPLINGS.filter((one) => one !== SAMP_GRAY)) {
      const jpeg = encode(
        { width: 400, height },
        (_x, y, i) => (i === 2 ? level(y) : 90),
        95,
        subsampling,
      )
      const cut = decode(jpeg, need)
      if (cut === undefined) throw new Error('It was refused.')
      const rgba = makeScaler().scale(cut, need.width, rows)
      for (let row = 0; row < rows; row++) {
        const blue = rgba[4 * (row * need.width + 9) + 2] ?? NaN
        const there = level(((row + 0.5) / rows) * 0.95 * height)
        expect(Math.abs(blue - there), `row ${row}`).toBeLessThan(8)
      }
    }
  })
})

interface Cut extends Size {
  readonly left: number
  readonly top: number
}

function cutOut(plane: Uint8Array, stride: number, { left, top, width, height }: Cut): Uint8Array {
  const rows = Array.from({ length: height }, (_, y) => {
    const from = (top + y) * stride + left
    return [...plane.subarray(from, from + width)]
  })
  return Uint8Array.from(rows.flat())
}
