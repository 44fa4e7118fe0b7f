import { Buffer } from 'node:buffer'
import { describe, expect, test } from 'vitest'
import { readPictureHeader } from '../../../../src-main/receive/imagezmq/picture-header.ts'
import { jpegHeader, withOrientation } from '../../../support/pictures.ts'

const latin1 = (text: string) => Uint8Array.from(Buffer.from(text, 'latin1'))
const bytes = (hex: string) => Uint8Array.from(Buffer.from(hex.replaceAll(' ', ''), 'hex'))

describe('the size of each format', () => {
  test.each([
    ['jpeg', jpegHeader(640, 480), 640, 480],
    // Fill bytes before a marker (T.81, B.1.1.2), a Huffman table (C4) before a progressive frame (C2).
    ['jpeg', bytes('ffd8 ffff ffc4 0003 00 ffc2 0011 08 00f0 0140 03 ffd9'), 320, 240],
    ['png', bytes('89504e470d0a1a0a 0000000d 49484452 00000280 000001e0 08'), 640, 480],
    // A table with two colours, a comment, then the frame.
    [
      'gif',
      bytes('474946383961 8002 e001 80 00 00 000000ffffff 21fe 02 6869 00 2c 0000 0000 8002 e001'),
      640,
      480,
    ],
    ['gif', bytes('474946383961 0100 0100 00 00 00 2c 0000 0000 8002 e001 00'), 640, 480],
    ['bmp', bytes(`424d ${'00'.repeat(16)} 80020000 20feffff 0100`), 640, 480],
    [
      'webp',
      bytes('52494646 00000000 57454250 56503858 0a000000 00000000 7f0200 df0100'),
      640,
      480,
    ],
    ['webp', bytes('52494646 00000000 57454250 5650384c 00000000 2f 7fc2 7700'), 640, 480],
    [
      'webp',
      bytes('52494646 00000000 57454250 56503820 00000000 000000 9d012a 8002 e001'),
      640,
      480,
    ],
    [
      'avif',
      latin1('\0\0\0\x1cftypavif\0\0\0\0mif1\0\0\0\x14ispe\0\0\0\0\0\0\x02\x80\0\0\x01\xe0'),
      640,
      480,
    ],
    // Its directory is behind the pixels, or before them; numbers of 16 and of 32 bits.
    [
      'tiff',
      bytes(
        '4949 2a00 0c000000 00000000 0200 0001 0300 01000000 80020000 0101 0400 01000000 e0010000',
      ),
      640,
      480,
    ],
    [
      'tiff',
      bytes('4d4d 002a 00000008 0002 0100 0003 00000001 02800000 0101 0003 00000001 01e00000'),
      640,
      480,
    ],
  ])('%s', (format, given, width, height) => {
    expect(readPictureHeader(given)).toEqual({ format, width, height })
  })
})

test.each([
  [1, { width: 640, height: 480 }],
  [3, { width: 640, height: 480, turned: 3 }],
  [6, { width: 480, height: 640, turned: 6 }],
  [8, { width: 480, height: 640, turned: 8 }],
  [0, { width: 640, height: 480 }],
  [9, { width: 640, height: 480 }],
])('a JPEG whose EXIF orientation is %i has the size of the upright picture', (orientation, is) => {
  const jpeg = withOrientation(jpegHeader(640, 480), orientation)
  expect(readPictureHeader(jpeg)).toEqual({ format: 'jpeg', ...is })
})

test('EXIF data that points past the end is ignored', () => {
  const jpeg = withOrientation(jpegHeader(640, 480), 6)
  jpeg.fill(0xff, 16, 20) // The offset of the first directory.
  expect(readPictureHeader(jpeg)).toEqual({ format: 'jpeg', width: 640, height: 480 })
})

describe('a JPEG is cut', () => {
  const whole = jpegHeader(640, 480)
  const cut = { format: 'jpeg', width: 640, height: 480, cut: true }
  const end = [0xff, 0xd9]

  test.each([
    ['without its end marker', whole.subarray(0, -2)],
    ['within its end marker', whole.subarray(0, -1)],
    ['with an end marker only in its EXIF thumbnail', withThumbnail(whole.subarray(0, -2))],
    ['with more behind its end than a camera adds', Uint8Array.from([...whole, ...zeros(65_536)])],
  ])('%s', (_why, jpeg) => expect(readPictureHeader(jpeg)).toEqual(cut))

  test.each([
    ['with its end marker', whole],
    ['with zeros behind it', Uint8Array.from([...whole, ...zeros(65_000)])],
    ['with another JPEG behind it', Uint8Array.from([...whole, ...whole])],
    ['with a cut one behind it', Uint8Array.from([...whole, ...whole.subarray(0, -2)])],
  ])('not %s', (_why, jpeg) => expect(readPictureHeader(jpeg)?.cut).toBeUndefined())

  function zeros(count: number): number[] {
    return Array.from({ length: count }, () => 0)
  }

  function withThumbnail(jpeg: Uint8Array): Uint8Array {
    return Uint8Array.from([0xff, 0xd8, 0xff, 0xe1, 0, 4, ...end, ...jpeg.subarray(2)])
  }
})

test('any picture truncated before its size gives undefined, not an error', () => {
  const whole = jpegHeader(640, 480)
  const sizeEnds = 20 + 9
  for (let length = 0; length < sizeEnds; length++)
    expect(readPictureHeader(whole.subarray(0, length))).toBeUndefined()
  expect(readPictureHeader(whole.subarray(0, sizeEnds))).toBeDefined()
})

test('data that is no picture gives undefined', () => {
  expect(readPictureHeader(latin1('<svg xmlns="http://www.w3.org/2000/svg"/>'))).toBeUndefined()
  expect(readPictureHeader(new Uint8Array(1000))).toBeUndefined()
})
