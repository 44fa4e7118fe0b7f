/** What is kept of a frame outside the feed: for pictures in files, recordings, and looking back. */
import type { Picture } from '../contract/frame.ts'
import type { FrameFacts } from '../feed/frame.ts'
import type { SentArray } from '../receive/imagezmq/read-picture.ts'

export interface CapturedFrame {
  readonly camera: string
  /** The sender's text after its first `|`. */
  readonly fields: readonly string[]
  /** The format of an encoded picture, or the layout of a raw array, and its size in pixels. */
  readonly picture: Picture
  /** Type and shape of a raw array, from the message header. */
  readonly array?: SentArray
  /** When it was sent, in milliseconds since the epoch; `undefined` if the sender does not report it. */
  readonly sentAt: number | undefined
  /** When it arrived, in milliseconds since the epoch. */
  readonly arrivedAt: number
  /** The bytes as they were sent: an encoded picture, or an array's rows in C order. Must not be modified. */
  readonly body: Uint8Array
}

/** @param body - is not copied */
export function captureOf(facts: FrameFacts, body: Uint8Array): CapturedFrame {
  const { camera, fields, picture, array, sentAt, arrivedAt } = facts
  const type = array === undefined ? {} : { array }
  return { camera, fields, picture, ...type, sentAt, arrivedAt, body }
}

/** Beyond the year 9999 a time does not sort as a text, and soon is none at all. */
const LATEST = Date.UTC(9999, 11, 31)

/** When the picture was taken, as far as it is known, in milliseconds since the epoch. Senders can report times that no calendar has. */
export function capturedAt({
  sentAt,
  arrivedAt,
}: Pick<CapturedFrame, 'sentAt' | 'arrivedAt'>): number {
  return sentAt !== undefined && sentAt < LATEST ? sentAt : arrivedAt
}
