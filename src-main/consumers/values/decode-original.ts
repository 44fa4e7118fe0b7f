/**
 * Decodes encoded pictures to arrays with all their bits: the values that a sender encoded.
 *
 * JPEGs by libjpeg-turbo, as OpenCV does. PNGs by fast-png and TIFFs by tiff (both MIT, by the authors of image-js): small, in
 * plain JavaScript, and with all bits of a value, which Chromium's decoders reduce to 8.
 */
import jpegTurbo from '@julusian/jpeg-turbo'
import { convertIndexedToRgb, decode as decodePng } from 'fast-png'
import { decode as decodeTiff } from 'tiff'
import type { EncodedPicture, Size } from '../../contract/frame.ts'
import type { Channels, ValueType } from '../../contract/value-type.ts'
import type { ArrayLayout } from '../../pixels/array-converter.ts'

/** An array with OpenCV's order of channels. */
export interface DecodedArray {
  readonly array: ArrayLayout
  readonly body: Uint8Array<ArrayBuffer>
}

/** The same in memory that is only read. */
export interface DecodedPixels {
  readonly array: ArrayLayout
  readonly body: Uint8Array
}

const UINT8: ValueType = { kind: 'uint', bytes: 1, isBigEndian: false }

/**
 * A JPEG is not turned as its EXIF orientation says.
 *
 * @throws Error if it is damaged, or of a kind that is not supported
 */
export function decodeOriginal(picture: EncodedPicture, bytes: Uint8Array): DecodedArray {
  const decoded = decodeFormat(picture, bytes)
  const { width, height } = decoded.array
  const sent = sizeBeforeTurning(picture)
  // What follows relies on the size of the header, which was checked.
  if (width !== sent.width || height !== sent.height)
    throw new Error(`The picture has ${width}x${height} pixels, its header says otherwise.`)
  return decoded
}

/** Orientations from 5 on swap the sides: CIPA DC-008 (Exif), 4.6.4. */
function sizeBeforeTurning({ width, height, turned = 1 }: EncodedPicture): Size {
  return turned < 5 ? { width, height } : { width: height, height: width }
}

/** Bytes of the memory that is kept for gray pictures: those of 4K. For larger ones it is taken anew. */
const KEPT_GRAY_BYTES = 3840 * 2160
let keptGray = Buffer.alloc(0)

/**
 * The same for a measure of brightness: JPEGs to gray, which takes half the time. Taking new memory from the system for each
 * would cost a third more.
 *
 * @returns pixels that are valid until the next call
 * @throws Error if it is damaged, or of a kind that is not supported
 */
export function decodeForBrightness(picture: EncodedPicture, bytes: Uint8Array): DecodedPixels {
  if (picture.format !== 'jpeg') return decodeOriginal(picture, bytes)
  const image = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const { data, width, height } = jpegTurbo.decompressSync(
    image,
    grayMemory(picture.width * picture.height),
    { format: jpegTurbo.FORMAT_GRAY },
  )
  return { array: { values: UINT8, channels: 1, width, height }, body: data }
}

function grayMemory(bytes: number): Buffer {
  if (bytes > KEPT_GRAY_BYTES) return Buffer.alloc(bytes)
  if (keptGray.length < bytes) keptGray = Buffer.alloc(bytes)
  return keptGray
}

function decodeFormat({ format }: EncodedPicture, bytes: Uint8Array): DecodedArray {
  switch (format) {
    case 'jpeg':
      return fromJpeg(bytes)
    case 'png':
      return fromPng(bytes)
    case 'tiff':
      return fromTiff(bytes)
    case 'webp':
    case 'gif':
    case 'bmp':
    case 'avif':
      throw new Error(`${format} is only decoded by the page.`)
  }
}

function fromJpeg(bytes: Uint8Array): DecodedArray {
  const image = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const { data, width, height } = jpegTurbo.decompressSync(image, { format: jpegTurbo.FORMAT_BGR })
  return { array: { values: UINT8, channels: 3, width, height }, body: Uint8Array.from(data) }
}

function fromPng(bytes: Uint8Array): DecodedArray {
  const png = decodePng(bytes)
  const { width, height, channels, depth } = png
  if (png.palette !== undefined)
    return toArray({ width, height }, convertIndexedToRgb(png), png.palette[0]?.length ?? 3)
  if (depth < 8) throw new Error(`PNGs of ${depth} bits are only decoded by the page.`)
  return toArray({ width, height }, png.data, channels)
}

/** Photometric interpretations (TIFF 6.0, section 8) whose samples are the values themselves. */
const BLACK_IS_ZERO = 1
const RGB = 2

function fromTiff(bytes: Uint8Array): DecodedArray {
  const [page] = decodeTiff(bytes, { pages: [0] })
  if (page === undefined) throw new Error('The TIFF has no picture.')
  const { width, height, data, samplesPerPixel, type } = page
  if (type !== BLACK_IS_ZERO && type !== RGB)
    throw new Error(`TIFFs of photometric interpretation ${type} are not supported.`)
  return toArray({ width, height }, data, samplesPerPixel)
}

type Samples = Uint8Array | Uint8ClampedArray | Uint16Array | Float32Array | Float64Array

/** From red, green, blue and alpha, or gray and alpha. */
function toArray(
  { width, height }: { readonly width: number; readonly height: number },
  samples: Samples,
  given: number,
): DecodedArray {
  const channels = given === 2 ? 1 : given
  if (!isChannels(channels)) throw new Error(`Pictures of ${given} channels are not supported.`)
  if (samples.length !== width * height * given) throw new Error('The picture is not complete.')
  const reordered = given === 1 ? samples.slice() : reorder(samples, given, channels)
  const { buffer, byteLength } = reordered
  if (!(buffer instanceof ArrayBuffer)) throw new Error('The decoder returned shared memory.')
  const array: ArrayLayout = { values: typeOf(samples), channels, width, height }
  return { array, body: new Uint8Array(buffer, 0, byteLength) }
}

function reorder(samples: Samples, given: number, channels: number): Samples {
  const order = [[], [0], [], [2, 1, 0], [2, 1, 0, 3]][channels] ?? []
  const reordered = samples.slice(0, (samples.length / given) * channels)
  for (let from = 0, to = 0; from < samples.length; from += given)
    for (const channel of order) reordered[to++] = samples[from + channel] ?? 0
  return reordered
}

function typeOf({ BYTES_PER_ELEMENT: bytes }: Samples): ValueType {
  if (bytes === 1) return UINT8
  return bytes === 2
    ? { kind: 'uint', bytes, isBigEndian: false }
    : { kind: 'float', bytes: bytes === 4 ? 4 : 8, isBigEndian: false }
}

function isChannels(channels: number): channels is Channels {
  return channels === 1 || channels === 3 || channels === 4
}
