import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { FrameMessage, RawPicture, Size } from '../../../../src-main/contract/frame.ts'
import { fitRaw } from '../../../../src-main/consumers/screen/fit-raw.ts'

const CHANNELS = { gray: 1, bgr: 3, bgra: 4 } as const

/** An array of which every pixel is the same. */
function aFrame(picture: RawPicture, pixel: readonly number[]): FrameMessage {
  const bytes = CHANNELS[picture.pixels]
  const body = Uint8Array.from(
    { length: picture.width * picture.height * bytes },
    (_, index) => pixel[index % bytes] ?? 0,
  )
  return { id: 1, camera: 'Barn', picture, body }
}

const HD: RawPicture = { kind: 'raw', pixels: 'bgr', width: 1280, height: 720 }

test.each<Size>([
  { width: 1279, height: 719 },
  { width: 640, height: 360 },
  { width: 11, height: 7 },
  { width: 1, height: 1 },
])('1280x720 for a tile of %j crosses as planes of its size', (tile) => {
  const { fitted, body, ...rest } = fitRaw(aFrame(HD, [10, 20, 30]), HD, tile)
  expect(rest).toEqual({ id: 1, camera: 'Barn', picture: HD })
  expect(fitted).toEqual(tile)
  const chroma = Math.ceil(tile.width / 2) * Math.ceil(tile.height / 2)
  expect(body).toHaveLength(tile.width * tile.height + 2 * chroma)
})

test.each<Size>([
  { width: 1280, height: 720 },
  { width: 2560, height: 1440 },
  { width: 0, height: 0 },
])('for a tile of %j it crosses as it is', (tile) => {
  const frame = aFrame(HD, [10, 20, 30])
  expect(fitRaw(frame, HD, tile)).toBe(frame)
})

test('whatever its size, it keeps its colour, and the frame is untouched', () => {
  const side = fc.integer({ min: 2, max: 90 })
  const pixels = fc.constantFrom('gray' as const, 'bgr' as const, 'bgra' as const)
  const pixel = fc.tuple(fc.nat(255), fc.nat(255), fc.nat(255))
  fc.assert(
    fc.property(pixels, pixel, side, side, fc.gen(), (pixels, pixel, width, height, gen) => {
      const picture: RawPicture = { kind: 'raw', pixels, width, height }
      const frame = aFrame(picture, [...pixel, 255])
      const before = frame.body.slice()
      const tile = {
        width: gen(fc.integer, { min: 1, max: width - 1 }),
        height: gen(fc.integer, { min: 1, max: height - 1 }),
      }
      const { body } = fitRaw(frame, picture, tile)
      const count = tile.width * tile.height
      const chroma = (body.length - count) / 2
      const [blue, green, red] = pixels === 'gray' ? [pixel[0], pixel[0], pixel[0]] : pixel
      const luma = 0.299 * red + 0.587 * green + 0.114 * blue
      const expected = [luma, 128 + 0.564334 * (blue - luma), 128 + 0.713267 * (red - luma)]
      const planes = [
        body.subarray(0, count),
        body.subarray(count, count + chroma),
        body.subarray(count + chroma),
      ]
      for (const [index, plane] of planes.entries())
        for (const level of plane)
          expect(Math.abs(level - Math.min(255, expected[index] ?? NaN))).toBeLessThanOrEqual(1)
      expect(frame.body).toEqual(before)
    }),
  )
})
