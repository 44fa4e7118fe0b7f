/** Hostile pictures: too large, truncated, or not pictures. Only their headers are real. */
import { Buffer } from 'node:buffer'
import { jpegHeader } from '../../../../support/pictures.ts'

export interface NastyPicture {
  readonly name: string
  readonly bytes: Uint8Array
  /** The size in its header, if the hub passes it to the decoder. */
  readonly size?: readonly [width: number, height: number]
}

/** Parses hexadecimal digits, ignoring blanks. */
const hex = (digits: string) => Uint8Array.from(Buffer.from(digits.replaceAll(' ', ''), 'hex'))
const latin1 = (text: string) => Uint8Array.from(Buffer.from(text, 'latin1'))
const join = (...parts: readonly Uint8Array[]) => Uint8Array.from(Buffer.concat(parts))

/** GIF: a logical screen, and a frame in it. */
const gif = (screen: string, frame: string) =>
  join(latin1('GIF89a'), hex(`${screen} 00 00 00 2c 0000 0000 ${frame} 00 02 02 4401 00 3b`))
/** AVIF: a file type, then one box for each size. */
const avif = (...sizes: readonly string[]) =>
  join(
    latin1('\0\0\0\x1cftypavif\0\0\0\0mif1'),
    ...sizes.map((size) => join(latin1('\0\0\0\x14ispe'), hex(`00000000 ${size}`))),
  )

const BOMBS: readonly NastyPicture[] = [
  { name: 'a JPEG that claims 65,535 x 65,535', bytes: jpegHeader(65_535, 65_535) },
  {
    name: 'a PNG that claims 65,535 x 65,535',
    bytes: hex('89504e470d0a1a0a 0000000d 49484452 0000ffff 0000ffff 08 06 000000 00000000'),
  },
  {
    name: 'a PNG that claims 2^32 - 1 x 2^32 - 1',
    bytes: hex('89504e470d0a1a0a 0000000d 49484452 ffffffff ffffffff 08 06 000000 00000000'),
  },
  {
    name: 'an extended WebP that claims 16,777,216 x 16,777,216',
    bytes: hex('52494646 00000000 57454250 56503858 0a000000 00000000 ffffff ffffff'),
  },
  {
    name: 'a lossless WebP that claims 16,384 x 16,384',
    bytes: hex('52494646 00000000 57454250 5650384c 00000000 2f ffffff0f'),
  },
  {
    name: 'a lossy WebP that claims 16,383 x 16,383',
    bytes: hex('52494646 00000000 57454250 56503820 00000000 000000 9d012a ff3f ff3f'),
  },
  { name: 'a GIF that claims 65,535 x 65,535', bytes: gif('ffff ffff', '0100 0100') },
  {
    name: 'a GIF of 1 x 1 whose frame claims 65,535 x 65,535',
    bytes: gif('0100 0100', 'ffff ffff'),
  },
  {
    name: 'a BMP that claims 65,535 x 65,535, upside down',
    bytes: hex(`424d ${'00'.repeat(16)} ffff0000 0100ffff 0100 1800`),
  },
  { name: 'an AVIF that claims 65,535 x 65,535', bytes: avif('0000ffff 0000ffff') },
  {
    name: 'an AVIF whose thumbnail comes first',
    bytes: avif('00000001 00000001', '0000ffff 0000ffff'),
  },
]

const CUT_OFF: readonly NastyPicture[] = [
  ...[0, 1, 2, 3, 4, 20, 28].map((length) => ({
    name: `a JPEG cut off after ${length} bytes`,
    bytes: jpegHeader(64, 48).subarray(0, length),
  })),
  {
    name: 'a PNG cut off in its size',
    bytes: hex('89504e470d0a1a0a 0000000d 49484452 00000040 0000'),
  },
  { name: 'a WebP without a chunk', bytes: hex('52494646 00000000 57454250') },
  { name: 'a GIF without a screen', bytes: latin1('GIF89a') },
  { name: 'a BMP without a size', bytes: latin1('BM') },
  { name: 'an AVIF without a size', bytes: avif() },
]

const ODD: readonly NastyPicture[] = [
  { name: 'a JPEG of 0 x 48', bytes: jpegHeader(0, 48) },
  { name: 'a JPEG of 64 x 0, whose height comes later', bytes: jpegHeader(64, 0) },
  { name: 'a JPEG of fill bytes', bytes: join(hex('ffd8'), new Uint8Array(2 ** 20).fill(0xff)) },
  {
    name: 'a JPEG of empty segments',
    bytes: join(hex('ffd8'), hex('ffe00002'.repeat(2 ** 16)), jpegHeader(64, 48).subarray(2)),
  },
  {
    name: 'a JPEG whose segment has no length',
    bytes: hex(`ffd8 ffe00000 ${'ffe00000'.repeat(9)}`),
  },
  { name: 'a JPEG whose segment ends past its end', bytes: hex('ffd8 ffe0ffff 0000') },
  { name: 'a PNG of 0 x 0', bytes: hex('89504e470d0a1a0a 0000000d 49484452 00000000 00000000') },
  {
    name: 'a GIF whose tables never end',
    bytes: join(gif('0100 0100', '').subarray(0, 13), new Uint8Array(2 ** 16).fill(0x21)),
  },
  {
    name: 'a JPEG header and nothing more',
    bytes: jpegHeader(64, 48),
    size: [64, 48],
  },
]

/** Data that must never be decoded: it can contain scripts, links, or exploits for other programs. */
const NO_PICTURES: readonly NastyPicture[] = [
  ['an SVG', '<svg xmlns="http://www.w3.org/2000/svg" width="64" height="48"/>'],
  ['an SVG behind an XML declaration', '<?xml version="1.0"?><svg/>'],
  ['a page', '<!doctype html><script>alert(1)</script>'],
  ['a PDF', '%PDF-1.7\n'],
  ['a TIFF', 'II*\0\x08\0\0\0'],
  ['an icon', '\0\0\x01\0\x01\0'],
  ['an MP4', '\0\0\0\x18ftypisom\0\0\0\0'],
  ['a HEIC', '\0\0\0\x18ftypheic\0\0\0\0'],
  ['a ZIP', 'PK\x03\x04'],
  ['an ELF program', '\x7fELF'],
  ['a pickle', '\x80\x04\x95'],
  ['nothing but NUL', '\0'.repeat(1000)],
].map(([name = '', text = '']) => ({ name, bytes: latin1(text) }))

export const PICTURES: readonly NastyPicture[] = [...BOMBS, ...CUT_OFF, ...ODD, ...NO_PICTURES]
