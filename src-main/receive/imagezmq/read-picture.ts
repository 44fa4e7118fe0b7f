/** The picture of a message: an array, whose type and shape the header has, or an encoded picture, which has its own. */
import type { EncodedPicture, Picture } from '../../contract/frame.ts'
import { message, type Message } from '../../contract/text/text.ts'
import type { Channels, ValueType } from '../../contract/value-type.ts'
import { otherTypeOf, parseArrayType, type OtherType } from './array-type.ts'
import { otherFormat } from './other-formats.ts'
import { pictureFormat, readPictureHeader } from './picture-header.ts'
import { jsonOf, showable } from './showable.ts'

/** Decoded as RGBA this takes 256 MiB; the largest sensors of hobby cameras have 64 megapixels. */
export const MAX_PICTURE_PIXELS = 64 * 1024 * 1024

/** The keys of a header. */
export type Fields = Readonly<Record<string, unknown>>

/** Why a message cannot be shown. */
export interface Fault {
  readonly why: Message
}

/** A NumPy array in C order. */
export interface SentArray {
  /** NumPy's name of its type, e.g. `uint8`. */
  readonly dtype: string
  readonly shape: readonly number[]
}

/** Type and shape of the array, if the header describes one. */
export function arrayOf({ dtype, shape }: Fields): { readonly array?: SentArray } {
  return typeof dtype === 'string' && isShape(shape) ? { array: { dtype, shape } } : {}
}

export function readPicture(fields: Fields, body: Uint8Array): Picture | Fault {
  if (Object.hasOwn(fields, 'dtype') || Object.hasOwn(fields, 'shape'))
    return readArray(fields, body)
  return body.byteLength === 0 ? { why: message('message.picture-empty') } : readEncoded(body)
}

function readArray({ dtype, shape }: Fields, body: Uint8Array): Picture | Fault {
  const values = typeof dtype === 'string' ? parseArrayType(dtype) : undefined
  if (values === undefined) return { why: refusedType(dtype) }
  if (!isShape(shape)) return wrongShape(shape)
  if (shape.includes(0)) return { why: message('message.array-empty', { shape: describe(shape) }) }
  const expected = shape.reduce((product, side) => product * side, values.bytes)
  const bytes = body.byteLength
  if (expected !== bytes)
    return { why: message('message.array-bytes', { shape: describe(shape), expected, bytes }) }
  return readLine(values, shape, body) ?? readShape(values, shape) ?? wrongShape(shape)
}

function wrongShape(shape: unknown): Fault {
  return { why: message('message.array-shape', { shape: describe(shape) }) }
}

/** @returns `undefined` if it does not have two or three dimensions */
function readShape(values: ValueType, shape: readonly number[]): Picture | Fault | undefined {
  const [height, width, channels = 1, ...others] = shape
  if (height === undefined || width === undefined || others.length > 0) return undefined
  if (!isChannels(channels)) return { why: message('message.array-channels', { channels }) }
  return tooLarge(width, height) ?? { kind: 'raw', values, channels, width, height }
}

/**
 * `cv2.imencode` returns an encoded picture as an array of shape `[N]`, or `[N, 1]` before OpenCV 4.5. The latter may also be a
 * column of pixels, if its bytes are not a picture.
 *
 * @returns `undefined` if it is an array of pixels
 */
function readLine(
  { kind, bytes }: ValueType,
  shape: readonly number[],
  body: Uint8Array,
): EncodedPicture | Fault | undefined {
  const isLine = shape.length > 0 && shape.filter((side) => side > 1).length <= 1
  if (kind !== 'uint' || bytes !== 1 || !isLine) return undefined
  const picture = readEncoded(body)
  return 'why' in picture && shape.length > 1 ? undefined : picture
}

function isChannels(channels: number): channels is Channels {
  return channels >= 1 && channels <= 4
}

/** Of pictures in a batch. Arrays with more are no pictures, nor is a scalar, which has none. */
const MAX_DIMENSIONS = 4

export function isShape(shape: unknown): shape is readonly number[] {
  return (
    Array.isArray(shape) &&
    shape.length <= MAX_DIMENSIONS &&
    shape.every((side) => Number.isSafeInteger(side) && side >= 0)
  )
}

function refusedType(dtype: unknown): Message {
  const type = describe(dtype)
  return REFUSED_TYPES[typeof dtype === 'string' ? otherTypeOf(dtype) : 'other'](type)
}

const REFUSED_TYPES: Readonly<Record<OtherType, (type: string | Message) => Message>> = {
  complex: (type) => message('message.array-complex', { type }),
  text: (type) => message('message.array-text', { type }),
  object: (type) => message('message.array-objects', { type }),
  structured: (type) => message('message.array-structured', { type }),
  'long-double': (type) => message('message.array-long-double', { type }),
  other: (type) => message('message.array-type', { type }),
}

function readEncoded(body: Uint8Array): EncodedPicture | Fault {
  const header = readPictureHeader(body)
  if (header === undefined) return { why: unreadable(body) }
  const { format, width, height } = header
  if (width <= 0 || height <= 0)
    return { why: message('message.picture-without-size', { format: format.toUpperCase() }) }
  return tooLarge(width, height) ?? { kind: 'encoded', ...header }
}

function unreadable(body: Uint8Array): Message {
  const known = pictureFormat(body)
  if (known !== undefined) return message('message.picture-header', { format: known.toUpperCase() })
  const other = otherFormat(body)
  return other === undefined
    ? message('message.picture-unknown')
    : message('message.picture-format', { format: other })
}

function tooLarge(width: number, height: number): Fault | undefined {
  if (width * height <= MAX_PICTURE_PIXELS) return undefined
  return { why: message('message.picture-too-large', { width, height, most: MAX_PICTURE_PIXELS }) }
}

/** Longest quotation of a sent value, in characters, so that the sentence fits into a notice. */
const MAX_QUOTED = 60

/** Formats a received value for a sentence, truncated. */
function describe(value: unknown): string | Message {
  if (value === undefined) return message('message.nothing')
  const text = typeof value === 'string' ? value : jsonOf(value)
  if (text === undefined) return message('message.nested-too-deep')
  return showable(text.slice(0, MAX_QUOTED))
}
