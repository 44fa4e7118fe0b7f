/** Reads the format and the size of an encoded picture from its header, without decoding it. */
import type { EncodedFormat } from '../../contract/frame.ts'

export interface PictureHeader {
  readonly format: EncodedFormat
  /** Pixels of the upright picture. */
  readonly width: number
  readonly height: number
  /** The EXIF orientation of a JPEG that rotates or mirrors it, from 2 to 8. */
  readonly turned?: number
  /** The JPEG has no end marker. */
  readonly cut?: true
}

/** @returns `undefined` when the format is not supported, or the bytes end before the size */
export function readPictureHeader(bytes: Uint8Array): PictureHeader | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  try {
    return FORMATS.find(([, matches]) => matches(view))?.[2](view)
  } catch (error) {
    if (error instanceof RangeError) return undefined // Truncated: DataView read past the end.
    throw error
  }
}

/** The format by its magic number alone; `undefined` when it is not supported. */
export function pictureFormat(bytes: Uint8Array): EncodedFormat | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return FORMATS.find(([, matches]) => isWithin(() => matches(view)))?.[0]
}

function isWithin(matches: () => boolean): boolean {
  try {
    return matches()
  } catch (error) {
    if (error instanceof RangeError) return false // Shorter than the magic number.
    throw error
  }
}

type Reader = (view: DataView) => PictureHeader | undefined

/** The magic number of each format (from its specification), and the function that reads the size. */
const FORMATS: readonly (readonly [EncodedFormat, (view: DataView) => boolean, Reader])[] = [
  ['jpeg', (view) => view.getUint16(0) === 0xffd8, readJpeg],
  [
    'png',
    (view) => view.getUint32(0) === 0x89504e47,
    (view) => ({ format: 'png', width: view.getUint32(16), height: view.getUint32(20) }),
  ],
  ['gif', (view) => tag(view, 0, 'GIF8'), readGif],
  ['webp', (view) => tag(view, 0, 'RIFF') && tag(view, 8, 'WEBP'), readWebp],
  [
    'bmp',
    (view) => tag(view, 0, 'BM'),
    (view) => ({
      format: 'bmp',
      width: view.getInt32(18, true),
      height: Math.abs(view.getInt32(22, true)),
    }),
  ],
  ['avif', (view) => tag(view, 4, 'ftypavif'), readAvif],
  ['tiff', (view) => tag(view, 0, 'II*\0') || tag(view, 0, 'MM\0*'), readTiff],
]

/** Whether the bytes at an offset are these letters, of Latin-1. Throws RangeError past the end. */
export function tag(view: DataView, offset: number, letters: string): boolean {
  for (let i = 0; i < letters.length; i++)
    if (view.getUint8(offset + i) !== letters.charCodeAt(i)) return false
  return true
}

/**
 * The most segments and fill bytes that are read before a JPEG's size. A colour profile has at most 255 segments, tables and
 * EXIF a few dozen. Without the limit, 64 MiB of fill bytes would take a quarter of a second.
 */
const MAX_JPEG_STEPS = 1024

/** Walks the segments to the frame header, SOF0 to SOF15. Source: ITU-T T.81, B.1.1.3 and B.2.2. */
function readJpeg(view: DataView): PictureHeader | undefined {
  let offset = 2
  let orientation = 1
  for (let step = 0; step < MAX_JPEG_STEPS; step++) {
    if (view.getUint8(offset) !== 0xff) return undefined
    const marker = view.getUint8(offset + 1)
    if (marker === 0xff) {
      offset += 1 // Fill byte.
      continue
    }
    const isFrameHeader = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
    if (isFrameHeader) {
      const height = view.getUint16(offset + 5)
      const width = view.getUint16(offset + 7)
      const cut = isCut(view, offset) ? ({ cut: true } as const) : {}
      if (orientation === 1) return { format: 'jpeg', width, height, ...cut }
      const isTransposed = orientation >= 5
      const size = isTransposed ? { width: height, height: width } : { width, height }
      return { format: 'jpeg', ...size, turned: orientation, ...cut }
    }
    if (marker === 0xe1 && tag(view, offset + 4, 'Exif\0\0'))
      orientation = readOrientation(view, offset + 10)
    offset += 2 + view.getUint16(offset + 2)
  }
  return undefined
}

/** EOI: ITU-T T.81, B.1.1.3. */
const END_OF_IMAGE = Buffer.from([0xff, 0xd9])
/** Bytes behind the end of a JPEG that are tolerated: cameras fill up their buffer, with zeros or the previous picture. */
const MAX_BYTES_BEHIND = 64 * 1024

/**
 * Whether there is no end marker.
 *
 * @param header - where the frame header is: an end marker before it is that of an EXIF thumbnail
 */
function isCut(view: DataView, header: number): boolean {
  const { buffer, byteOffset, byteLength } = view
  if (view.getUint16(byteLength - 2) === 0xffd9) return false // As nearly all: no search.
  const from = Math.max(header, byteLength - MAX_BYTES_BEHIND)
  return !Buffer.from(buffer, byteOffset + from, byteLength - from).includes(END_OF_IMAGE)
}

const ORIENTATION_TAG = 0x0112
/** The most EXIF tags that are read; cameras write a few dozen. */
const MAX_EXIF_TAGS = 256

/**
 * 1 is upright, 2 to 4 are mirrored or rotated by 180°, 5 to 8 swap width and height. Source: CIPA DC-008 (Exif), 4.5.2 and
 * 4.6.4.
 */
function readOrientation(view: DataView, tiff: number): number {
  try {
    return findOrientation(view, tiff)
  } catch (error) {
    if (error instanceof RangeError) return 1 // Damaged EXIF data does not make the picture unreadable.
    throw error
  }
}

function findOrientation(view: DataView, tiff: number): number {
  const isLittle = tag(view, tiff, 'II')
  const list = tiff + view.getUint32(tiff + 4, isLittle)
  const count = Math.min(view.getUint16(list, isLittle), MAX_EXIF_TAGS)
  for (let entry = list + 2; entry < list + 2 + 12 * count; entry += 12) {
    if (view.getUint16(entry, isLittle) !== ORIENTATION_TAG) continue
    const orientation = view.getUint16(entry + 8, isLittle)
    return orientation >= 1 && orientation <= 8 ? orientation : 1
  }
  return 1
}

/** The most blocks of at most 255 bytes that are read before a GIF's first frame: comments and application data. */
const MAX_GIF_STEPS = 1024

/**
 * The larger of the logical screen and the first frame, which may exceed the screen. Source: GIF89a specification, sections
 * 18 to 24.
 */
function readGif(view: DataView): PictureHeader | undefined {
  let offset = 13 + colourTableBytes(view.getUint8(10))
  let isInside = false
  for (let step = 0; step < MAX_GIF_STEPS; step++) {
    if (isInside) {
      const length = view.getUint8(offset)
      offset += 1 + length
      isInside = length > 0
    } else if (view.getUint8(offset) === 0x21) {
      offset += 2
      isInside = true
    } else {
      if (view.getUint8(offset) !== 0x2c) return undefined
      const side = (at: number) =>
        Math.max(
          view.getUint16(6 + at, true),
          view.getUint16(offset + 1 + at, true) + view.getUint16(offset + 5 + at, true),
        )
      return { format: 'gif', width: side(0), height: side(2) }
    }
  }
  return undefined
}

function colourTableBytes(flags: number): number {
  return (flags & 0x80) === 0 ? 0 : 3 * 2 ** ((flags & 7) + 1)
}

/** Source: RFC 9649 (WebP), sections 2.5 to 2.7. */
function readWebp(view: DataView): PictureHeader | undefined {
  const size = (width: number, height: number) => ({ format: 'webp', width, height }) as const
  if (tag(view, 12, 'VP8X')) return size(uint24(view, 24) + 1, uint24(view, 27) + 1)
  if (tag(view, 12, 'VP8L')) {
    const bits = view.getUint32(21, true)
    return size((bits & 0x3fff) + 1, ((bits >> 14) & 0x3fff) + 1)
  }
  if (tag(view, 12, 'VP8 '))
    return size(view.getUint16(26, true) & 0x3fff, view.getUint16(28, true) & 0x3fff)
  return undefined
}

function uint24(view: DataView, offset: number): number {
  return view.getUint16(offset, true) | (view.getUint8(offset + 2) << 16)
}

/**
 * The sizes are in `ispe` boxes (ISO/IEC 23008-12, 6.5.3) near the start: that of the picture, and smaller ones of grid
 * cells and of a thumbnail.
 */
function readAvif(view: DataView): PictureHeader | undefined {
  const end = Math.min(view.byteLength, MAX_AVIF_SEARCH)
  let largest: PictureHeader | undefined
  for (let offset = 8; offset <= end - 16; offset++) {
    if (!tag(view, offset, 'ispe')) continue
    const width = view.getUint32(offset + 8)
    const height = view.getUint32(offset + 12)
    if (largest === undefined || width * height > largest.width * largest.height)
      largest = { format: 'avif', width, height }
  }
  return largest
}

/** Bytes that are searched. The boxes before `ispe` take a few hundred bytes; 16 KiB allows for colour profiles. */
const MAX_AVIF_SEARCH = 16 * 1024

const TIFF_WIDTH = 256
const TIFF_HEIGHT = 257
/** A TIFF's numbers of 16 bits; those of its size may also have 32. */
const TIFF_SHORT = 3
/** The most entries of the first directory that are read; they are sorted, and the size is in the first three. */
const MAX_TIFF_ENTRIES = 16

/** The size of the first picture. Source: TIFF 6.0, section 2. */
function readTiff(view: DataView): PictureHeader | undefined {
  const isLittle = tag(view, 0, 'II')
  const directory = view.getUint32(4, isLittle)
  const count = Math.min(view.getUint16(directory, isLittle), MAX_TIFF_ENTRIES)
  const sizes = new Map<number, number>()
  for (let entry = directory + 2; entry < directory + 2 + 12 * count; entry += 12) {
    const isShort = view.getUint16(entry + 2, isLittle) === TIFF_SHORT
    const value = isShort
      ? view.getUint16(entry + 8, isLittle)
      : view.getUint32(entry + 8, isLittle)
    sizes.set(view.getUint16(entry, isLittle), value)
  }
  return { format: 'tiff', width: sizes.get(TIFF_WIDTH) ?? 0, height: sizes.get(TIFF_HEIGHT) ?? 0 }
}
