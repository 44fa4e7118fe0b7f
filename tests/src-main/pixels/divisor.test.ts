import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decodeDivisor, decodedSize, isSmaller } from '../../../src-main/pixels/divisor.ts'

const VGA = { width: 640, height: 480 }

test.each([
  [{ width: 640, height: 480 }, 1],
  [{ width: 480, height: 360 }, 1],
  [{ width: 320, height: 240 }, 2],
  [{ width: 319, height: 239 }, 2],
  [{ width: 160, height: 120 }, 4],
  [{ width: 80, height: 60 }, 8],
  [{ width: 10, height: 10 }, 8],
  [{ width: 1920, height: 1440 }, 1],
])('640x480 in a tile of %j is decoded at 1/%i', (tile, divisor) => {
  expect(decodeDivisor(VGA, tile)).toBe(divisor)
})

test('a picture is never decoded smaller than its tile, unless the picture itself is smaller', () => {
  const side = fc.integer({ min: 1, max: 5000 })
  const size = fc.record({ width: side, height: side })
  fc.assert(
    fc.property(size, size, (picture, tile) => {
      const { width, height } = decodedSize(picture, decodeDivisor(picture, tile))
      expect(width).toBeGreaterThanOrEqual(Math.min(tile.width, picture.width))
      expect(height).toBeGreaterThanOrEqual(Math.min(tile.height, picture.height))
    }),
  )
})

test.each([
  [{ width: 639, height: 479 }, true],
  [{ width: 639, height: 480 }, false],
  [{ width: 640, height: 479 }, false],
  [{ width: 1, height: 1 }, true],
  [{ width: 0, height: 10 }, false],
])(
  'whether a tile of %j is smaller than 640x480, and large enough to show anything: %s',
  (tile, is) => {
    expect(isSmaller(tile, VGA)).toBe(is)
  },
)
