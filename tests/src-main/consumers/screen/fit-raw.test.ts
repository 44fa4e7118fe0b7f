import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { RawPicture, Size } from '../../../../src-main/contract/frame.ts'
import type { Channels, ValueType } from '../../../../src-main/contract/value-type.ts'
import { fitRaw } from '../../../../src-main/consumers/screen/fit-raw.ts'
import { UINT8 } from '../../../support/arrays.ts'

const FLOAT32: ValueType = { kind: 'float', bytes: 4, isBigEndian: false }

/** Bytes of an array of which every pixel is the same. */
function bodyOf({ width, height, channels }: RawPicture, pixel: readonly number[]) {
  const body = new Uint8Array(width * height * channels)
  for (let index = 0; index < body.length; index++) body[index] = pixel[index % channels] ?? 0
  return body
}

function floats(...values: readonly number[]): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Float32Array.from(values).buffer)
}

const HD: RawPicture = { kind: 'raw', values: UINT8, channels: 3, width: 1280, height: 720 }

test.each<Size>([
  { width: 1279, height: 719 },
  { width: 640, height: 360 },
  { width: 11, height: 7 },
  { width: 1, height: 1 },
])('1280x720 for a tile of %j is sent as planes of the tile’s size', (tile) => {
  const { fitted, body, ...rest } = fitRaw(HD, bodyOf(HD, [10, 20, 30]), tile)
  expect(rest).toEqual({ picture: { kind: 'packed', pixels: 'bgr', width: 1280, height: 720 } })
  expect(fitted).toEqual(tile)
  const chroma = Math.ceil(tile.width / 2) * Math.ceil(tile.height / 2)
  expect(body).toHaveLength(tile.width * tile.height + 2 * chroma)
})

test.each<[Size | undefined]>([
  [{ width: 1280, height: 720 }],
  [{ width: 2560, height: 1440 }],
  [{ width: 0, height: 0 }],
  [undefined],
])('for a tile of %j it is sent unchanged', (tile) => {
  const body = bodyOf(HD, [10, 20, 30])
  const content = fitRaw(HD, body, tile)
  expect(content.body).toBe(body)
  expect(content).not.toHaveProperty('fitted')
})

test('at any size the colour is kept, and the array is not modified', () => {
  const side = fc.integer({ min: 2, max: 90 })
  const channels = fc.constantFrom<Channels>(1, 3, 4)
  const pixel = fc.tuple(fc.nat(255), fc.nat(255), fc.nat(255))
  fc.assert(
    fc.property(channels, pixel, side, side, fc.gen(), (channels, pixel, width, height, gen) => {
      const array: RawPicture = { kind: 'raw', values: UINT8, channels, width, height }
      const given = bodyOf(array, [...pixel, 255])
      const before = given.slice()
      const tile = {
        width: gen(fc.integer, { min: 1, max: width - 1 }),
        height: gen(fc.integer, { min: 1, max: height - 1 }),
      }
      const { body } = fitRaw(array, given, tile)
      const count = tile.width * tile.height
      const chroma = (body.length - count) / 2
      const [blue, green, red] = channels === 1 ? [pixel[0], pixel[0], pixel[0]] : pixel
      const luma = 0.299 * red + 0.587 * green + 0.114 * blue
      const expected = [luma, 128 + 0.564334 * (blue - luma), 128 + 0.713267 * (red - luma)]
      const planes = [
        body.subarray(0, count),
        body.subarray(count, count + chroma),
        body.subarray(count + chroma),
      ]
      for (const [index, plane] of planes.entries()) {
        const wanted = Math.min(255, expected[index] ?? NaN)
        expect(plane.filter((level) => Math.abs(level - wanted) > 1)).toHaveLength(0)
      }
      expect(Buffer.compare(given, before)).toBe(0)
    }),
  )
})

describe('an array of floats', () => {
  const array: RawPicture = { kind: 'raw', values: FLOAT32, channels: 1, width: 2, height: 2 }

  test('is sent as 8 bits, and keeps its own values', () => {
    const given = floats(0, 0.5, 1, 2)
    const before = given.slice()
    const { picture, body } = fitRaw(array, given, { width: 9, height: 9 })
    expect(picture).toEqual({ kind: 'packed', pixels: 'gray', width: 2, height: 2 })
    expect([...body]).toEqual([0, 128, 255, 255])
    expect(Buffer.compare(given, before)).toBe(0)
  })

  test('is sent in colour if one of them is NaN', () => {
    const { picture, body } = fitRaw(array, floats(0, 1, NaN, 1), undefined)
    expect(picture).toMatchObject({ kind: 'packed', pixels: 'bgr' })
    expect([...body]).toEqual([0, 0, 0, 255, 255, 255, 255, 0, 255, 255, 255, 255])
  })

  test('is scaled to a smaller tile', () => {
    const { fitted, body } = fitRaw(array, floats(0.5, 0.5, 0.5, 0.5), { width: 1, height: 1 })
    expect(fitted).toEqual({ width: 1, height: 1 })
    expect([...body]).toEqual([128, 128, 128])
  })
})
