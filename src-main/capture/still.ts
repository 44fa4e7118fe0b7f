/**
 * A captured frame as the bytes of one file. Encoded pictures are written as they were sent; raw arrays as PNG, with all bits of
 * their values, or as NumPy's `.npy`, which holds every array.
 */
import type { EncodedFormat, RawPicture } from '../contract/frame.ts'
import type { ArrayFormat } from '../contract/picture-files.ts'
import type { ValueType } from '../contract/value-type.ts'
import type { CapturedFrame } from './captured-frame.ts'
import { encodePng } from './png.ts'

export interface Still {
  readonly bytes: Uint8Array
  /** Of the file, without a dot. */
  readonly extension: string
  /** The array was to be a PNG, which cannot hold it. */
  readonly isInsteadOfPng: boolean
}

const EXTENSIONS: Readonly<Record<EncodedFormat, string>> = {
  jpeg: 'jpg',
  png: 'png',
  webp: 'webp',
  gif: 'gif',
  bmp: 'bmp',
  avif: 'avif',
  tiff: 'tif',
}

export function stillOf(frame: CapturedFrame, arrays: ArrayFormat): Still {
  const { picture, body } = frame
  if (picture.kind === 'encoded')
    return { bytes: body, extension: EXTENSIONS[picture.format], isInsteadOfPng: false }
  const png = arrays === 'png' ? pngOf(picture, body) : undefined
  if (png !== undefined) return { bytes: png, extension: 'png', isInsteadOfPng: false }
  const shape = frame.array?.shape ?? shapeOf(picture)
  const bytes = npyOf(picture.values, shape, body)
  return { bytes, extension: 'npy', isInsteadOfPng: arrays === 'png' }
}

/** @returns `undefined` if PNG has no such values or channels */
export function pngOf(
  { values, channels, width, height }: RawPicture,
  body: Uint8Array,
): Uint8Array<ArrayBuffer> | undefined {
  if (channels === 2) return undefined
  if (values.kind === 'bool' && channels === 1)
    return encodePng({ width, height, channels, depth: 1, rows: packedBits(width, height, body) })
  if (values.kind !== 'uint' || values.bytes > 2) return undefined
  const rows = body.slice()
  if (values.bytes === 2 && !values.isBigEndian) Buffer.from(rows.buffer).swap16()
  if (channels > 1) putRedFirst(rows, channels, values.bytes)
  return encodePng({ width, height, channels, depth: values.bytes === 2 ? 16 : 8, rows })
}

/** One bit for each value; each row begins with a byte of its own. */
function packedBits(width: number, height: number, body: Uint8Array): Uint8Array {
  const rowBytes = Math.ceil(width / 8)
  const packed = new Uint8Array(rowBytes * height)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      if (body[y * width + x] === 0) continue
      const at = y * rowBytes + (x >> 3)
      packed[at] = (packed[at] ?? 0) | (0x80 >> (x & 7))
    }
  return packed
}

/** From OpenCV's order of channels to that of PNG: the first and the third of each pixel change places. */
function putRedFirst(rows: Uint8Array, channels: number, bytes: number): void {
  for (let pixel = 0; pixel < rows.byteLength; pixel += channels * bytes)
    for (let at = pixel; at < pixel + bytes; at++) {
      const blue = rows[at] ?? 0
      rows[at] = rows[at + 2 * bytes] ?? 0
      rows[at + 2 * bytes] = blue
    }
}

/** Letters of NumPy's array interface. */
const KINDS = { bool: 'b', int: 'i', uint: 'u', float: 'f' } as const
/** The header ends at a multiple of this. */
const NPY_ALIGNMENT = 64
/** `\x93NUMPY`, version 1.0, and the length of the header in 16 bits. */
const NPY_PREFIX = 10

/** Source: NumPy, `numpy.lib.format`, version 1.0. */
export function npyOf(values: ValueType, shape: readonly number[], body: Uint8Array): Uint8Array {
  const sides = shape.length === 1 ? `${shape.join()},` : shape.join(', ')
  const header = `{'descr': '${descrOf(values)}', 'fortran_order': False, 'shape': (${sides}), }`
  const length = Math.ceil((NPY_PREFIX + header.length + 1) / NPY_ALIGNMENT) * NPY_ALIGNMENT
  const text = `${header.padEnd(length - NPY_PREFIX - 1)}\n`
  const file = Buffer.alloc(length + body.byteLength)
  file.write('\u0093NUMPY\u0001\u0000', 'latin1')
  file.writeUInt16LE(text.length, NPY_PREFIX - 2)
  file.write(text, NPY_PREFIX, 'latin1')
  file.set(body, length)
  return file
}

function descrOf({ kind, bytes, isBigEndian }: ValueType): string {
  const order = bytes === 1 ? '|' : isBigEndian ? '>' : '<'
  return `${order}${KINDS[kind]}${bytes}`
}

function shapeOf({ width, height, channels }: RawPicture): readonly number[] {
  return channels === 1 ? [height, width] : [height, width, channels]
}
