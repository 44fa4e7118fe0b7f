/**
 * The imageZMQ message: a JSON header, then bytes. Parses received messages and builds those of Camwall's own senders.
 *
 * Source of the format: imagezmq 1.2.0, `imagezmq/imagezmq.py`: `SerializingContext`/`SerializingSocket`,
 * `send_array` and `send_jpg`. Source of events: imagenode, `imagenode/tools/imaging.py`.
 */
import type { Picture } from '../../contract/frame.ts'
import { NO_READINGS, type Readings } from '../../contract/readings.ts'
import { message, type Message } from '../../contract/text/text.ts'
import { parsePythonJson } from './python-json.ts'
import { arrayOf, readPicture, type Fault, type Fields, type SentArray } from './read-picture.ts'
import { areFewZeros, isPlaceholder, readWords } from './read-event.ts'
import { readSenderText } from './sender-name.ts'
import { showable } from './showable.ts'

/** Twice a raw 4K BGRA picture. libzmq closes the connection of a larger message before it allocates memory for it. */
export const MAX_MESSAGE_BYTES = 64 * 1024 * 1024
/** `send_jpg` and `send_image` send a header and a body. Additional parts have no defined meaning. */
const PARTS = 2
/** A header is one line of JSON. imagezmq's own are under 200 bytes; senders may add keys. */
export const MAX_HEADER_BYTES = 64 * 1024

/** Of an event. imagenode's have two or three. */
const MAX_EVENT_FIELDS = 16

/** Of `via`. Camwall publishes no frame that came through more hubs, and its ids are shorter. */
const MAX_HUBS = 16
const MAX_HUB_ID = 64
/** Of `again`: a time that can be subtracted from the current one. */
const MAX_AGE_MS = 365 * 24 * 3600 * 1000

export type ReceivedMessage = (PictureMessage | EventMessage | MalformedMessage) & {
  /** What the camera's name was found in: any JSON value. Missing when the header cannot be read. */
  readonly msg?: unknown
}

/** One frame of a camera. The body is the encoded picture, or the array's rows in C order. */
export interface PictureMessage {
  readonly kind: 'picture'
  /** Its name; `undefined` when its text has none, so that the camera is called after its source. */
  readonly camera: string | undefined
  /** imagenode's text after the first `|`, e.g. `jpg`, `moving`. */
  readonly fields: readonly string[]
  /** What the text has beside the name, e.g. a temperature. */
  readonly readings?: Readings
  readonly picture: Picture
  /** Type and shape of `send_image`'s array, from the header. */
  readonly array?: SentArray
  readonly body: Uint8Array
  /** Bytes of all parts. */
  readonly bytes: number
  /** Milliseconds since the epoch, from the header's key `sent` (seconds). imagezmq's own senders do not set it. */
  readonly sentAt?: number
  /** The hubs that have published it again, the first one first: the header's key `via`, which only Camwall sets. */
  readonly via?: readonly string[]
  /** See `FrameFacts.age`: the header's key `again` (seconds) beside `via`. */
  readonly age?: number
  /** Says that it is replayed from a recording, which is true if the key is that of the replay that runs. */
  readonly replay?: ReplayClaim
}

/** The key `replay` of a header. */
export interface ReplayClaim {
  readonly key: string
  /** The camera's name in the recording. */
  readonly camera: string
}

/** An event, e.g. imagenode's `Barn|Temp|77 F`. It carries no frame. */
export interface EventMessage {
  readonly kind: 'event'
  readonly camera: string | undefined
  /** What it says, in the order in which it was sent; none for a black picture with only a name. */
  readonly fields: readonly string[]
  readonly bytes: number
}

export interface MalformedMessage {
  readonly kind: 'malformed'
  /** `undefined` when the message names no camera, or cannot be read. */
  readonly camera: string | undefined
  /** One sentence: what is wrong, and what to send instead. */
  readonly why: Message
  readonly bytes: number
}

/** Never throws: every message is a picture, an event, or malformed with a reason. */
export function parseMessage(parts: readonly Uint8Array[]): ReceivedMessage {
  const bytes = parts.reduce((sum, part) => sum + part.byteLength, 0)
  const malformed = (why: Message): MalformedMessage => ({
    kind: 'malformed',
    camera: undefined,
    why,
    bytes,
  })

  const [header, body] = parts
  if (header === undefined || body === undefined || parts.length !== PARTS)
    return malformed(message('message.parts', { parts: parts.length, expected: PARTS }))
  if (header.byteLength > MAX_HEADER_BYTES) {
    const values = { bytes: header.byteLength, most: MAX_HEADER_BYTES }
    return malformed(message('message.header-too-long', values))
  }
  const parsed = parseHeader(header)
  if ('why' in parsed) return malformed(parsed.why)

  const { fields } = parsed
  const { msg } = fields
  const { name: camera, fields: rest, readings } = readSenderText(msg)
  const event = (words: readonly string[]): ReceivedMessage => {
    const said = [...rest, ...Object.values(readings).map(String), ...words]
    return { kind: 'event', camera, msg, fields: said.slice(0, MAX_EVENT_FIELDS), bytes }
  }
  const words = readWords(fields, body)
  if (words !== undefined) return event(words)
  const picture = readPicture(fields, body)
  if ('why' in picture)
    return readings !== NO_READINGS && areFewZeros(fields, body)
      ? event([])
      : { ...malformed(picture.why), camera, msg }
  if (isPlaceholder(picture, body, rest.length > 0)) return event([])
  const sentAt = readTime(fields['sent'])
  const replay = readReplay(fields['replay'])
  return {
    kind: 'picture',
    camera,
    msg,
    fields: rest,
    ...(readings === NO_READINGS ? {} : { readings }),
    picture,
    ...arrayOf(fields),
    body,
    bytes,
    ...(sentAt === undefined ? {} : { sentAt }),
    ...(replay === undefined ? {} : { replay }),
    ...viaOf(fields),
  }
}

/** A frame of a recording, as it was sent before. */
export interface ReplayedFrame {
  readonly claim: ReplayClaim
  readonly fields: readonly string[]
  /** Milliseconds since the epoch. */
  readonly sentAt: number | undefined
  /** Of an array. */
  readonly array?: SentArray
  readonly body: Uint8Array
}

export function buildReplayedMessage(frame: ReplayedFrame): [string, Uint8Array] {
  const { claim, fields, sentAt, array, body } = frame
  const header = {
    msg: [claim.camera, ...fields].join('|'),
    ...array,
    ...(sentAt === undefined ? {} : { sent: sentAt / 1000 }),
    replay: claim,
  }
  return [JSON.stringify(header), body]
}

/** Equivalent to `send_jpg`: an encoded picture with a text, usually the host name. */
export function buildEncodedMessage(text: string, picture: Uint8Array): [string, Uint8Array] {
  return [JSON.stringify({ msg: text }), picture]
}

/** A uint8 array in C order: `[height, width]`, or `[height, width, channels]` with 1, 3 (BGR) or 4 (BGRA). */
export interface ImageArray {
  readonly shape: readonly [height: number, width: number, channels?: 1 | 3 | 4]
  readonly data: Uint8Array
}

/** Equivalent to `send_image`. */
export function buildArrayMessage(text: string, image: ImageArray): [string, Uint8Array] {
  return [JSON.stringify({ msg: text, dtype: 'uint8', shape: image.shape }), image.data]
}

function parseHeader(header: Uint8Array): { readonly fields: Fields } | Fault {
  let value: unknown
  try {
    value = parsePythonJson(new TextDecoder().decode(header))
  } catch {
    return { why: message('message.header-not-json') }
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return { why: message('message.header-not-an-object') }
  if (!Object.hasOwn(value, 'msg')) return { why: message('message.header-without-name') }
  return { fields: value as Fields }
}

function viaOf({ via, again }: Fields): Pick<PictureMessage, 'via' | 'age'> {
  const isList = Array.isArray(via) && via.length <= MAX_HUBS
  const areIds = isList && via.every((id) => typeof id === 'string' && id.length <= MAX_HUB_ID)
  if (!areIds) return {}
  const age = readTime(again)
  return {
    via: via as readonly string[],
    ...(age === undefined ? {} : { age: Math.min(age, MAX_AGE_MS) }),
  }
}

/** Seconds to milliseconds. `JSON.parse` returns infinity for 1e999, and the product overflows for 1e308. */
function readTime(seconds: unknown): number | undefined {
  const time = typeof seconds === 'number' ? seconds * 1000 : 0
  return time > 0 && time < Infinity ? time : undefined
}

function readReplay(value: unknown): ReplayClaim | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  if (!('key' in value) || typeof value.key !== 'string') return undefined
  if (!('camera' in value) || typeof value.camera !== 'string') return undefined
  return { key: value.key, camera: showable(value.camera) }
}
