/**
 * The imageZMQ message: a JSON header, then bytes. Parsed once at the edge, built for our own senders.
 *
 * Source of the format: imagezmq 1.2.0, `imagezmq/imagezmq.py`: `SerializingContext`/`SerializingSocket`,
 * `send_array` and `send_jpg`. Source of events: imagenode, `imagenode/tools/imaging.py`.
 */
import type { Picture, RawPixels } from '../../contract/frame.ts'
import { readPictureHeader } from './picture-header.ts'

/** Larger messages end the connection inside libzmq, before they take memory: a raw 4K BGRA picture, twice. */
export const MAX_MESSAGE_BYTES = 64 * 1024 * 1024
/** `send_jpg` and `send_image` send a header and a body. Nobody knows what more parts would mean. */
const PARTS = 2
/** A header is a line of JSON; imagezmq's own are under 200 bytes, and extra keys are welcome. */
export const MAX_HEADER_BYTES = 64 * 1024
/** Decoded as RGBA this takes 256 MiB; the largest sensors of hobby cameras have 64 megapixels. */
export const MAX_PICTURE_PIXELS = 64 * 1024 * 1024
/** A tile cannot show more of a name; longer ones are cut. */
export const MAX_NAME_LENGTH = 120
/** imagenode sends events with a black picture of 3x3 pixels. */
const MAX_EVENT_SIDE = 4

export type Message = PictureMessage | EventMessage | MalformedMessage

/** One frame of a camera. The body is the encoded picture, or the array's rows in C order. */
export interface PictureMessage {
  readonly kind: 'picture'
  readonly camera: string
  /** imagenode's text after the first `|`, e.g. `jpg`, `moving`. */
  readonly fields: readonly string[]
  readonly picture: Picture
  /** Of `send_image`'s array, as the header tells it. */
  readonly array?: SentArray
  readonly body: Uint8Array
  /** Bytes of all parts. */
  readonly bytes: number
  /** Milliseconds since the epoch; from the header's own key `sent` (seconds), which imagezmq's senders lack. */
  readonly sentAt?: number
}

/** A NumPy array in C order. */
export interface SentArray {
  /** NumPy's name of its type, e.g. `uint8`. */
  readonly dtype: string
  readonly shape: readonly number[]
}

/** imagenode's report of a thing that happened, e.g. `Barn|Temp|77 F`. It carries no frame. */
export interface EventMessage {
  readonly kind: 'event'
  readonly camera: string
  readonly fields: readonly string[]
  readonly bytes: number
}

export interface MalformedMessage {
  readonly kind: 'malformed'
  /** `undefined` when the message names no camera. */
  readonly camera: string | undefined
  /** What is wrong and what to send instead, in a sentence. */
  readonly why: string
  readonly bytes: number
}

/** Never throws: whatever arrives is a picture, an event, or malformed with its reason. */
export function parseMessage(parts: readonly Uint8Array[]): Message {
  const bytes = parts.reduce((sum, part) => sum + part.byteLength, 0)
  const malformed = (why: string, camera?: string): MalformedMessage => ({
    kind: 'malformed',
    camera,
    why,
    bytes,
  })

  const [header, body] = parts
  if (header === undefined || body === undefined || parts.length !== PARTS)
    return malformed(
      `The message has ${parts.length} parts; imageZMQ sends ${PARTS}, a JSON header and a picture.`,
    )
  if (header.byteLength > MAX_HEADER_BYTES)
    return malformed(
      `The header has ${header.byteLength} bytes; at most ${MAX_HEADER_BYTES} are read.`,
    )
  const fields = parseHeader(header)
  if (typeof fields === 'string') return malformed(fields)

  const [camera, ...rest] = splitText(fields['msg'])
  if (body.byteLength === 0) return malformed('The picture is empty.', camera)
  const picture = isArrayHeader(fields) ? readShape(fields, body) : readEncoded(body)
  if (typeof picture === 'string') return malformed(picture, camera)

  if (rest.length > 0 && picture.width <= MAX_EVENT_SIDE && picture.height <= MAX_EVENT_SIDE)
    return { kind: 'event', camera, fields: rest, bytes }
  const sentAt = readTime(fields['sent'])
  return {
    kind: 'picture',
    camera,
    fields: rest,
    picture,
    ...arrayOf(fields),
    body,
    bytes,
    ...(sentAt === undefined ? {} : { sentAt }),
  }
}

/** As `send_jpg` does: any encoded picture under a text, by habit the host name. */
export function buildEncodedMessage(text: string, picture: Uint8Array): [string, Uint8Array] {
  return [JSON.stringify({ msg: text }), picture]
}

/** A uint8 array in C order: `[height, width]`, or `[height, width, channels]` with 1, 3 (BGR) or 4 (BGRA). */
export interface ImageArray {
  readonly shape: readonly [height: number, width: number, channels?: 1 | 3 | 4]
  readonly data: Uint8Array
}

/** As `send_image` does. */
export function buildArrayMessage(text: string, image: ImageArray): [string, Uint8Array] {
  return [JSON.stringify({ msg: text, dtype: 'uint8', shape: image.shape }), image.data]
}

type Fields = Readonly<Record<string, unknown>>

function parseHeader(header: Uint8Array): Fields | string {
  let value: unknown
  try {
    value = JSON.parse(new TextDecoder().decode(header))
  } catch {
    return 'The header is not JSON. Use imagezmq.ImageSender, or send {"msg": name} first.'
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return 'The header is JSON, but not an object with a "msg".'
  if (!Object.hasOwn(value, 'msg')) return 'The header has no "msg", so the camera has no name.'
  return value as Fields
}

/** Seconds to milliseconds. JSON knows no infinity, but JSON.parse makes one of 1e999, and 1e308 becomes one here. */
function readTime(seconds: unknown): number | undefined {
  const time = typeof seconds === 'number' ? seconds * 1000 : 0
  return time > 0 && time < Infinity ? time : undefined
}

/** `msg` may be any JSON value; a text is split as imagenode joins it, `node view|type|…`. */
function splitText(msg: unknown): [camera: string, ...fields: string[]] {
  const text = textOf(msg)
  const [name = '', ...fields] = text.split('|', MAX_FIELDS)
  return [showable(name) || 'unnamed', ...fields.map(showable)]
}

/** imagenode joins 5 at most; more are left out. */
const MAX_FIELDS = 16

/** `JSON.parse` takes any depth, but `JSON.stringify` throws when the stack ends, after some thousand levels. */
function textOf(value: unknown): string {
  if (typeof value === 'string') return value
  if (value === undefined) return 'nothing'
  try {
    return JSON.stringify(value)
  } catch {
    return 'something nested too deep'
  }
}

/**
 * Characters that would garble labels and logs: controls, line ends, what turns the direction of text, and what is
 * there but not seen. The joiners of Persian letters and of emoji stay.
 */
const UNSHOWABLE = /[\p{Cc}\p{Zl}\p{Zp}]|(?![\u200c\u200d])\p{Cf}/gu

function showable(text: string): string {
  const clean = text
    .slice(0, 4 * MAX_NAME_LENGTH)
    .toWellFormed()
    .replace(UNSHOWABLE, '\ufffd')
    .trim()
  const letters = Array.from(clean)
  return letters.length <= MAX_NAME_LENGTH
    ? clean
    : `${letters.slice(0, MAX_NAME_LENGTH - 1).join('')}…`
}

function isArrayHeader(fields: Fields): boolean {
  return Object.hasOwn(fields, 'dtype') || Object.hasOwn(fields, 'shape')
}

/** Of a header that was read. */
function arrayOf({ dtype, shape }: Fields): { readonly array?: SentArray } {
  return typeof dtype === 'string' && isShape(shape) ? { array: { dtype, shape } } : {}
}

const PIXELS_BY_CHANNELS: Readonly<Record<number, RawPixels>> = { 1: 'gray', 3: 'bgr', 4: 'bgra' }

function readShape(fields: Fields, body: Uint8Array): Picture | string {
  const { dtype, shape } = fields
  if (dtype !== 'uint8')
    return `Arrays of ${describe(dtype)} cannot be shown. Convert to uint8 before send_image.`
  if (!isShape(shape))
    return `The shape ${describe(shape)} is not [height, width] or [height, width, channels].`
  const [height, width, channels = 1] = shape
  const pixels = PIXELS_BY_CHANNELS[channels]
  if (pixels === undefined)
    return `${channels} channels cannot be shown. Send 1 (gray), 3 (BGR) or 4 (BGRA).`
  const size = height * width * channels
  if (size !== body.byteLength)
    return `The shape ${describe(shape)} means ${size} bytes, but ${body.byteLength} came.`
  return tooLarge(width, height) ?? { kind: 'raw', pixels, width, height }
}

function isShape(shape: unknown): shape is [number, number] | [number, number, number] {
  return (
    Array.isArray(shape) &&
    (shape.length === 2 || shape.length === 3) &&
    shape.every((side) => Number.isSafeInteger(side) && side > 0)
  )
}

function readEncoded(body: Uint8Array): Picture | string {
  const header = readPictureHeader(body)
  if (header === undefined) return 'The bytes are no JPEG, PNG, WebP, GIF, BMP or AVIF picture.'
  const { format, width, height } = header
  if (width <= 0 || height <= 0) return `The ${format} picture has no size.`
  return tooLarge(width, height) ?? { kind: 'encoded', ...header }
}

function tooLarge(width: number, height: number): string | undefined {
  if (width * height <= MAX_PICTURE_PIXELS) return undefined
  return `${width}x${height} pixels are too many; at most ${MAX_PICTURE_PIXELS} are decoded.`
}

/** Letters of what was sent that stand in a sentence about it: it must fit into a notice. */
const MAX_QUOTED = 60

/** A value from the wire inside a sentence, cut short. */
function describe(value: unknown): string {
  return showable(textOf(value).slice(0, MAX_QUOTED))
}
