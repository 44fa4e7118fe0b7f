import jpegTurbo from '@julusian/jpeg-turbo'
import { expect, test } from 'vitest'
import { decodeForBrightness } from '../../../../src-main/consumers/values/decode-original.ts'
import type { EncodedPicture } from '../../../../src-main/contract/frame.ts'

const { FORMAT_GRAY, SAMP_GRAY } = jpegTurbo

/** A JPEG of one gray. */
function grayJpeg(width: number, height: number, level: number) {
  const pixels = Buffer.alloc(width * height, level)
  const options = { format: FORMAT_GRAY, width, height, subsampling: SAMP_GRAY }
  const picture: EncodedPicture = { kind: 'encoded', format: 'jpeg', width, height }
  return { picture, bytes: new Uint8Array(jpegTurbo.compressSync(pixels, options)) }
}

test.each([
  ['smaller after larger', [64, 48], [16, 8]],
  ['larger after smaller', [16, 8], [640, 480]],
  ['larger than what is kept', [16, 8], [4096, 2176]],
] as const)('pixels of a JPEG that is %s are its own', (_, first, second) => {
  for (const [[width, height], level] of [
    [first, 40],
    [second, 200],
  ] as const) {
    const { picture, bytes } = grayJpeg(width, height, level)
    const { array, body } = decodeForBrightness(picture, bytes)
    expect([array.width, array.height, body.length]).toEqual([width, height, width * height])
    expect([Math.min(...body.subarray(0, 99)), Math.max(...body.subarray(-99))]).toEqual([
      level,
      level,
    ])
  }
})

test('a JPEG that is larger than its header was said to be is refused', () => {
  const { bytes } = grayJpeg(4096, 2176, 40)
  const { picture } = grayJpeg(16, 8, 40)
  expect(() => decodeForBrightness(picture, bytes)).toThrow()
})
