/** The converter's WebAssembly against the same sums in plain JavaScript, and the formulas of docs/senders.md. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Channels, ValueType } from '../../../src-main/contract/value-type.ts'
import { ArrayConverter, type ArrayLayout } from '../../../src-main/pixels/array-converter.ts'
import { defaultLevels, type Levels } from '../../../src-main/pixels/levels.ts'
import { BYTES_PER_PIXEL } from '../../../src-main/pixels/pixels.ts'
import {
  arbitraryBody,
  documentedLevel,
  dtypeOf,
  titleOf,
  UINT8,
  VALUE_TYPES,
  valueAt,
} from '../../support/arrays.ts'

const converter = new ArrayConverter()
const CHANNELS = [1, 2, 3, 4] as const
const FLOATS = VALUE_TYPES.filter(({ kind }) => kind === 'float')
const MAGENTA = [255, 0, 255]
/** Levels are rounded; those of 32-bit floats at the border of two may be rounded the other way. */
const TOLERANCE = 0.501

function typeNamed(dtype: string): ValueType {
  const found = VALUE_TYPES.find((type) => dtypeOf(type) === dtype)
  if (found === undefined) throw new Error(`There is no ${dtype}.`)
  return found
}

function layout(values: ValueType, channels: Channels, width: number, height: number): ArrayLayout {
  return { values, channels, width, height }
}

/** Blue, green and red of each pixel, which `toLevel` gives for each value; `undefined` where one of them is not finite. */
function plainPixels(
  { values, channels, width, height }: ArrayLayout,
  body: Uint8Array,
  toLevel: (value: number) => number | undefined,
): (readonly number[] | undefined)[] {
  return Array.from({ length: width * height }, (_, pixel) => {
    const shown = Array.from({ length: Math.min(channels, 3) }, (_, channel) =>
      toLevel(valueAt(body, values, pixel * channels + channel)),
    )
    if (!shown.every((level) => level !== undefined)) return undefined
    const [blue = 0, green = blue, red = channels === 2 ? 0 : blue] = shown
    return [blue, green, red]
  })
}

/** Compares what the converter makes of an array with plain sums. */
function expectPlain(
  array: ArrayLayout,
  body: Uint8Array<ArrayBuffer>,
  levels?: Levels,
  toLevel = (value: number) => documentedLevel(value, array.values),
): void {
  const { width, height, order, data } = converter.toPixels(array, body, levels)
  const bytes = BYTES_PER_PIXEL[order]
  expect({ width, height }).toEqual({ width: array.width, height: array.height })
  expect(data).toHaveLength(width * height * bytes)
  const wrong = plainPixels(array, body, toLevel).flatMap((expected, pixel) => {
    const first = pixel * bytes
    const shown = [0, 1, 2].map((channel) => data[first + (order === 'gray' ? 0 : channel)] ?? NaN)
    const isRight =
      expected === undefined
        ? shown.every((level, channel) => level === MAGENTA[channel])
        : shown.every((level, channel) => Math.abs(level - (expected[channel] ?? NaN)) <= TOLERANCE)
    return isRight ? [] : [{ pixel, expected, shown }]
  })
  expect(wrong).toEqual([])
}

/** Any bytes of any size, in a buffer at any alignment. */
function anArray(values: ValueType, channels: Channels, isFinite: boolean) {
  const side = fc.integer({ min: 1, max: 13 })
  return fc
    .record({ width: side, height: side, offset: fc.nat(9) })
    .chain(({ width, height, offset }) =>
      arbitraryBody(values, width * height * channels, isFinite).map((bytes) => {
        const body = new Uint8Array(offset + bytes.length).subarray(offset)
        body.set(bytes)
        return { array: layout(values, channels, width, height), body }
      }),
    )
}

describe.each(VALUE_TYPES.map((type) => [titleOf(type), type] as const))('%s', (_name, type) => {
  test.each(CHANNELS)('with %i channels has the levels of the formula', (channels) => {
    const property = fc.property(anArray(type, channels, true), ({ array, body }) => {
      const before = body.slice()
      expectPlain(array, body)
      expect(body).toEqual(before)
    })
    fc.assert(property, { numRuns: 15 })
  })

  test('has levels between any two values', () => {
    const { black, white } = defaultLevels(type)
    const value = fc.double({ min: black, max: white, noNaN: true })
    const property = fc.property(anArray(type, 1, true), value, value, ({ array, body }, a, b) => {
      // Floats of 16 and 32 bits are computed in 32 bits: of nearer bounds, rounding is seen.
      fc.pre(Math.abs(a - b) > 1e-3 * (white - black))
      const levels = { black: Math.fround(Math.min(a, b)), white: Math.fround(Math.max(a, b)) }
      expectPlain(array, body, levels, (value) => {
        const level = (255 * (value - levels.black)) / (levels.white - levels.black)
        return Math.max(0, Math.min(level, 255))
      })
    })
    fc.assert(property, { numRuns: 15 })
  })
})

describe.each(FLOATS.map((type) => [titleOf(type), type] as const))(
  '%s that are not all finite',
  (_name, type) => {
    test.each(CHANNELS)('with %i channels has them in magenta', (channels) => {
      const property = fc.property(anArray(type, channels, false), ({ array, body }) => {
        expectPlain(array, body)
      })
      fc.assert(property, { numRuns: 15 })
    })
  },
)

test.each([
  ['uint8', [0, 1, 128, 255], [0, 1, 128, 255]],
  ['bool', [0, 1, 0, 1], [0, 255, 0, 255]],
  ['int8', [-128, -1, 0, 127], [0, 127, 128, 255]],
  ['uint16', [0, 127, 128, 256, 32_768, 65_535], [0, 0, 0, 1, 128, 255]],
  ['int16', [-32_768, -256, 0, 256, 32_767], [0, 126, 128, 128, 255]],
  ['uint32', [0, 2 ** 31, 2 ** 32 - 1], [0, 128, 255]],
  ['int32', [-(2 ** 31), 0, 2 ** 31 - 1], [0, 128, 255]],
])('%s: %j are the levels %j', (dtype, values, expected) => {
  const type = typeNamed(dtype)
  const body = new Uint8Array(values.length * type.bytes)
  const view = new DataView(body.buffer)
  for (const [index, value] of values.entries())
    if (type.bytes === 1) view.setInt8(index, value)
    else if (type.bytes === 2) view.setInt16(2 * index, value, true)
    else view.setInt32(4 * index, value, true)
  const { data, order } = converter.toPixels(layout(type, 1, values.length, 1), body)
  expect(order).toBe('gray')
  expect([...data]).toEqual(expected)
})

test.each([
  [Float32Array, 'float32'],
  [Float64Array, 'float64'],
] as const)('%o is clipped, and rounded half to even', (Floats, dtype) => {
  const values = [-1e30, -0.001, 0, 0.5 / 255, 1.5 / 255, 0.25, 1, 1.001, 1e30]
  const body = new Uint8Array(Floats.from(values).buffer)
  const { data } = converter.toPixels(layout(typeNamed(dtype), 1, values.length, 1), body)
  expect([...data]).toEqual([0, 0, 0, 0, 2, 64, 255, 255, 255])
})

test('float64 beyond the range of float32 is clipped, not magenta', () => {
  const body = new Uint8Array(Float64Array.of(-1e300, 1e300, NaN).buffer)
  const { data, order } = converter.toPixels(layout(typeNamed('float64'), 1, 3, 1), body)
  expect(order).toBe('bgr')
  expect([...data]).toEqual([0, 0, 0, 255, 255, 255, ...MAGENTA])
})

test.each([1, 3, 4] as const)('uint8 with %i channels is not touched', (channels) => {
  const body = new Uint8Array(6 * channels)
  expect(converter.toPixels(layout(UINT8, channels, 3, 2), body).data).toBe(body)
})

test('a fourth channel is not shown, so that NaN in it is not either', () => {
  const body = new Uint8Array(Float32Array.of(0, 1, 0, NaN).buffer)
  const { data, order } = converter.toPixels(layout(typeNamed('float32'), 4, 1, 1), body)
  expect(order).toBe('bgr')
  expect([...data]).toEqual([0, 255, 0])
})

test('larger than the memory of the module, with the only NaN in its last pixel', () => {
  const [width, height] = [1000, 333]
  const type = typeNamed('float32')
  const values = Float32Array.from({ length: width * height }, (_, index) => (index % 256) / 255)
  values[values.length - 1] = NaN
  const array = layout(type, 1, width, height)
  const { data } = converter.toPixels(array, new Uint8Array(values.buffer))
  expect(data).toHaveLength(3 * width * height)
  const wrong = values.subarray(0, -1).findIndex((_, index) => data[3 * index] !== index % 256)
  expect(wrong).toBe(-1)
  expect([...data.subarray(-3)]).toEqual(MAGENTA)
})

test('more than the shared memory is given its own', () => {
  const array = layout(typeNamed('bool'), 1, 4096, 2049)
  const body = new Uint8Array(4096 * 2049).fill(1)
  const first = converter.toPixels(array, body).data
  const second = converter.toPixels(array, body).data
  expect(first.buffer).not.toBe(second.buffer)
  expect(first.every((level) => level === 255)).toBe(true)
})
