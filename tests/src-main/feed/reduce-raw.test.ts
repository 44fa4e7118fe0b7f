import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { FrameMessage, RawPicture, Size } from '../../../src-main/contract/frame.ts'
import { reduceRaw } from '../../../src-main/feed/reduce-raw.ts'

const CHANNELS = { gray: 1, bgr: 3, bgra: 4 } as const

/** An array of which every pixel is the same. */
function aFrame(picture: RawPicture, pixel: readonly number[]): FrameMessage {
  const bytes = CHANNELS[picture.pixels]
  const body = Uint8Array.from(
    { length: picture.width * picture.height * bytes },
    (_, index) => pixel[index % bytes] ?? 0,
  )
  return { id: 1, camera: 'Barn', picture, reducedBy: 1, body }
}

const HD: RawPicture = { kind: 'raw', pixels: 'bgr', width: 1280, height: 720 }

test.each<[Size, number]>([
  [{ width: 1280, height: 720 }, 1],
  [{ width: 641, height: 361 }, 1],
  [{ width: 640, height: 360 }, 2],
  [{ width: 160, height: 90 }, 8],
  [{ width: 10, height: 6 }, 8],
])('1280x720 for a tile of %j crosses at 1/%i', (tile, divisor) => {
  const frame = aFrame(HD, [10, 20, 30])
  const reduced = reduceRaw(frame, HD, tile)
  expect(reduced).toMatchObject({ id: 1, camera: 'Barn', picture: HD, reducedBy: divisor })
  expect(reduced.body).toHaveLength((1280 / divisor) * (720 / divisor) * 3)
})

test('a frame that is not much larger than its tile is passed on as it is', () => {
  const frame = aFrame(HD, [10, 20, 30])
  expect(reduceRaw(frame, HD, { width: 900, height: 500 })).toBe(frame)
})

test('whatever its size, what crosses has the size that it tells, its colour, and the frame is untouched', () => {
  const side = fc.integer({ min: 1, max: 90 })
  const tileSide = fc.integer({ min: 1, max: 12 })
  const pixels = fc.constantFrom('gray' as const, 'bgr' as const, 'bgra' as const)
  const pixel = fc.tuple(fc.nat(255), fc.nat(255), fc.nat(255), fc.nat(255))
  fc.assert(
    fc.property(pixels, pixel, fc.tuple(side, side, tileSide, tileSide), (pixels, pixel, sides) => {
      const [width, height, tileWidth, tileHeight] = sides
      const picture: RawPicture = { kind: 'raw', pixels, width, height }
      const frame = aFrame(picture, pixel)
      const before = frame.body.slice()
      const { reducedBy, body } = reduceRaw(frame, picture, {
        width: tileWidth,
        height: tileHeight,
      })
      const small = { width: Math.floor(width / reducedBy), height: Math.floor(height / reducedBy) }
      expect(body.byteLength).toBeGreaterThan(0)
      expect(body).toEqual(aFrame({ ...picture, ...small }, pixel).body)
      expect(frame.body).toEqual(before)
    }),
  )
})
