/** How much a tile says, at the sizes that real walls have. */
import { expect, test } from 'vitest'
import { tileSize } from '../../../src-renderer/wall/tile-size.ts'

test.each([
  { wall: '1 on 1280x720', width: 920, height: 690, size: 'huge' },
  { wall: '8 on 1280x720', width: 317, height: 238, size: 'large' },
  { wall: '16 on 1280x720', width: 227, height: 170, size: 'medium' },
  { wall: '64 on 1280x720', width: 125, height: 94, size: 'small' },
  { wall: '256 on 1280x720', width: 61, height: 46, size: 'mini' },
  { wall: 'a wide, flat picture', width: 900, height: 60, size: 'mini' },
])('is $size for $wall', ({ width, height, size }) => {
  expect(tileSize({ width, height })).toBe(size)
})
