import { Buffer } from 'node:buffer'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readBaselineJpeg } from '../../../../src-renderer/painting/jpeg/baseline-jpeg.ts'
import { plain, progressive, restarts } from './coded-pictures.ts'

const SOF0 = Buffer.from([0xff, 0xc0])

/** The picture with a segment before all ac. */
function withSegment(marker: number, content: Uint8Array): Buffer {
  const length = [(content.length + 2) >> 8, (content.length + 2) & 255]
  return Buffer.concat([
    Buffer.from([0xff, 0xd8, 0xff, marker, ...length]),
    content,
    plain.subarray(2),
  ])
}

/** The picture with other bytes, from a place behind its frame header's marker. */
function withFrame(at: number, ...bytes: number[]): Buffer {
  const copy = Buffer.from(plain)
  copy.set(bytes, copy.indexOf(SOF0) + 4 + at)
  return copy
}

function adobe(transform: number): Uint8Array {
  return Buffer.from([...Buffer.from('Adobe'), 0, 100, 0, 0, 0, 0, transform])
}

test('what OpenCV writes is known: its size, and two tables of each kind', () => {
  const jpeg = readBaselineJpeg(plain)
  expect(jpeg).toMatchObject({ width: 51, height: 37, interval: 0 })
  expect(jpeg?.components).toEqual([
    { across: 2, down: 2, quantisation: 0, dc: 0, ac: 0 },
    { across: 1, down: 1, quantisation: 1, dc: 1, ac: 1 },
    { across: 1, down: 1, quantisation: 1, dc: 1, ac: 1 },
  ])
  for (const spans of [jpeg?.quantisation, jpeg?.dc, jpeg?.ac]) expect(spans).toHaveLength(2)
  expect(plain[(jpeg?.scan ?? 0) - 1]).toBe(0)
})

test('restart intervals are read', () => {
  expect(readBaselineJpeg(restarts)?.interval).toBe(2)
})

describe('segments that say nothing of the picture are passed over', () => {
  test.each([
    ['a comment', 0xfe, Buffer.from('by a camera')],
    ['an EXIF segment', 0xe1, Buffer.from('Exif\0\0MM\0*\0\0\0\x08\0\0', 'latin1')],
    ['Adobe’s, for JFIF’s colours', 0xee, adobe(1)],
    ['a second picture’s index', 0xe2, Buffer.from('MPF\0abcdefghijkl')],
  ])('%s', (_name, marker, content) => {
    expect(readBaselineJpeg(withSegment(marker, content))).toMatchObject({ width: 51, height: 37 })
  })
})

describe('another kind is left to the browser', () => {
  test.each([
    ['progressive', progressive],
    ['12 bits', withFrame(0, 12)],
    ['no height before its scan', withFrame(1, 0, 0)],
    ['no width', withFrame(3, 0, 0)],
    ['two components', withFrame(5, 2)],
    ['luma of three blocks across', withFrame(7, 0x31)],
    ['chroma of two blocks across', withFrame(10, 0x21)],
    ['a table of quantisation that is not there', withFrame(8, 3)],
    ['plain colours, by their ids', withFrame(6, 82, 0x22, 0, 71, 0x11, 1, 66)],
    ['plain colours, by Adobe’s word', withSegment(0xee, adobe(0))],
    ['four colours, by Adobe’s word', withSegment(0xee, adobe(2))],
    ['a colour profile', withSegment(0xe2, Buffer.from('ICC_PROFILE\0\x01\x01'))],
    ['arithmetic codes', withSegment(0xcc, Buffer.from([0, 0]))],
    ['a lossless frame', withSegment(0xc3, Buffer.alloc(15))],
    ['codes with a table of a third kind', withSegment(0xc4, Buffer.alloc(17, 2))],
    ['quantisation of three bytes', withSegment(0xdb, Buffer.alloc(193, 0x20))],
    ['no JPEG', Buffer.from('GIF89a, and a little more')],
    ['nothing', Buffer.alloc(0)],
  ])('%s', (_name, jpeg) => {
    expect(readBaselineJpeg(jpeg)).toBeUndefined()
  })

  test('one that is cut off before its scan, wherever that is', () => {
    const scan = readBaselineJpeg(plain)?.scan ?? 0
    for (let length = 0; length < scan; length++)
      expect(readBaselineJpeg(plain.subarray(0, length))).toBeUndefined()
    expect(readBaselineJpeg(plain.subarray(0, scan))).toBeDefined()
  })
})

test('whatever bytes are wrong, nothing is thrown, and its tables lie within the picture', () => {
  const wrong = fc.array(fc.tuple(fc.nat(700), fc.nat(255)), { maxLength: 8 })
  fc.assert(
    fc.property(wrong, (bytes) => {
      const jpeg = Buffer.from(plain)
      for (const [at, byte] of bytes) jpeg[at] = byte
      const known = readBaselineJpeg(jpeg)
      const spans = [...(known?.quantisation ?? []), ...(known?.dc ?? []), ...(known?.ac ?? [])]
      for (const span of spans) expect(span?.to ?? 0).toBeLessThanOrEqual(jpeg.length)
    }),
    { numRuns: 2000 },
  )
})
