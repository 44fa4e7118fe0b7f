/**
 * How pictures are stored in Matroska: always the bytes that were sent.
 *
 * JPEGs are `V_MJPEG`. Arrays are `V_UNCOMPRESSED`: compressing them as PNG would take more time than a computer has for several
 * raw cameras, and PNG cannot hold all types. Other encoded pictures are named by the FourCC that FFmpeg knows them by.
 * Source: RFC 9559 (`UncompressedFourCC`) and draft-ietf-cellar-codec, sections 6.2 to 6.4; FFmpeg, `libavcodec/raw.c` and
 * `libavformat/riff.c`.
 */
import type { EncodedFormat, Picture, RawPicture } from '../../contract/frame.ts'
import { element, text } from './ebml.ts'
import { CODEC_ID, CODEC_PRIVATE, UNCOMPRESSED_FOURCC } from './ids.ts'

export const MJPEG = 'V_MJPEG'
export const UNCOMPRESSED = 'V_UNCOMPRESSED'
export const VFW = 'V_MS/VFW/FOURCC'

export interface Codec {
  /** Elements of the track. */
  readonly track: readonly Uint8Array[]
  /** Elements of its video. */
  readonly video: readonly Uint8Array[]
}

export function codecOf(picture: Picture): Codec {
  if (picture.kind === 'raw')
    return {
      track: [text(CODEC_ID, UNCOMPRESSED)],
      video: [element(UNCOMPRESSED_FOURCC, fourCcOfArray(picture))],
    }
  if (picture.format === 'jpeg') return { track: [text(CODEC_ID, MJPEG)], video: [] }
  const header = bitmapHeader(picture, FOUR_CCS[picture.format])
  return { track: [text(CODEC_ID, VFW), element(CODEC_PRIVATE, header)], video: [] }
}

const FOUR_CCS: Readonly<Record<Exclude<EncodedFormat, 'jpeg'>, string>> = {
  png: 'MPNG',
  webp: 'WEBP',
  gif: 'gif ',
  bmp: 'bmp ',
  avif: 'av01',
  tiff: 'tiff',
}

/** `BITMAPINFOHEADER`: its own size, width, height, planes, bits of a pixel, FourCC, size in bytes, and four that are unused. */
function bitmapHeader({ width, height }: Picture, fourCc: string): Uint8Array {
  const header = new Uint8Array(40)
  const view = new DataView(header.buffer)
  view.setUint32(0, header.byteLength, true)
  view.setInt32(4, width, true)
  view.setInt32(8, height, true)
  view.setUint16(12, 1, true)
  view.setUint16(14, 24, true)
  header.set(latin1(fourCc), 16)
  return header
}

/** FFmpeg's FourCC of the same layout. The others are arrays that only their tag describes, and only Camwall reads. */
const OTHER_ARRAY = 'NDAR'

function fourCcOfArray({ values, channels }: RawPicture): Uint8Array {
  const { kind, bytes, isBigEndian } = values
  const isUint8 = bytes === 1 && (kind === 'uint' || kind === 'bool')
  if (isUint8) return latin1(UINT8_FOUR_CCS[channels])
  if (kind === 'uint' && bytes === 2 && channels === 1)
    return latin1(isBigEndian ? '\x10\x001Y' : 'Y1\x00\x10')
  return latin1(OTHER_ARRAY)
}

const UINT8_FOUR_CCS = { 1: 'Y800', 2: OTHER_ARRAY, 3: 'BGR\x18', 4: 'BGRA' } as const

function latin1(letters: string): Uint8Array {
  return new Uint8Array(Buffer.from(letters, 'latin1'))
}
